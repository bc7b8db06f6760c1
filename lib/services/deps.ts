import type { Logger } from 'pino'
import type { Database } from '@/db/client'
import type { Clock } from '@/lib/clock'
import type { KeyRing } from '@/lib/keys'
import type { LinkKeys } from '@/lib/links/link-keys'
import type { SpoolSettings } from './audience/spool'
import type { ConfigCache } from './config-cache'

/** What every use case works with. Made once per process (lib/services/runtime.ts), by hand in tests. */
export interface Deps {
  db: Database
  clock: Clock
  keys: KeyRing
  links: LinkKeys
  /** 32 bytes; outlives every key of the ring. */
  pepper: Buffer
  configs: ConfigCache
  log: Logger
  /** Tells the workers that a business has something to sync: after the commit, never inside it, and without waiting. */
  wakeSync: (businessId: string) => void
  settings: Settings
}

export interface Settings {
  /** Public origin, without a slash at the end. */
  baseUrl: string
  linkLifetimeDays: number
  evidenceDays: number
  /** `host:port` of backends that may be private. */
  allowPrivate: readonly string[]
  /** Where uploads lie until they are answered, and how much of them. */
  spool: SpoolSettings
}

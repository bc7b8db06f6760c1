import type { Logger } from 'pino'
import type { Database } from '@/db/client'
import type { Clock } from '@/lib/clock'
import type { KeyRing } from '@/lib/keys'
import type { LinkKeys } from '@/lib/links/link-keys'
import type { SpoolSettings } from './audience/spool'
import type { ConfigCache } from './config-cache'

/** What every use case works with. Each process makes it once (lib/services/runtime.ts); tests make it by hand. */
export interface Deps {
  db: Database
  clock: Clock
  keys: KeyRing
  links: LinkKeys
  /** The key of digests that outlive every key of the ring: 32 bytes. */
  pepper: Buffer
  configs: ConfigCache
  log: Logger
  /**
   * Tells the workers that a business has something to sync, and returns at once. Call it after the commit, never
   * inside the transaction.
   */
  wakeSync: (businessId: string) => void
  /** Notes that an API key was used, and returns at once: the day is written beside the call. */
  noteKeyUse: (key: { businessId: string; keyId: string }) => void
  /** Notes that a site tried to show a page of a business in a frame and may not, and returns at once. */
  noteRefusedFrame: (frame: { businessId: string; origin: string }) => void
  settings: Settings
}

export interface Settings {
  /** Public origin, without a slash at the end. */
  baseUrl: string
  /** Further host names of the installation. */
  otherHosts: readonly string[]
  /** The one origin of the console, without a slash at the end. */
  authUrl: string
  /** The mail server of invitations, and their sender. Null: links are sent by hand. */
  mail: { url: string; from: string } | null
  linkLifetimeDays: number
  evidenceDays: number
  /** How many days single messages are kept, for the lists of people and to tie refusals to them. */
  sentMessageDays: number
  /** `host:port` of each backend that may have a private address. */
  allowPrivate: readonly string[]
  /** Where uploads are stored until they are answered, and how many bytes they may take. */
  spool: SpoolSettings
}

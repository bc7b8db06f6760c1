import type { KeyRing } from '@/lib/keys'

export interface ConnectOptions {
  keys: KeyRing
  /** `host:port` of backends that may be private. */
  allowPrivate: readonly string[]
  requestMs: number
}

import type { KeyRing } from '@/lib/keys'

export interface ConnectOptions {
  keys: KeyRing
  /** `host:port` of the backends that may be on a private network. */
  allowPrivate: readonly string[]
  /** The most that one request may take, in milliseconds. */
  requestMs: number
}

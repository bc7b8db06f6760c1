import type { InboundEvent } from './events'

/** Collects while a payload is read. */
export interface Reading {
  events: InboundEvent[]
  /**
   * Seconds since the epoch when the POST came: the time of a message that tells none. Null: such a message can't be
   * placed.
   */
  receivedAt: number | null
  /** A keyed digest of what came, for what has no id of its own: of a bare one short texts could be found by trying. */
  digest(text: string): string
  ignore(what: string): void
}

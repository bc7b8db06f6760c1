import type { InboundEvent } from './events'

/** What is collected while a payload is read. */
export interface Reading {
  events: InboundEvent[]
  /**
   * Seconds since 1970 when the POST arrived: the time of a message that has none. Null: such a message is left out.
   */
  receivedAt: number | null
  /**
   * A keyed digest of what came, as the id of what has none. From a digest without key, short texts could be guessed.
   */
  digest(text: string): string
  ignore(what: string): void
}

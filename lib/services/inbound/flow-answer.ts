import type { Instant } from '@/lib/consent/types'
import type { ReceiptChange } from '@/lib/services/messages/send-receipt'

/**
 * `refused`: the person refused offers or topics, not everything. `confirmed`: they confirmed what waited. `asked`:
 * they want topics again, and the reply asks them to confirm. `code`: the reply is the code that opens their data.
 * `receipt`: it is the receipt of their last choice.
 */
export type MessageOutcome = 'stopped' | 'returned' | 'refused' | 'confirmed' | 'asked' | 'code' | 'receipt' | 'none'
/** A message that a flow could not pass on when the person wrote it. */
export interface LateMessage {
  /** When the person wrote it. */
  at: Instant
  /** The key by which a repetition is recognised. */
  dedupeKey: string
  /**
   * Whether the person may have refused something after they wrote it, because that time is not exact. Then only a
   * refusal counts.
   */
  onlyRefuses: boolean
}

/** What the reply of a flow says besides the link. */
export type FlowSaid =
  /** The topics that are on now. */
  | { kind: 'confirmed'; topicIds: readonly string[] }
  /** The topics that the person has to confirm. */
  | { kind: 'asked'; topicIds: readonly string[] }
  /** Null: too many codes were asked for. */
  | { kind: 'code'; code: string | null }
  | { kind: 'receipt'; change: ReceiptChange }
  /** Nothing waits to be confirmed. */
  | { kind: 'not_open' }

import type { Tx } from '@/db/client'
import { recordSeenEvents } from '@/db/queries/inbox/seen-events'
import type { Instant } from '@/lib/consent/types'

/**
 * Returns whether an event is answered for the first time, and notes in the transaction of the answer that it was: an
 * event that arrives twice, or is tried again because another one of its POST failed, gets one answer.
 * @param event the key of the event; without it every call is a first one
 */
export async function isFirstAnswer(
  tx: Tx,
  businessId: string,
  event: string | undefined,
  now: Instant,
): Promise<boolean> {
  if (event === undefined) return true
  return (await recordSeenEvents(tx, businessId, [event], now)).has(event)
}

import type { Tx } from '@/db/client'
import { insertReview, type NewReview } from '@/db/queries/reviews/reviews'
import type { Deps } from '@/lib/services/deps'

/** A review of any kind waits for a member of the business for this many milliseconds. */
const KEPT_MS = 90 * 86_400_000

/**
 * Keeps a matter for 90 days, for a member of the business to judge. Every review is made here. Returns whether the
 * matter is new; a second review with the same `dedupeKey` is not made.
 */
export function keepReview(
  { keys, clock }: Pick<Deps, 'keys' | 'clock'>,
  tx: Tx,
  review: Omit<NewReview, 'now' | 'keepUntil'>,
): Promise<boolean> {
  const now = clock.now()
  return insertReview(tx, keys, { ...review, now, keepUntil: now + KEPT_MS })
}

import type { PostRow } from '@/db/queries/inbox/failed-posts'
import type { Instant } from '@/lib/consent/types'

/**
 * Where a POST of a backend is. `new`: no try of it has failed. `waits`: at least one has, and it is tried again.
 * `claimed`: the same, and a worker is trying it, or ended while it did.
 */
export type PostState = 'processed' | 'set_aside' | 'new' | 'waits' | 'claimed'

/** Returns where a POST is at a moment. */
export function postState({ dueAt, claimedUntil, attempts, lastError }: PostRow, now: Instant): PostState {
  if (dueAt === null) return lastError === null ? 'processed' : 'set_aside'
  const isClaimed = claimedUntil !== null && claimedUntil > now
  if (lastError === null && attempts <= (isClaimed ? 1 : 0)) return 'new'
  return isClaimed ? 'claimed' : 'waits'
}

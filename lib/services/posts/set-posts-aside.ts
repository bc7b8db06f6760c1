import { lockPosts, type PostRow, setInboxAside } from '@/db/queries/inbox/failed-posts'
import { UNFINISHED } from '@/db/queries/inbox/inbox'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { postState } from './post-state'
import { readReason } from './read-reason'

export type PostSetAside =
  /**
   * It is not tried any more. `wasClaimed`: a worker had begun to try it, or had ended while it did; if that try
   * succeeds, the POST is processed all the same.
   */
  | { id: string; outcome: 'set_aside'; wasClaimed: boolean; post: PostRow }
  /** Nothing was changed: the business has no such POST, it was processed, it is set aside, or no try of it failed. */
  | { id: string; outcome: 'unknown' | 'processed' | 'is_set_aside' | 'not_failed' }

export type PostsSetAside =
  | { outcome: 'done'; posts: PostSetAside[] }
  /** The reason is empty, too long or more than a line, or seems to hold a number or a secret. */
  | { outcome: 'reason_not_valid' }
  | NotAllowed

/** The most POSTs of one call. */
export const POSTS_MOST = 200

/**
 * Sets POSTs of a business aside that can't be processed, each by itself: they are not tried until somebody asks for
 * it. Nothing is deleted before its 30 days are over. It works also while a worker tries one, because a POST that ends
 * its worker is claimed nearly all the time.
 */
export async function setPostsAside(
  deps: Deps,
  caller: Caller,
  ids: readonly string[],
  given: string,
): Promise<PostsSetAside> {
  const { businessId } = caller
  const reason = readReason(given)
  return inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<PostsSetAside> => {
    if (reason === null) return { outcome: 'reason_not_valid' }
    const rows = new Map((await lockPosts(tx, businessId, ids)).map((row) => [row.id, row]))
    const now = deps.clock.now()
    const posts = ids.map((id) => judged(id, rows.get(id), now))
    const aside = posts.flatMap((each) => (each.outcome === 'set_aside' ? [each.post] : []))
    if (aside.length === 0) return { outcome: 'done', posts }
    await setInboxAside(
      tx,
      businessId,
      aside.map(({ id }) => id),
      UNFINISHED,
    )
    for (const { id, backendId } of aside)
      await recordAudit(deps, tx, caller, {
        action: 'backend.post_set_aside',
        subject: { kind: 'backend', id: backendId },
        changes: { post: id, reason },
      })
    return { outcome: 'done', posts }
  })
}

function judged(id: string, row: PostRow | undefined, now: number): PostSetAside {
  if (!row) return { id, outcome: 'unknown' }
  const state = postState(row, now)
  switch (state) {
    case 'processed':
      return { id, outcome: 'processed' }
    case 'set_aside':
      return { id, outcome: 'is_set_aside' }
    case 'new':
      return { id, outcome: 'not_failed' }
    case 'waits':
    case 'claimed':
      return { id, outcome: 'set_aside', wasClaimed: state === 'claimed', post: row }
  }
}

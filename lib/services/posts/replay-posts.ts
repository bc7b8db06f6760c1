import { lockPosts, makeInboxDue, type PostRow } from '@/db/queries/inbox/failed-posts'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { postState } from './post-state'

export interface PostReplayed {
  id: string
  /**
   * `replayed`: it is tried at once. Otherwise nothing was changed: the business has no such POST, it was processed, no
   * try of it has failed, or a worker is trying it.
   */
  outcome: 'replayed' | 'unknown' | 'processed' | 'not_failed' | 'claimed'
}

export type PostsReplayed = { outcome: 'done'; posts: PostReplayed[] } | NotAllowed

/**
 * Has POSTs of a business tried at once that failed before, whether they were set aside or wait for their next try. One
 * that fails again is tried once an hour, as before.
 */
export async function replayPosts(deps: Deps, caller: Caller, ids: readonly string[]): Promise<PostsReplayed> {
  const { businessId } = caller
  const result = await inBusinessFor(deps, caller, 'backends.replay', async (tx): Promise<PostsReplayed> => {
    const rows = new Map((await lockPosts(tx, businessId, ids)).map((row) => [row.id, row]))
    const now = deps.clock.now()
    const posts = ids.map((id) => ({ id, outcome: outcomeOf(rows.get(id), now) }))
    const again = posts.flatMap(({ id, outcome }) => (outcome === 'replayed' ? (rows.get(id) ?? []) : []))
    if (again.length === 0) return { outcome: 'done', posts }
    await makeInboxDue(
      tx,
      businessId,
      again.map(({ id }) => id),
      now,
    )
    for (const { id, backendId } of again)
      await recordAudit(deps, tx, caller, {
        action: 'backend.post_replayed',
        subject: { kind: 'backend', id: backendId },
        changes: { post: id },
      })
    return { outcome: 'done', posts }
  })
  const isAny = result.outcome === 'done' && result.posts.some(({ outcome }) => outcome === 'replayed')
  if (isAny) deps.wakeSync(businessId)
  return result
}

function outcomeOf(row: PostRow | undefined, now: number): PostReplayed['outcome'] {
  if (!row) return 'unknown'
  const state = postState(row, now)
  if (state === 'new') return 'not_failed'
  return state === 'set_aside' || state === 'waits' ? 'replayed' : state
}

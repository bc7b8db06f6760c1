import type { Tx } from '@/db/client'
import { listFailedPosts, type PostRow, readPosts, readSetAsideNotes } from '@/db/queries/inbox/failed-posts'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { AuditAction } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { type PostState, postState } from './post-state'

/** A POST as an operator sees it: without a word of what is in it. */
export interface FailedPost extends PostRow {
  state: PostState
  /** When and why it was set aside; null: it is not, or no entry of the audit log says so. */
  setAside: { at: Instant; reason: string } | null
}

const SET_ASIDE: AuditAction = 'backend.post_set_aside'

/** How many POSTs are looked at in one transaction. */
const LOOKED_AT_ONCE = 10_000

export type FailedPosts =
  /** `next` is where the next part begins; null: this is the last one. */
  { outcome: 'listed'; posts: FailedPost[]; next: string | null } | NotAllowed

/** Returns a part of the POSTs of a business of which a try has failed, the oldest first; also those set aside. */
export async function listFailed(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  { after, limit = LOOKED_AT_ONCE }: { after: string | null; limit?: number },
): Promise<FailedPosts> {
  const now = deps.clock.now()
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'backends.read', async (tx): Promise<FailedPosts> => {
    const { posts, next } = await listFailedPosts(tx, businessId, { now, after, limit })
    return { outcome: 'listed', posts: await withNotes(tx, businessId, posts, now), next }
  })
}

/** Returns POSTs of a business by their ids, those that are there. */
export async function readByIds(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  ids: readonly string[],
): Promise<{ outcome: 'read'; posts: FailedPost[] } | NotAllowed> {
  const now = deps.clock.now()
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'backends.read', async (tx) => {
    const posts = await readPosts(tx, businessId, ids)
    return { outcome: 'read' as const, posts: await withNotes(tx, businessId, posts, now) }
  })
}

async function withNotes(tx: Tx, businessId: string, rows: readonly PostRow[], now: Instant): Promise<FailedPost[]> {
  const posts = rows.map((row) => ({ ...row, state: postState(row, now), setAside: null }))
  const aside = posts.filter(({ state }) => state === 'set_aside')
  if (aside.length === 0) return posts
  const since = Math.min(...aside.map(({ receivedAt }) => receivedAt))
  const ids = aside.map(({ id }) => id)
  const notes = await readSetAsideNotes(tx, businessId, SET_ASIDE, { ids, since })
  const noted = new Map(notes.map(({ id, at, reason }) => [id, { at, reason }]))
  return posts.map((post) => (post.state === 'set_aside' ? { ...post, setAside: noted.get(post.id) ?? null } : post))
}

import type { Tx } from '@/db/client'
import { instant, LAST_ID, orNil } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** What is known of a POST without what is in it. */
export interface PostRow {
  id: string
  backendId: string
  /** It holds nothing but statuses that say how far messages got. */
  onlyProgress: boolean
  receivedAt: Instant
  /** One that is under way included. */
  attempts: number
  /** When it is tried; null: it was processed, given up or set aside. */
  dueAt: Instant | null
  claimedUntil: Instant | null
  /** The kind of the last error; null: it was processed, or no try of it came to an error. */
  lastError: string | null
}

const columns = (tx: Tx) => tx`
  id, backend_id as "backendId", only_progress as "onlyProgress", sayso_ms(received_at) as "receivedAt", attempts,
  sayso_ms(due_at) as "dueAt", sayso_ms(claimed_until) as "claimedUntil", last_error as "lastError"`

/**
 * Looks at `limit` POSTs of a business after `after` in the order in which they came, and returns those of which a try
 * has failed, and where to go on; null at the end. There may be millions that were processed, and no index leads to the
 * few others. A try that ended with its process left no error: it is seen by its claim, which is over.
 */
export async function listFailedPosts(
  tx: Tx,
  businessId: string,
  { now, after, limit }: { now: Instant; after: string | null; limit: number },
): Promise<{ posts: PostRow[]; next: string | null }> {
  const [last] = await tx<{ id: string }[]>`
    select id from inbox where business_id = ${businessId} and id > ${orNil(after)}::uuid
    order by id offset ${limit - 1} limit 1`
  const posts = await tx<PostRow[]>`
    select ${columns(tx)} from inbox
    where business_id = ${businessId} and id > ${orNil(after)}::uuid and id <= ${last?.id ?? LAST_ID}::uuid
      and (last_error is not null or (due_at is not null
        and attempts > case when claimed_until > ${instant(now)}::timestamptz then 1 else 0 end))
    order by id`
  return { posts, next: last?.id ?? null }
}

/** Returns POSTs of a business, and locks them until the transaction ends: no worker claims or ends them meanwhile. */
export async function lockPosts(tx: Tx, businessId: string, ids: readonly string[]): Promise<PostRow[]> {
  return tx<PostRow[]>`
    select ${columns(tx)} from inbox where business_id = ${businessId} and id = any(${[...ids]}::uuid[])
    order by id for update`
}

/** Returns POSTs of a business, in the order in which they came. It locks nothing. */
export async function readPosts(tx: Tx, businessId: string, ids: readonly string[]): Promise<PostRow[]> {
  return tx<PostRow[]>`
    select ${columns(tx)} from inbox where business_id = ${businessId} and id = any(${[...ids]}::uuid[]) order by id`
}

/**
 * Sets POSTs aside: they are not tried, and what is in them stays. A worker that is processing one can still finish it,
 * but not make it due again (`postponeInbox`). A row without an error would be taken for processed, so `error` is
 * written where there is none.
 */
export async function setInboxAside(tx: Tx, businessId: string, ids: readonly string[], error: string): Promise<void> {
  await tx`
    update inbox set due_at = null, claimed_until = null, last_error = coalesce(last_error, ${error})
    where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
}

/**
 * Makes POSTs due, behind those that are due already. What they were tried before still counts, so that one that fails
 * again is tried once an hour.
 */
export async function makeInboxDue(tx: Tx, businessId: string, ids: readonly string[], now: Instant): Promise<void> {
  await tx`
    update inbox set due_at = ${instant(now)}, claimed_until = null
    where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
}

/** When and why a POST was set aside, by the audit log. */
export interface SetAsideNote {
  id: string
  reason: string
  at: Instant
}

/** Returns of POSTs that came after a moment when and why each was set aside the last time. */
export async function readSetAsideNotes(
  tx: Tx,
  businessId: string,
  action: string,
  { ids, since }: { ids: readonly string[]; since: Instant },
): Promise<SetAsideNote[]> {
  return tx<SetAsideNote[]>`
    select distinct on (changes ->> 'post') changes ->> 'post' as id, changes ->> 'reason' as reason, sayso_ms(at) as at
    from audit_log
    where business_id = ${businessId} and subject_kind = 'backend' and action = ${action}
      and at >= ${instant(since)}::timestamptz and changes ->> 'post' = any(${[...ids]}::text[])
    order by changes ->> 'post', audit_log.at desc, audit_log.id desc`
}

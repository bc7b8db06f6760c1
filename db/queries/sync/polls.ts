import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** The kinds of reading. `topics` goes the other way: how far a changed topic has been delivered to a backend. */
export type PollKind = 'changes' | 'templates' | 'reconcile' | 'topics'

export interface DuePoll {
  businessId: string
  backendId: string
  kind: PollKind
}

export interface PollClaim {
  /** How far the reader has come, in its own form. Null at the start. */
  cursor: string | null
  /** The end of the claim. It also identifies the claim, so that a worker that lost it can't end it. */
  until: Instant
}

/** What is to be read now, of all businesses. An unlocked look; claims are made within one business. */
export async function findDuePolls(sql: Sql, now: Instant): Promise<DuePoll[]> {
  const rows = await sql<{ business_id: string; backend_id: string; kind: PollKind }[]>`
    select business_id, backend_id, kind from sayso_due_polls(${instant(now)})`
  return rows.map((row) => ({ businessId: row.business_id, backendId: row.backend_id, kind: row.kind }))
}

/** Lets a backend be read from `dueAt` on. What is there already keeps its place. */
export async function ensurePoll(
  tx: Tx,
  businessId: string,
  backendId: string,
  kind: PollKind,
  dueAt: Instant,
): Promise<void> {
  await tx`
    insert into poll_cursors (business_id, backend_id, kind, due_at)
      values (${businessId}, ${backendId}, ${kind}, ${instant(dueAt)})
    on conflict (business_id, backend_id, kind) do nothing`
}

/** Returns how far a reading has come, in its own form; null if nothing is known of it. */
export async function readCursor(
  tx: Tx,
  businessId: string,
  backendId: string,
  kind: PollKind,
): Promise<string | null> {
  const [row] = await tx<{ cursor: string | null }[]>`
    select cursor from poll_cursors
    where business_id = ${businessId} and backend_id = ${backendId} and kind = ${kind}`
  return row?.cursor ?? null
}

/** Starts a reading again, with a cursor of its own, whichever worker is at it: its claim is lost. */
export async function restartPoll(
  tx: Tx,
  businessId: string,
  backendId: string,
  kind: PollKind,
  start: { cursor: string | null; dueAt: Instant },
): Promise<void> {
  await tx`
    insert into poll_cursors (business_id, backend_id, kind, cursor, due_at)
    values (${businessId}, ${backendId}, ${kind}, ${start.cursor}, ${instant(start.dueAt)})
    on conflict (business_id, backend_id, kind) do update set
      cursor = excluded.cursor, due_at = excluded.due_at, claimed_until = null, last_error = null, failed_since = null`
}

/** Lets a reading that waits go on at `dueAt`, where it stands. */
export async function hastenPoll(
  tx: Tx,
  businessId: string,
  backendId: string,
  kind: PollKind,
  dueAt: Instant,
): Promise<void> {
  await tx`
    update poll_cursors set due_at = least(due_at, ${instant(dueAt)}::timestamptz)
    where business_id = ${businessId} and backend_id = ${backendId} and kind = ${kind} and claimed_until is null`
}

/** Claims one reading for one worker. Null when somebody else has it, or it is not due any more. */
export async function claimPoll(
  tx: Tx,
  { businessId, backendId, kind }: DuePoll,
  now: Instant,
  until: Instant,
): Promise<PollClaim | null> {
  const [row] = await tx<{ cursor: string | null }[]>`
    update poll_cursors set claimed_until = ${instant(until)}
    where business_id = ${businessId} and backend_id = ${backendId} and kind = ${kind} and due_at <= ${instant(now)}
      and (claimed_until is null or claimed_until <= ${instant(now)})
    returning cursor`
  return row ? { cursor: row.cursor, until } : null
}

/** Keeps how far a reading has come and prolongs its claim. False: somebody else has it now. */
export async function keepPoll(
  tx: Tx,
  { businessId, backendId, kind }: DuePoll,
  claim: PollClaim,
  until: Instant,
): Promise<boolean> {
  const rows = await tx`
    update poll_cursors set cursor = ${claim.cursor}, claimed_until = ${instant(until)}
    where business_id = ${businessId} and backend_id = ${backendId} and kind = ${kind}
      and claimed_until = ${instant(claim.until)}
    returning kind`
  return rows.length === 1
}

/** Ends a claim and says when to read next, and why this one did not end well. */
export async function endPoll(
  tx: Tx,
  { businessId, backendId, kind }: DuePoll,
  claim: PollClaim,
  next: { dueAt: Instant; error: string | null },
): Promise<void> {
  // Read before, because a cluster takes no now() inside of CASE or COALESCE (docs/reference/citus.md, 37).
  const [clock] = await tx<{ now: Instant }[]>`select sayso_ms(now()) as now`
  const failedAt = instant(clock?.now ?? next.dueAt)
  await tx`
    update poll_cursors set cursor = ${claim.cursor}, due_at = ${instant(next.dueAt)}, claimed_until = null,
      last_error = ${next.error}, failed_since = case when ${next.error}::text is null then null
        else coalesce(failed_since, ${failedAt}::timestamptz) end
    where business_id = ${businessId} and backend_id = ${backendId} and kind = ${kind}
      and claimed_until = ${instant(claim.until)}`
}

import type postgres from 'postgres'
import type { Sql, Tx } from '@/db/client'
import { columnsOf, instant, orNil } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface NewInboxRow {
  id: string
  backendId: string
  /** Encrypted. */
  body: Buffer
  /** A keyed digest of the raw bytes (lib/services/text-digest.ts). */
  bodyHash: string
  /** It holds nothing but statuses that say how far messages got. */
  onlyProgress: boolean
  now: Instant
}

export interface InboxRow {
  id: string
  backendId: string
  body: Buffer
  receivedAt: Instant
  /** This one included. */
  attempts: number
  /** It holds nothing but statuses that say how far messages got. */
  onlyProgress: boolean
  /** The claim before this one was not ended, as where the POST ended its worker. */
  wasCutOff: boolean
}

/** Stores a POST. The same bytes again are the row that is there. Returns whether it was new. */
export async function insertInbox(tx: Tx, businessId: string, row: NewInboxRow): Promise<boolean> {
  const rows = await tx`
    insert into inbox (business_id, id, backend_id, body, body_hash, only_progress, received_at, due_at)
    values (${businessId}, ${row.id}, ${row.backendId}, ${row.body}, ${row.bodyHash},
      ${row.onlyProgress}, ${instant(row.now)}, ${instant(row.now)})
    on conflict (business_id, backend_id, body_hash) do nothing returning id`
  return rows.length === 1
}

/** Returns the businesses that have something to read. It reads across businesses and locks nothing. */
export async function findDueInboxes(sql: Sql, now: Instant): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select sayso_due_inbox(${instant(now)}) as id`
  return rows.map((row) => row.id)
}

/** Returns whether a POST of the business that was due at a moment is not processed yet. */
export async function isInboxBehind(tx: Tx, businessId: string, dueBy: Instant): Promise<boolean> {
  const [row] = await tx<{ isBehind: boolean }[]>`
    select exists (select 1 from inbox where business_id = ${businessId}
      and due_at <= ${instant(dueBy)}::timestamptz) as "isBehind"`
  return row?.isBehind === true
}

export interface InboxClaim {
  now: Instant
  /** When the claim ends. */
  until: Instant
  /** The same for a row that was tried `attempts` times: one that ends the process must not end it all the time. */
  late: { attempts: number; until: Instant }
  limit: number
}

/** The error of a POST whose last try left none: it ended together with its worker. */
export const UNFINISHED = 'unfinished'

/**
 * What a POST holds: more than how far messages got, which goes first; or nothing else, not tried before or tried. Each
 * kind has an index of its own, so that none is looked for among the rows of another.
 */
export type InboxKind = 'words' | 'progress' | 'tried_progress'

function isOfKind(tx: Tx, kind: InboxKind): postgres.PendingQuery<postgres.Row[]> {
  if (kind === 'words') return tx`not i.only_progress`
  return kind === 'progress' ? tx`i.only_progress and i.attempts = 0` : tx`i.only_progress and i.attempts > 0`
}

/**
 * Takes due rows of one kind of one business, oldest first. While claimed, `due_at` is the end of the claim: what a
 * killed worker left is due again by itself. `returning` shows only what is written, so `claimed_until` is a
 * millisecond later where the claim before was not ended. `= any(array(…))`: see `claimMarks`.
 */
export async function claimInbox(
  tx: Tx,
  businessId: string,
  kind: InboxKind,
  { now, until, late, limit }: InboxClaim,
): Promise<InboxRow[]> {
  const end = (more: number) => tx`case when attempts >= ${late.attempts}
    then ${instant(late.until + more)}::timestamptz else ${instant(until + more)}::timestamptz end`
  const rows = await tx<InboxRow[]>`
    update inbox set claimed_until = case when claimed_until is null then ${end(0)} else ${end(1)} end,
      due_at = ${end(0)}, attempts = attempts + 1
    where business_id = ${businessId} and id = any(array(
      select i.id from inbox i where i.business_id = ${businessId} and i.due_at <= ${instant(now)}
        and ${isOfKind(tx, kind)}
      order by i.due_at limit ${limit} for update skip locked))
    returning id, backend_id as "backendId", body, sayso_ms(received_at) as "receivedAt", attempts,
      only_progress as "onlyProgress", claimed_until > due_at as "wasCutOff"`
  return rows.toSorted((a, b) => a.receivedAt - b.receivedAt)
}

/** They were processed: the texts go, the rows stay for as long as the same POST may come again. */
export async function finishInbox(tx: Tx, businessId: string, ids: readonly string[]): Promise<void> {
  await tx`
    update inbox set due_at = null, claimed_until = null, last_error = null, body = ''::bytea
    where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
}

/**
 * Gives rows back that were claimed together and could not be processed together: they are due now, as rows that were
 * tried. A row that another worker has claimed since, or finished, stays as it is.
 */
export async function giveBackInbox(tx: Tx, businessId: string, rows: readonly InboxRow[], now: Instant) {
  const of = columnsOf(rows)
  await tx`
    update inbox i set due_at = ${instant(now)}, claimed_until = null
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ attempts }) => attempts)}::int[]) as v(id, attempts)
    where i.business_id = ${businessId} and i.id = v.id and i.attempts = v.attempts and i.claimed_until is not null`
}

/**
 * Ends the claim of rows that were claimed as new and that nobody has looked into: they are new again, and due since
 * they came. A row that another worker has claimed since, or finished, stays as it is.
 */
export async function releaseInbox(tx: Tx, businessId: string, rows: readonly InboxRow[]): Promise<void> {
  const of = columnsOf(rows)
  await tx`
    update inbox i set due_at = i.received_at, claimed_until = null, attempts = i.attempts - 1
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ attempts }) => attempts)}::int[]) as v(id, attempts)
    where i.business_id = ${businessId} and i.id = v.id and i.attempts = v.attempts and i.claimed_until is not null`
}

/**
 * Not all of it was worked off: again at `dueAt`; null: not again by itself. A row that is 30 days old by then is
 * deleted by the next run of `purge_messages`, within the hour. Returns false, and changes nothing, if another worker
 * has claimed the row since, or finished it: each claim counts as an attempt.
 */
export async function postponeInbox(
  tx: Tx,
  businessId: string,
  { id, attempts }: Pick<InboxRow, 'id' | 'attempts'>,
  dueAt: Instant | null,
  error: string,
): Promise<boolean> {
  const rows = await tx`
    update inbox set due_at = ${instant(dueAt)}, claimed_until = null, last_error = ${error}
    where business_id = ${businessId} and id = ${id} and attempts = ${attempts} and claimed_until is not null
    returning id`
  return rows.length > 0
}

/**
 * Ends a claim that tried nothing: the try before it ended with its worker. That is noted as its error; this claim does
 * not count. As `postponeInbox` otherwise.
 */
export async function noteCutOff(
  tx: Tx,
  businessId: string,
  { id, attempts }: Pick<InboxRow, 'id' | 'attempts'>,
  dueAt: Instant | null,
): Promise<boolean> {
  const rows = await tx`
    update inbox set due_at = ${instant(dueAt)}, claimed_until = null, last_error = ${UNFINISHED},
      attempts = attempts - 1
    where business_id = ${businessId} and id = ${id} and attempts = ${attempts} and claimed_until is not null
    returning id`
  return rows.length > 0
}

export interface OldInbox {
  /** Where to go on; null when only newer rows follow. */
  next: string | null
  /** What was looked at, is set aside and will soon be deleted: whether each holds nothing but how far messages got. */
  ending: { onlyProgress: boolean }[]
}

/**
 * Looks at `limit` rows after `after` in the order in which they came, which is that of their ids, and deletes those
 * that are past their time: what was processed before `before`, and what was set aside before `setAsideBefore`; what
 * was set aside and came before `endingBefore` is soon. Newer rows than `before` are never read. There may be millions
 * of them.
 */
export async function deleteOldInbox(
  tx: Tx,
  businessId: string,
  limits: { before: Instant; setAsideBefore: Instant; endingBefore: Instant; after: string | null; limit: number },
): Promise<OldInbox> {
  const looked = await tx<{ id: string; isOld: boolean; isOver: boolean; isEnding: boolean; onlyProgress: boolean }[]>`
    select id, received_at < ${instant(limits.before)}::timestamptz as "isOld",
      due_at is null and (received_at < ${instant(limits.setAsideBefore)}::timestamptz
        or (received_at < ${instant(limits.before)}::timestamptz and last_error is null)) as "isOver",
      due_at is null and last_error is not null
        and received_at < ${instant(limits.endingBefore)}::timestamptz as "isEnding",
      only_progress as "onlyProgress"
    from inbox where business_id = ${businessId} and id > ${orNil(limits.after)}::uuid
    order by id limit ${limits.limit}`
  const over = looked.flatMap(({ id, isOver }) => (isOver ? [id] : []))
  if (over.length > 0)
    await tx`delete from inbox where business_id = ${businessId} and id = any(${over}::uuid[]) and due_at is null`
  const isThrough = looked.length < limits.limit || !looked.some(({ isOld }) => isOld)
  const ending = looked.filter(({ isOver, isEnding }) => isEnding && !isOver)
  return { next: isThrough ? null : (looked.at(-1)?.id ?? null), ending }
}

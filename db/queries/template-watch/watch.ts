import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface DueWatch {
  businessId: string
  /** What is to be done: messages to count, lines to attribute, templates to judge. */
  kind: 'messages' | 'lines' | 'judge'
}

/** Returns what the watch has to do now, of all businesses. It locks nothing. */
export async function findDueWatch(sql: Sql, now: Instant): Promise<DueWatch[]> {
  return sql<DueWatch[]>`
    select business_id as "businessId", kind from sayso_due_template_watch(${instant(now)}::timestamptz)`
}

/**
 * Says that the feed has lines that are not attributed yet, in the transaction that gave them their positions. Two
 * seconds later they are: what a person says together, such as a stop and its reason, is then read together, and many
 * stops at once are recorded first.
 */
export async function markLinesDue(tx: Tx, businessId: string): Promise<void> {
  await tx`
    insert into template_watch as w (business_id, lines_due_at) values (${businessId}, now() + interval '2 seconds')
    on conflict (business_id) do update set lines_due_at = coalesce(w.lines_due_at, excluded.lines_due_at)`
}

/**
 * Lets the templates of a business be judged again from a moment on, or earlier if that is due already. From one
 * judging to the next it takes fifty times as long as the last one did: at most a fiftieth of one core judges.
 */
export async function markJudgeDue(tx: Tx, businessId: string, at: Instant): Promise<void> {
  // A cluster adds no times in ON CONFLICT (docs/reference/citus.md, 9 and 36), so they are added before.
  const [known] = await tx<{ restsUntil: Instant | null }[]>`
    select sayso_ms(judged_at + 50 * judge_ms * interval '1 millisecond') as "restsUntil"
    from template_watch where business_id = ${businessId} for update`
  await tx`
    insert into template_watch as w (business_id, judge_due_at)
    values (${businessId}, ${instant(Math.max(at, known?.restsUntil ?? at))})
    on conflict (business_id) do update set judge_due_at = least(w.judge_due_at, excluded.judge_due_at)`
}

/**
 * Returns how far the feed is attributed, locked until the transaction ends; null: nothing is due, or one works.
 * @param at null is returned, and nothing is locked, where it is attributed to another position
 */
export async function lockWatch(tx: Tx, businessId: string, now: Instant, at?: number): Promise<number | null> {
  const rows = await tx<{ position: number }[]>`
    select position::float8 as position from template_watch
    where business_id = ${businessId} and lines_due_at <= ${instant(now)}
      ${at === undefined ? tx`` : tx`and position = ${at}`} for update skip locked`
  return rows[0]?.position ?? null
}

/**
 * Waits until nobody attributes the feed of the business, and keeps others from it until the transaction ends. A
 * transaction that counts a message and one that ties a refusal to it at the same moment would each miss what the other
 * writes. Call it before any message is locked: attributing locks messages behind this row.
 */
export async function holdWatch(tx: Tx, businessId: string): Promise<void> {
  await tx`select 1 from template_watch where business_id = ${businessId} for update`
}

/** Says how far the feed is attributed now. `isDone`: nothing was left in it. */
export async function moveWatch(
  tx: Tx,
  businessId: string,
  { position, isDone }: { position: number; isDone: boolean },
): Promise<void> {
  await tx`
    update template_watch set position = ${position},
      lines_due_at = case when ${isDone} then null else lines_due_at end
    where business_id = ${businessId}`
}

/** Takes the judging of a business until a time; false: it was not due at `dueBy`, or another worker has it. */
export async function takeJudging(tx: Tx, businessId: string, dueBy: Instant, until: Instant): Promise<boolean> {
  const rows = await tx`
    update template_watch set judge_due_at = ${instant(until)}
    where business_id = ${businessId} and judge_due_at <= ${instant(dueBy)} returning business_id`
  return rows.length === 1
}

export interface EndedJudging {
  /** Until when it was taken. */
  until: Instant
  /** When it began and how long it took, in milliseconds. */
  at: Instant
  tookMs: number
  /** When it is due by itself, because days pass; null: there is nothing to judge. */
  againAt: Instant | null
}

/** Ends a judging. What became due meanwhile stays due. */
export async function endJudging(
  tx: Tx,
  businessId: string,
  { until, at, tookMs, againAt }: EndedJudging,
): Promise<void> {
  await tx`
    update template_watch set judged_at = ${instant(at)}, judge_ms = ${tookMs},
      judge_due_at = case when judge_due_at = ${instant(until)}::timestamptz then ${instant(againAt)}::timestamptz
        else judge_due_at end
    where business_id = ${businessId}`
}

/** Returns when the templates of a business were judged last; null: never. */
export async function readJudgedAt(tx: Tx, businessId: string): Promise<Instant | null> {
  const [row] = await tx<{ at: Instant | null }[]>`
    select sayso_ms(judged_at) as at from template_watch where business_id = ${businessId}`
  return row?.at ?? null
}

/** Begins the attribution of a business again from its first line: what is there already is found again. */
export async function restartWatch(tx: Tx, businessId: string): Promise<void> {
  await tx`
    insert into template_watch as w (business_id, position, lines_due_at) values (${businessId}, 0, now())
    on conflict (business_id) do update set position = 0, lines_due_at = excluded.lines_due_at`
}

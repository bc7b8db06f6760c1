import type { Tx } from '@/db/client'
import { reasonOf } from '@/db/queries/decisions/decisions'
import { instant } from '@/db/sql'
import type { DecisionReason, Instant } from '@/lib/consent/types'

export interface ReachCount {
  topicId: string
  reason: DecisionReason
  people: number
}

/** Some contacts of a business, counted by topic and reason. */
export interface ReachPart {
  counts: ReachCount[]
  people: number
  /** The last contact that was counted; null: there is none after it. */
  last: string | null
  /** Whether a reason among them ends by itself: a pause, a request, a consent with an end. */
  changesByItself: boolean
}

/**
 * Counts the decisions about every topic that is not archived for up to `limit` contacts after one, in the order of
 * their ids. A contact that was erased, released or merged is nobody to write to, and is not counted.
 */
export async function countReachPart(
  tx: Tx,
  businessId: string,
  { after, limit, now }: { after: string; limit: number; now: Instant },
): Promise<ReachPart> {
  const hasProviderStop = tx`exists (
    select 1 from contact_senders s
    where s.business_id = ${businessId} and s.contact_id = c.id and s.stop_at is not null and s.stop_on)`
  const [row] = await tx<
    { last: string | null; read: number; people: number; counts: ReachCount[] | null; ends: boolean }[]
  >`
    with part as materialized (
      select * from contacts where business_id = ${businessId} and id > ${after}::uuid order by id limit ${limit}
    ), decided as (
      select t.id as topic_id, ${reasonOf(tx, { category: null, now, hasProviderStop })} as reason,
        a.answer = 'in' and a.expires_at > ${instant(now)}::timestamptz as ends
      from part c
      join topics t on t.business_id = ${businessId} and t.archived_at is null
      left join answers a on a.business_id = ${businessId} and a.contact_id = c.id and a.topic_id = t.id
      where c.erased_at is null and c.released_at is null and c.merged_into is null
    ), counted as (
      select topic_id, reason, count(*) as people, coalesce(bool_or(ends), false) as ends from decided group by 1, 2
    )
    select (select max(id::text) from part) as last, (select count(*)::int from part) as read,
      (select count(*)::int from part
        where erased_at is null and released_at is null and merged_into is null) as people,
      json_agg(json_build_object('topicId', topic_id, 'reason', reason, 'people', people)) as counts,
      coalesce(bool_or(ends or reason in ('paused', 'pending_confirmation')), false) as ends
    from counted`
  return {
    counts: row?.counts ?? [],
    people: row?.people ?? 0,
    last: row && row.read === limit ? row.last : null,
    changesByItself: row?.ends ?? false,
  }
}

/**
 * Claims the counting until a time. Returns false when another worker has it, or nothing is due. What is written from
 * now on makes it due again.
 */
export async function claimReach(tx: Tx, businessId: string, now: Instant, until: Instant): Promise<boolean> {
  const rows = await tx`
    update figures set reach_due_at = null, reach_claimed_until = ${instant(until)}
    where business_id = ${businessId} and (reach_claimed_until <= ${instant(now)}
      or (reach_claimed_until is null and reach_due_at <= ${instant(now)}))
    returning business_id`
  return rows.length === 1
}

/** Gives a claim up, so that the counting begins again at once. */
export async function releaseReach(tx: Tx, businessId: string, claimedUntil: Instant): Promise<void> {
  await tx`
    update figures set reach_due_at = now(), reach_claimed_until = null
    where business_id = ${businessId} and reach_claimed_until = ${instant(claimedUntil)}`
}

export interface CountedReach {
  counts: readonly ReachCount[]
  people: number
  /** When the counting began and how long it took, in milliseconds. */
  at: Instant
  tookMs: number
  /** When it is to be counted again even if nothing is written until then; null: not by itself. */
  againAt: Instant | null
}

/**
 * Replaces the counts of a business and ends the claim. What became due while it was counted stays due. Returns false,
 * and writes nothing, if the claim had ended and another worker has it.
 */
export async function writeReach(
  tx: Tx,
  businessId: string,
  claimedUntil: Instant,
  { counts, people, at, tookMs, againAt }: CountedReach,
): Promise<boolean> {
  const ended = await tx`
    update figures set people = ${people}, reach_at = ${instant(at)}, reach_ms = ${tookMs}, reach_claimed_until = null,
      reach_due_at = coalesce(greatest(reach_due_at, ${instant(at + reachPause(tookMs))}::timestamptz),
        ${instant(againAt)}::timestamptz)
    where business_id = ${businessId} and reach_claimed_until = ${instant(claimedUntil)} returning business_id`
  if (ended.length === 0) return false
  await tx`delete from reach_counts where business_id = ${businessId}`
  if (counts.length > 0)
    await tx`
      insert into reach_counts (business_id, topic_id, reason, people)
      select ${businessId}::uuid, v.topic_id, v.reason, v.people
      from unnest(${counts.map(({ topicId }) => topicId)}::uuid[], ${counts.map(({ reason }) => reason)}::text[],
        ${counts.map((count) => count.people)}::bigint[]) as v(topic_id, reason, people)
      returning 1`
  return true
}

/**
 * The time from one counting of the reach to the next: fifty times as long as the last one took, and five seconds at
 * the least. However large a business is, at most a fiftieth of one core counts for it.
 */
const reachPause = (tookMs: number): number => Math.max(5000, 50 * tookMs)

/** What the console shows of the reach. */
export interface Reach {
  people: number
  /** Null: it has not been counted yet. */
  at: Instant | null
  counts: ReachCount[]
}

/** Returns the counts of a business as they were last written. */
export async function readReach(tx: Tx, businessId: string): Promise<Reach> {
  const [row] = await tx<{ people: number; at: number | null; counts: ReachCount[] | null }[]>`
    select f.people::float8 as people, sayso_ms(f.reach_at) as at,
      (select json_agg(json_build_object('topicId', r.topic_id, 'reason', r.reason, 'people', r.people))
        from reach_counts r where r.business_id = ${businessId}) as counts
    from figures f where f.business_id = ${businessId}`
  return { people: row?.people ?? 0, at: row?.at ?? null, counts: row?.counts ?? [] }
}

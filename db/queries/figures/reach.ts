import type { Tx } from '@/db/client'
import { columnsOf, instant, NIL, orNil } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import type { StateCount } from './states'

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
  counts: readonly StateCount[]
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
    update figures set people = ${people}, reach_at = ${instant(at)}, states_at = ${instant(at)}, reach_ms = ${tookMs},
      reach_claimed_until = null,
      reach_due_at = case when reach_due_at is null then ${instant(againAt)}::timestamptz
        else greatest(reach_due_at, ${instant(at + reachPause(tookMs))}::timestamptz) end
    where business_id = ${businessId} and reach_claimed_until = ${instant(claimedUntil)} returning business_id`
  if (ended.length === 0) return false
  await tx`delete from reach_states where business_id = ${businessId}`
  if (counts.length > 0) {
    const column = columnsOf(counts)
    const flags = (read: (count: StateCount) => boolean) => column((count) => String(read(count)))
    await tx`
      insert into reach_states
        (business_id, topic_id, stopped, agreed_since, paused, provider_stop, answer, pending, people)
      select ${businessId}::uuid, v.topic_id, v.stopped, v.agreed_since, v.paused, v.provider_stop, v.answer, v.pending,
        v.people
      from unnest(${column(({ topicId }) => orNil(topicId))}::uuid[],
        ${flags(({ stopped }) => stopped)}::text[]::boolean[],
        ${flags(({ agreedSince }) => agreedSince)}::text[]::boolean[],
        ${flags(({ paused }) => paused)}::text[]::boolean[],
        ${flags(({ providerStop }) => providerStop)}::text[]::boolean[],
        ${column(({ answer }) => answer)}::text[],
        ${flags(({ pending }) => pending)}::text[]::boolean[],
        ${column((count) => count.people)}::bigint[])
        as v(topic_id, stopped, agreed_since, paused, provider_stop, answer, pending, people)
      returning 1`
  }
  return true
}

/**
 * Returns the time from one counting of the reach to the next, in milliseconds: fifty times as long as the last one
 * took, and at the least five seconds, or `leastMs`. However large a business is, at most a fiftieth of one core counts
 * for it.
 */
export const reachPause = (tookMs: number, leastMs = 5000): number => Math.max(leastMs, 50 * tookMs)

/** The contacts of a business by their states, as a worker counted them last. */
export interface CountedStates {
  people: number
  /** When the counting began; null: they have not been counted yet. */
  at: Instant | null
  /** How long the counting took, in milliseconds. */
  tookMs: number
  /** A worker of the last release has counted since, in another table. */
  isOutdated: boolean
  counts: StateCount[]
}

/** Returns the counts of a business as they were last written. */
export async function readStates(tx: Tx, businessId: string): Promise<CountedStates> {
  type Row = Omit<CountedStates, 'counts'> & { counts: StateCount[] | null }
  const [row] = await tx<Row[]>`
    select f.people::float8 as people, sayso_ms(f.states_at) as at, f.reach_ms as "tookMs",
      f.states_at is distinct from f.reach_at as "isOutdated",
      (select json_agg(json_build_object('topicId', nullif(r.topic_id, ${NIL}), 'stopped', r.stopped,
          'agreedSince', r.agreed_since, 'paused', r.paused, 'providerStop', r.provider_stop, 'answer', r.answer,
          'pending', r.pending, 'people', r.people))
        from reach_states r where r.business_id = ${businessId}) as counts
    from figures f where f.business_id = ${businessId}`
  return { people: 0, at: null, tookMs: 0, isOutdated: false, ...row, counts: row?.counts ?? [] }
}

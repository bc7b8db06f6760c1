import type { Tx } from '@/db/client'
import type { DAY_EVENTS, SPEAKERS } from '@/db/schema/figures'

export type DayEvent = (typeof DAY_EVENTS)[number]
export type Speaker = (typeof SPEAKERS)[number]

export interface DayCount {
  /** As `2026-11-29`, in the time zone of the business. */
  day: string
  event: DayEvent
  /** A topic's id, a reason, or empty for a change that has one or more of them. */
  detail: string
  speaker: Speaker
  times: number
}

/**
 * Returns how far the feed of a business is counted, locked until the transaction ends. Null: nothing is due, or
 * another worker counts.
 * @param at null is returned, and nothing is locked, where it is counted to another position
 */
export async function lockDayCounter(tx: Tx, businessId: string, at?: number): Promise<number | null> {
  const rows = await tx<{ position: number }[]>`
    select position from figures where business_id = ${businessId} and days_due_at is not null
      ${at === undefined ? tx`` : tx`and position = ${at}`}
    for update skip locked`
  return rows[0]?.position ?? null
}

/** Adds to the counts and says how far the feed is counted now. `isDone`: nothing was left in it. */
export async function addDayCounts(
  tx: Tx,
  businessId: string,
  counts: readonly DayCount[],
  { position, isDone }: { position: number; isDone: boolean },
): Promise<void> {
  if (counts.length > 0)
    await tx`
      insert into day_counts as d (business_id, day, event, detail, speaker, times)
      select ${businessId}::uuid, v.day, v.event, v.detail, v.speaker, v.times
      from unnest(${counts.map(({ day }) => day)}::date[], ${counts.map(({ event }) => event)}::text[],
        ${counts.map(({ detail }) => detail)}::text[], ${counts.map(({ speaker }) => speaker)}::text[],
        ${counts.map(({ times }) => times)}::bigint[]) as v(day, event, detail, speaker, times)
      on conflict (business_id, day, event, detail, speaker) do update set times = d.times + excluded.times`
  await tx`
    update figures set position = ${position}, days_due_at = case when ${isDone} then null else days_due_at end
    where business_id = ${businessId}`
}

/** Returns the counts of the days from one to another, both included. */
export async function readDayCounts(
  tx: Tx,
  businessId: string,
  { from, to }: { from: string; to: string },
): Promise<DayCount[]> {
  return tx<DayCount[]>`
    select day::text, event, detail, speaker, times::float8 as times from day_counts
    where business_id = ${businessId} and day between ${from}::date and ${to}::date order by day`
}

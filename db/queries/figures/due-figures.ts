import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface DueFigures {
  businessId: string
  /** What is to be counted: events by the day, or the reach of each topic. */
  kind: 'days' | 'reach'
}

/** Returns what is to be counted now, of all businesses. It locks nothing; claims are made within one business. */
export async function findDueFigures(sql: Sql, now: Instant): Promise<DueFigures[]> {
  const rows = await sql<{ business_id: string; days: boolean }[]>`
    select business_id, days from sayso_due_figures(${instant(now)})`
  return rows.map((row) => ({ businessId: row.business_id, kind: row.days ? 'days' : 'reach' }))
}

/**
 * Says that the feed has lines that are not counted yet, in the transaction that gave them their positions.
 * `writeReach` says how soon the reach is counted again.
 */
export async function markFed(tx: Tx, businessId: string): Promise<void> {
  // A cluster adds no times in ON CONFLICT or UPDATE (docs/reference/citus.md, 9 and 36), so they are added before.
  const [known] = await tx<{ now: Instant; reachAt: Instant }[]>`
    select sayso_ms(now()) as now, sayso_ms(greatest(now(), reach_at + interval '5 seconds',
      reach_at + 50 * reach_ms * interval '1 millisecond')) as "reachAt"
    from figures where business_id = ${businessId} for update`
  if (known) {
    await tx`
      update figures set days_due_at = coalesce(days_due_at, ${instant(known.now)}::timestamptz),
        reach_due_at = coalesce(reach_due_at, ${instant(known.reachAt)}::timestamptz)
      where business_id = ${businessId}`
    return
  }
  await tx`
    insert into figures as f (business_id, days_due_at, reach_due_at) values (${businessId}, now(), now())
    on conflict (business_id) do update set days_due_at = coalesce(f.days_due_at, excluded.days_due_at),
      reach_due_at = coalesce(f.reach_due_at, excluded.reach_due_at)`
}

/** Lets the reach of a business be counted again at once, because its topics have changed. */
export async function markReachDue(tx: Tx, businessId: string): Promise<void> {
  await tx`
    insert into figures as f (business_id, reach_due_at) values (${businessId}, now())
    on conflict (business_id) do update set reach_due_at = least(f.reach_due_at, excluded.reach_due_at)`
}

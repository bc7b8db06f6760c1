import type { Tx } from '@/db/client'

/** What waits for a person of the business. Counts end at `COUNTED_MOST`. */
export interface WaitingForPeople {
  reviews: number
  /** When the oldest open review was made; null: none is open. */
  oldestReview: number | null
  /** Templates, in whatever languages, that are tied to no topic. */
  templates: number
  /** Backends that do not work and were not switched off by a member. */
  backends: number
}

/** More than this is shown as "more than": nobody acts differently on 1,000 and on 1,300. */
export const COUNTED_MOST = 1000

/** Returns what waits, in one statement over small indexes, because every screen shows it. */
export async function readWaiting(tx: Tx, businessId: string): Promise<WaitingForPeople> {
  const [row] = await tx<WaitingForPeople[]>`
    select
      (select count(*)::int from (select 1 from reviews r
        where r.business_id = ${businessId} and r.resolved_at is null limit ${COUNTED_MOST + 1}) o) as reviews,
      (select sayso_ms(min(r.created_at)) from reviews r
        where r.business_id = ${businessId} and r.resolved_at is null) as "oldestReview",
      (select count(*)::int from (select 1 from templates t
        where t.business_id = ${businessId} and t.topic_id is null group by t.name limit ${COUNTED_MOST + 1}) o
      ) as templates,
      (select count(*)::int from backends b
        where b.business_id = ${businessId} and b.status not in ('active', 'disabled')) as backends`
  return row ?? { reviews: 0, oldestReview: null, templates: 0, backends: 0 }
}

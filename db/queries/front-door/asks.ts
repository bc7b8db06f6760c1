import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface FrontDoorAsk {
  id: string
  /** The match key of the number, encrypted. */
  number: Buffer
  createdAt: Instant
}

export async function insertAsk(tx: Tx, businessId: string, ask: FrontDoorAsk): Promise<void> {
  await tx`
    insert into front_door_asks (business_id, id, number, created_at)
    values (${businessId}, ${ask.id}, ${ask.number}, ${instant(ask.createdAt)})`
}

/** Returns the businesses for which somebody asked. It reads across businesses and locks nothing. */
export async function findAskedFrontDoors(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select sayso_asked_front_doors() as id`
  return rows.map(({ id }) => id)
}

/**
 * Takes the oldest ask of a business away; null if there is none that no other worker has. If the transaction fails,
 * the ask is there again.
 */
export async function takeAsk(tx: Tx, businessId: string): Promise<FrontDoorAsk | null> {
  const rows = await tx<FrontDoorAsk[]>`
    delete from front_door_asks where business_id = ${businessId} and id = any(array(
      select a.id from front_door_asks a where a.business_id = ${businessId}
      order by a.created_at limit 1 for update skip locked))
    returning id, number, sayso_ms(created_at) as "createdAt"`
  return rows[0] ?? null
}

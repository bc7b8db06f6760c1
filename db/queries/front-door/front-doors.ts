import type { Sql } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface FoundFrontDoor {
  businessId: string
  configVersion: number
  /** Whether the business has a backend that can send a link. */
  sends: boolean
  /** Whether WhatsApp did not deliver a message of the business lately, because nobody pays for it. */
  unpaid: boolean
  /** How many asked for a link in the present window. */
  asked: number
}

/**
 * Returns the front door with this word in its address; null where there is none.
 * @param subject the keyed hash under which those who ask are counted
 */
export async function findFrontDoor(
  sql: Sql,
  slug: string,
  subject: string,
  { now, unpaidSince }: { now: Instant; unpaidSince: Instant },
): Promise<FoundFrontDoor | null> {
  const rows = await sql<FoundFrontDoor[]>`
    select business_id as "businessId", config_version as "configVersion", sends, unpaid, asked
    from sayso_front_door(${slug}, ${subject}, ${instant(now)}::timestamptz, ${instant(unpaidSince)}::timestamptz)`
  return rows[0] ?? null
}

import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Returns how many contacts have a request for confirmation that is not over. A partial index finds them. */
export async function countPending(tx: Tx, businessId: string, now: Instant): Promise<number> {
  const rows = await tx<{ n: number }[]>`
    select count(distinct contact_id)::int as n from answers
    where business_id = ${businessId} and pending_request_id is not null and pending_expires_at > ${instant(now)}`
  return rows[0]?.n ?? 0
}

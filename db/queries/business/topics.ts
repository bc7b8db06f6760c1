import type { Tx } from '@/db/client'
import type { Policy } from '@/lib/consent/types'

/** The topic of an id or a key, locked. Null when the business has none. */
export async function lockTopic(
  tx: Tx,
  businessId: string,
  idOrKey: string,
): Promise<{ id: string; policy: Policy; paused: boolean } | null> {
  // A business has a handful: reading them all costs less than telling ids and keys apart.
  const rows = await tx<{ id: string; policy: Policy; paused: boolean }[]>`
    select id, policy, paused from topics where business_id = ${businessId} and (id::text = lower(${idOrKey}::text) or key = ${idOrKey}) for update`
  return rows[0] ?? null
}

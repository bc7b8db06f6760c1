import type { Tx } from '@/db/client'
import type { ChangeKind, Instant } from '@/lib/consent/types'

/** Returns the last change of these kinds that a contact made, or null. */
export async function findLastChoice(
  tx: Tx,
  businessId: string,
  contactId: string,
  kinds: readonly ChangeKind[],
): Promise<{ id: string; at: Instant } | null> {
  const [row] = await tx<{ id: string; at: Instant }[]>`
    select change_id as id, sayso_ms(recorded_at) as at from ledger
    where business_id = ${businessId} and contact_id = ${contactId} and actor = 'contact'
      and kind = any(${[...kinds]}::text[])
    order by seq desc limit 1`
  return row ?? null
}

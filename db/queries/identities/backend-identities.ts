import type { Tx } from '@/db/client'
import { columnsOf, instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface NewBackendIdentity {
  id: string
  contactId: string
  value: string
  canonical: string
  matchKey: string
}

/**
 * Adds what contacts are called in a backend, where nobody else holds the name. The name of a contact who was merged is
 * that of the contact who stayed; one who was released or erased gets none.
 */
export async function addBackendIdentities(
  tx: Tx,
  businessId: string,
  identities: readonly NewBackendIdentity[],
  now: Instant,
): Promise<void> {
  const column = columnsOf(identities)
  await tx`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at)
    select ${businessId}::uuid, v.id, case when c.merged_into is not null then c.merged_into else c.id end, 'backend',
      v.value, v.canonical, v.match_key, 'platform', ${instant(now)}::timestamptz
    from unnest(${column((i) => i.id)}::uuid[], ${column((i) => i.contactId)}::uuid[],
      ${column((i) => i.value)}::text[],
      ${column((i) => i.canonical)}::text[], ${column((i) => i.matchKey)}::text[])
        as v(id, contact_id, value, canonical, match_key)
      join contacts c on c.business_id = ${businessId} and c.id = v.contact_id
    where c.released_at is null and c.erased_at is null
    on conflict (business_id, match_key) where ended_at is null do nothing`
}

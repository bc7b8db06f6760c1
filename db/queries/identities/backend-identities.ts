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
 * Adds what contacts are called in a backend, where nobody else holds the name. Those who were merged, released or
 * erased meanwhile get none. The caller holds the locks of the contacts.
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
    select ${businessId}::uuid, v.id, v.contact_id, 'backend', v.value, v.canonical, v.match_key, 'platform',
      ${instant(now)}::timestamptz
    from unnest(${column((i) => i.id)}::uuid[], ${column((i) => i.contactId)}::uuid[],
      ${column((i) => i.value)}::text[],
      ${column((i) => i.canonical)}::text[], ${column((i) => i.matchKey)}::text[])
        as v(id, contact_id, value, canonical, match_key)
      join contacts c on c.business_id = ${businessId} and c.id = v.contact_id
    where c.merged_into is null and c.released_at is null and c.erased_at is null
    on conflict (business_id, match_key) where ended_at is null do nothing`
}

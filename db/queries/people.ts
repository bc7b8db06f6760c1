import type { Tx } from '../client'

export interface KnownPerson {
  contactId: string
  linkEpoch: number
  gone: 'released' | 'erased' | null
}

/**
 * Who is known by match keys, or by contact ids where there is none, in the order asked; null where nobody is. Merged contacts are followed.
 */
export async function findPeople(
  tx: Tx,
  businessId: string,
  matchKeys: readonly (string | null)[],
  contactIds: readonly (string | null)[],
): Promise<(KnownPerson | null)[]> {
  const rows = await tx<{ id: string | null; link_epoch: number; gone: 'released' | 'erased' | null }[]>`
    select c.id, c.link_epoch, case when c.erased_at is not null then 'erased' when c.released_at is not null then 'released' end as gone
    from unnest(${[...matchKeys]}::text[], ${[...contactIds]}::uuid[]) with ordinality as q(match_key, contact_id, place)
    left join identities i on i.business_id = ${businessId} and i.match_key = q.match_key and i.ended_at is null
    left join contacts m on m.business_id = ${businessId} and m.id = q.contact_id
    left join contacts c on c.business_id = ${businessId} and c.id = coalesce(i.contact_id, m.merged_into, m.id)
    order by q.place`
  return rows.map(({ id, link_epoch: linkEpoch, gone }) => (id === null ? null : { contactId: id, linkEpoch, gone }))
}

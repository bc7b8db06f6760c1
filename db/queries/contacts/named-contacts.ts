import type { Tx } from '@/db/client'

export interface NamedContact {
  contactId: string
  linkEpoch: number
  gone: 'released' | 'erased' | null
}

/** Of each answer: the id, and what follows it. */
const ID_CHARS = 36

/** Of a contact `c`: its id, whether it is there (`-`), released or erased, and the epoch of its links. */
const foundAs = (tx: Tx) =>
  tx`c.id::text || case when c.erased_at is not null then 'e'
    when c.released_at is not null then 'r' else '-' end || c.link_epoch`

/**
 * Who is known by match keys, or by contact ids where there is none, in the order asked; null where nobody is. Merged
 * contacts are followed. Each of the two is asked about in one statement, and only if there is any.
 * @param contactIds in lower case, with hyphens
 */
export async function findNamedContacts(
  tx: Tx,
  businessId: string,
  matchKeys: readonly (string | null)[],
  contactIds: readonly (string | null)[],
): Promise<(NamedContact | null)[]> {
  const keys = matchKeys.filter((key) => key !== null)
  const ids = contactIds.filter((id, place) => id !== null && matchKeys[place] === null)
  const [byKey, byId] = await Promise.all([
    keys.length > 0 ? findByKeys(tx, businessId, keys) : null,
    ids.length > 0 ? findByIds(tx, businessId, ids) : null,
  ])
  return matchKeys.map((key, place) => (key === null ? byId?.get(contactIds[place] ?? '') : byKey?.get(key)) ?? null)
}

/**
 * Both answer in one text, because taking ten thousand rows apart takes longer than finding them. Not a join of the
 * names asked about: PostgreSQL walks an index once for a whole array, and once for each row of a join.
 */
async function findByKeys(tx: Tx, businessId: string, keys: readonly string[]): Promise<Map<string, NamedContact>> {
  const rows = await tx<{ found: string | null }[]>`
    select string_agg(${foundAs(tx)} || ' ' || i.match_key, ',') as found
    from identities i
    join contacts c on c.business_id = ${businessId} and c.id = i.contact_id
    where i.business_id = ${businessId} and i.match_key = any(string_to_array(${keys.join(',')}, ','))
      and i.ended_at is null`
  return contactsIn(rows[0]?.found)
}

/**
 * Not `coalesce`, which PostgreSQL takes for something that might leak a row: then no index is used below row-level
 * security.
 */
async function findByIds(
  tx: Tx,
  businessId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, NamedContact>> {
  const rows = await tx<{ found: string | null }[]>`
    select string_agg(${foundAs(tx)} || ' ' || m.id, ',') as found
    from contacts m
    join contacts c on c.business_id = ${businessId} and c.id = case
      when m.merged_into is not null then m.merged_into else m.id end
    where m.business_id = ${businessId} and m.id = any(string_to_array(${ids.join(',')}, ',')::uuid[])`
  return contactsIn(rows[0]?.found)
}

/** By what they were asked for. */
function contactsIn(found: string | null | undefined): Map<string, NamedContact> {
  const contacts = new Map<string, NamedContact>()
  for (const text of found?.split(',') ?? []) {
    const nameAt = text.indexOf(' ', ID_CHARS)
    const state = text[ID_CHARS]
    contacts.set(text.slice(nameAt + 1), {
      contactId: text.slice(0, ID_CHARS),
      linkEpoch: Number(text.slice(ID_CHARS + 1, nameAt)),
      gone: state === 'e' ? 'erased' : state === 'r' ? 'released' : null,
    })
  }
  return contacts
}

import type { Tx } from '../client'

export interface KnownPerson {
  contactId: string
  linkEpoch: number
  gone: 'released' | 'erased' | null
}

/**
 * Match keys and contact ids side by side, a row for each match key or null. As one text each: postgres.js looks at every element of an
 * array, and neither of them holds a comma.
 */
export const namesOf = (tx: Tx, matchKeys: readonly (string | null)[], contactIds: readonly (string | null)[]) =>
  tx`unnest(string_to_array(${joined(matchKeys)}, ',', ${NOTHING}), string_to_array(${idsJoined(contactIds)}, ',', ${NOTHING})::uuid[])`

/** Stands for null: an empty text would be no element at all. */
const NOTHING = '-'
const joined = (all: readonly (string | null)[]) => all.map((each) => each ?? NOTHING).join(',')
/** Where nobody is named by an id the column is left empty: the other tells how many there are. */
const idsJoined = (all: readonly (string | null)[]) => (all.some((each) => each !== null) ? joined(all) : '')

/**
 * Who is meant, of an identity `i` and a contact `m` that may each be missing. Not `coalesce`: PostgreSQL takes it for something that
 * might leak a row, so that below row-level security every contact of the business would be read to find one.
 */
export const personOf = (tx: Tx) =>
  tx`case when i.contact_id is not null then i.contact_id when m.merged_into is not null then m.merged_into else m.id end`

/** Of each answer: the id, and what follows it. */
const ID_CHARS = 36

/**
 * Who is known by match keys, or by contact ids where there is none, in the order asked; null where nobody is. Merged contacts are followed.
 * All in one text, because taking ten thousand rows apart takes longer than finding them: each answer is empty, or an id, `-`, `r` or `e`
 * (there, released, erased) and the link's epoch.
 */
export async function findPeople(
  tx: Tx,
  businessId: string,
  matchKeys: readonly (string | null)[],
  contactIds: readonly (string | null)[],
): Promise<(KnownPerson | null)[]> {
  if (matchKeys.length === 0) return []
  const rows = await tx<{ found: string }[]>`
    select string_agg(case when c.id is null then ''
      else c.id::text || case when c.erased_at is not null then 'e' when c.released_at is not null then 'r' else '-' end || c.link_epoch end,
      ',' order by q.place) as found
    from ${namesOf(tx, matchKeys, contactIds)} with ordinality as q(match_key, contact_id, place)
    left join identities i on i.business_id = ${businessId} and i.match_key = q.match_key and i.ended_at is null
    left join contacts m on m.business_id = ${businessId} and m.id = q.contact_id
    left join contacts c on c.business_id = ${businessId} and c.id = ${personOf(tx)}`
  return (rows[0]?.found ?? '').split(',').map((text) => {
    if (text === '') return null
    const state = text[ID_CHARS]
    const gone = state === 'e' ? 'erased' : state === 'r' ? 'released' : null
    return { contactId: text.slice(0, ID_CHARS), linkEpoch: Number(text.slice(ID_CHARS + 1)), gone }
  })
}

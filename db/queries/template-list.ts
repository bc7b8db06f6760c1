import type { Tx } from '../client'

/** The approved utility template of a name in the first language of a list, else in the base of one of them, else in any. Null when there is none. */
export async function findSendableTemplate(
  tx: Tx,
  businessId: string,
  name: string,
  languages: readonly string[],
): Promise<{ id: string; language: string } | null> {
  const bases = languages.map((language) => language.split('-')[0] ?? '')
  const rows = await tx<{ id: string; language: string }[]>`
    select id, language from templates
    where business_id = ${businessId} and name = ${name} and category = 'utility' and status = 'APPROVED'
    order by array_position(${[...languages]}::text[], language), array_position(${bases}::text[], split_part(language, '-', 1)), first_seen_at limit 1`
  return rows[0] ?? null
}

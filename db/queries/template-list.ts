import type { Tx } from '../client'

/** The approved utility template of a name that suits a language best: that language, its base, any. Null when there is none. */
export async function findSendableTemplate(
  tx: Tx,
  businessId: string,
  name: string,
  locale: string | null,
): Promise<{ id: string; language: string } | null> {
  const base = (locale ?? '').split('-')[0] ?? ''
  const rows = await tx<{ id: string; language: string }[]>`
    select id, language from templates
    where business_id = ${businessId} and name = ${name} and category = 'utility' and status = 'APPROVED'
    order by language = ${locale ?? ''} desc, split_part(language, '-', 1) = ${base} desc, first_seen_at limit 1`
  return rows[0] ?? null
}

import type { Tx } from '@/db/client'

/**
 * Returns the templates behind sources: by the template's id, where Sayso made the source, else by the name that a
 * business gave it. Sources of no template are left out.
 */
export async function findNamedTemplates(
  tx: Tx,
  businessId: string,
  sourceIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (sourceIds.length === 0) return new Map()
  const rows = await tx<{ sourceId: string; templateIds: string[] }[]>`
    select s.id as "sourceId", array_agg(t.id::text order by t.language) as "templateIds"
    from sources s join templates t on t.business_id = ${businessId}
      and (s.reference = t.id::text or s.reference = t.name or s.reference = t.provider_id)
    where s.business_id = ${businessId} and s.id = any(${[...sourceIds]}::uuid[]) and s.kind = 'template'
    group by s.id`
  return new Map(rows.map(({ sourceId, templateIds }) => [sourceId, templateIds]))
}

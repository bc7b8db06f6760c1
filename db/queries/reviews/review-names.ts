import type { Tx } from '@/db/client'

/** Returns the names of backends, by id. */
export async function nameBackends(tx: Tx, businessId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx<{ id: string; name: string }[]>`
    select id, name from backends where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

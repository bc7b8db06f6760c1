import type { Tx } from '@/db/client'

/** The static groups that show topics in a backend. */
export async function readGroups(
  tx: Tx,
  businessId: string,
  backendId: string,
): Promise<{ uuid: string; name: string }[]> {
  const rows = await tx<{ uuid: string; name: string }[]>`
    select distinct group_uuid as uuid, group_name as name from mirrors
    where business_id = ${businessId} and backend_id = ${backendId}
      and group_uuid is not null and group_name is not null
    order by name`
  return rows.map(({ uuid, name }) => ({ uuid, name }))
}

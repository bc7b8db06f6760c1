import type { Tx } from '@/db/client'
import type { NewSource } from './sources'

/** The present name of the source of a kind and reference; null: there is none. */
export async function findSourceName(
  tx: Tx,
  businessId: string,
  { kind, reference }: Pick<NewSource, 'kind' | 'reference'>,
): Promise<string | null> {
  const rows = await tx<{ name: string }[]>`
    select name from sources where business_id = ${businessId} and kind = ${kind} and reference = ${reference}`
  return rows[0]?.name ?? null
}

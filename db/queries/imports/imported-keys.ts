import type { Tx } from '@/db/client'
import { keyOf, textColumns, textOf, type TextRow } from '@/db/queries/ledger/line-form'

/**
 * The dedupe keys of what was imported of contacts, and of those that were merged into them, by the contact that they
 * are now.
 */
export async function readImportedKeys(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<{ contactId: string; dedupeKey: string }[]> {
  const ids = [...contactIds]
  const rows = await tx<(TextRow & { person: string; dedupeKey: string | null; packedKey: Buffer | null })[]>`
    select ${textColumns(tx)}, coalesce(k.merged_into, k.id) as person, l.dedupe_key as "dedupeKey",
      l.packed_key as "packedKey"
    from contacts k join ledger l on l.business_id = k.business_id and l.contact_id = k.id
    where k.business_id = ${businessId} and l.business_id = ${businessId}
      and (k.id = any(${ids}::uuid[]) or k.merged_into = any(${ids}::uuid[])) and l.method = 'import'
        and (l.dedupe_key is not null or l.packed_key is not null)`
  return rows.flatMap((row) => {
    const dedupeKey = keyOf(textOf(businessId, row), row)
    return dedupeKey === null ? [] : [{ contactId: row.person, dedupeKey }]
  })
}

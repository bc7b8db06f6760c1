import type { Tx } from '@/db/client'
import { orNil } from '@/db/sql'

/** A page of evidence: which pieces of it belong to no line, and where the next page begins. */
export interface EvidencePage {
  lineless: { changeId: string; contactId: string }[]
  /** Null: this was the last page. */
  next: string | null
}

/** Looks at the next `limit` pieces of evidence of a business, in the order of their changes' ids. */
export async function readLinelessEvidence(
  tx: Tx,
  businessId: string,
  after: string | null,
  limit: number,
): Promise<EvidencePage> {
  const rows = await tx<{ changeId: string; contactId: string; isLineless: boolean }[]>`
    select e.change_id as "changeId", e.contact_id as "contactId", count(l.change_id) = 0 as "isLineless"
    from (
      select p.change_id, p.contact_id from evidence p
      where p.business_id = ${businessId} and p.change_id > ${orNil(after)}::uuid order by p.change_id limit ${limit}
    ) e left join ledger l on l.business_id = ${businessId} and l.change_id = e.change_id
    group by e.change_id, e.contact_id order by e.change_id`
  const lineless = rows.filter(({ isLineless }) => isLineless)
  return { lineless, next: rows.length < limit ? null : (rows.at(-1)?.changeId ?? null) }
}

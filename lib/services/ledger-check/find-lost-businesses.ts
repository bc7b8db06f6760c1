import type { Database } from '@/db/client'
import { nextBusinessWithRows } from '@/db/queries/ledger/proof-of-business'
import type { NamedFinding } from './findings'

export const lostBusiness = (id: string): NamedFinding => ({
  business: id,
  contactId: null,
  table: 'businesses',
  row: id,
  columns: null,
  problem: 'missing',
})

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * Returns the businesses that still have evidence or lines to feed, and whose own row is gone. One that was removed
 * with every row leaves nothing here; only a checkpoint that was kept elsewhere names it.
 */
export async function* findLostBusinesses(db: Database): AsyncGenerator<NamedFinding> {
  let after = BEFORE_ALL
  for (;;) {
    const next = await nextBusinessWithRows(db.sql, after)
    if (!next) return
    after = next.id
    if (!next.known) yield lostBusiness(next.id)
  }
}

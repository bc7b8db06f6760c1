import type { Tx } from '@/db/client'
import { type EvidencePage, readLinelessEvidence } from '@/db/queries/ledger/lineless-evidence'
import type { Finding } from './findings'

/** How many pieces of evidence one snapshot looks at. */
const AT_ONCE = 5000

/**
 * Yields evidence that no line accounts for, a page at a time. An erasure finds evidence by the person's lines, so what
 * lost its line outlives it. That is of no chain, and so it is named also where the chain of its contact is broken.
 */
export async function* compareEvidence(
  inSnapshot: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>,
  businessId: string,
  atOnce = AT_ONCE,
): AsyncGenerator<Finding[]> {
  for (let after: string | null = null; ;) {
    const from: string | null = after
    const { lineless, next }: EvidencePage = await inSnapshot((tx) =>
      readLinelessEvidence(tx, businessId, from, atOnce),
    )
    yield lineless.map(({ changeId, contactId }) => ({
      contactId: null,
      table: 'evidence',
      row: `change ${changeId} of contact ${contactId}`,
      columns: null,
      problem: 'added',
    }))
    if (next === null) return
    after = next
  }
}

import type { Tx } from '@/db/client'
import { findFeedGap, readFeedFaults, readFeedSpan } from '@/db/queries/ledger/proof-of-business'
import type { Finding } from './findings'

/** How many faults of each kind are named at most. */
const NAMED_MOST = 100

/**
 * Returns where the feed and the lines differ, of one contact or of the whole business. The places of a business are 1
 * to their number, and each line has one or waits for one. Whether two lines of different contacts changed places can
 * only be seen with a checkpoint.
 */
export async function compareFeed(tx: Tx, businessId: string, contactId: string | null): Promise<Finding[]> {
  const faults = await readFeedFaults(tx, businessId, contactId, NAMED_MOST)
  const findings = faults.map(({ table, fault: { contactId: whose, seq, position, problem } }): Finding => {
    const row = position === null ? `line ${seq}` : `position ${position}, line ${seq}`
    return { contactId: whose, table, row, columns: problem === 'changed' ? ['position'] : null, problem }
  })
  if (contactId !== null) return findings
  const { places, first, last } = await readFeedSpan(tx, businessId)
  if (places > 0 && (first !== 1 || last !== places)) {
    const gap = first === 1 ? (await findFeedGap(tx, businessId)) + 1 : 1
    findings.push({ contactId: null, table: 'feed', row: `position ${gap}`, columns: null, problem: 'missing' })
  }
  return findings
}

import { type Database, inBusiness } from '@/db/client'
import { decideNamed } from '@/db/queries/decisions/decisions'
import { DEMO } from '@/lib/demo/business'

const BATCH = 2_000
const AT_ONCE = 2

/**
 * Sends the statement of a check for as many rows as a list has, with the same keys repeated, and does nothing else.
 */
export async function askSql(
  db: Database,
  { matchKeys, rows, topicId }: { matchKeys: readonly string[]; rows: number; topicId: string },
): Promise<void> {
  let asked = 0
  const client = async () => {
    while (asked < rows) {
      const from = asked
      const size = Math.min(BATCH, rows - from)
      asked += size
      const batch = Array.from({ length: size }, (_, at) => matchKeys[((from + at) * 7919) % matchKeys.length] ?? null)
      const question = { matchKeys: batch, contactIds: batch.map(() => null), topicId, now: Date.now() }
      const decided = await inBusiness(db, DEMO.businessId, (tx) => decideNamed(tx, DEMO.businessId, question))
      if (decided.length !== size) throw new Error('the statement did not answer each row')
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, client))
}

import { enter, type Tx } from '@/db/client'

/**
 * Runs `work` in another business inside a transaction, and then switches back. A business and its test business are
 * two tenants, but the audit log of the business records what happens to test keys. If both are the same business,
 * nothing is switched.
 */
export async function inOther<T>(tx: Tx, businessId: string, otherId: string, work: () => Promise<T>): Promise<T> {
  if (otherId === businessId) return work()
  await enter(tx, otherId)
  const result = await work()
  await enter(tx, businessId)
  return result
}

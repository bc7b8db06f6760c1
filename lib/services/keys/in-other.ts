import { enter, type Tx } from '@/db/client'

/**
 * Does one thing in another business inside a transaction, and comes back: a business and its test business are two
 * tenants, and what is done with a test key is told in the audit log of the business. The same business: nothing is
 * switched.
 */
export async function inOther<T>(tx: Tx, businessId: string, otherId: string, work: () => Promise<T>): Promise<T> {
  if (otherId === businessId) return work()
  await enter(tx, otherId)
  const result = await work()
  await enter(tx, businessId)
  return result
}

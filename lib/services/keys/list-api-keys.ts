import { inBusiness } from '@/db/client'
import { listApiKeys as readKeys, type ListedKey } from '@/db/queries/api/api-keys'
import { findTestBusiness } from '@/lib/services/business/ensure-test-business'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { ListedKey }

/**
 * Returns the keys of the business, then those of its test business, each in the order in which they were made. Writes
 * nothing.
 */
export async function listApiKeys(
  deps: Deps,
  caller: Caller,
): Promise<{ outcome: 'read'; keys: ListedKey[] } | NotAllowed> {
  const { businessId } = caller
  const live = await inBusinessFor(deps, caller, 'keys.write', (tx) => readKeys(tx, businessId))
  if ('outcome' in live) return live
  const testId = await findTestBusiness(deps, businessId)
  const test = testId === null ? [] : await inBusiness(deps.db, testId, (tx) => readKeys(tx, testId))
  return { outcome: 'read', keys: [...live, ...test] }
}

import { inBusiness } from '@/db/client'
import { findKeyName } from '@/db/queries/api/api-keys'
import { findTestBusiness } from '@/lib/services/business/ensure-test-business'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

/**
 * Returns the name of a key of the business or of its test business; null: there is none with this id.
 * @throws AppError `not_allowed` (403)
 */
export async function findApiKeyName(deps: Deps, caller: Caller, keyId: string): Promise<string | null> {
  const { businessId } = caller
  const live = await inBusinessOrThrow(deps, caller, 'keys.write', (tx) => findKeyName(tx, businessId, keyId))
  if (live !== null) return live
  const testId = await findTestBusiness(deps, businessId)
  return testId === null ? null : inBusiness(deps.db, testId, (tx) => findKeyName(tx, testId, keyId))
}

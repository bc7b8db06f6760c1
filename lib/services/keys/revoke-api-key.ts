import { revokeKey } from '@/db/queries/api/api-keys'
import { findTestBusiness } from '@/lib/services/business/ensure-test-business'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { inOther } from './in-other'

/**
 * Revokes a key of the business or of its test business, for running calls too. Returns false if there is no such key
 * that is still valid.
 * @throws AppError `not_allowed` (403)
 */
export async function revokeApiKey(deps: Deps, caller: Caller, keyId: string): Promise<boolean> {
  const { businessId } = caller
  const testId = await findTestBusiness(deps, businessId)
  return inBusinessOrThrow(deps, caller, 'keys.write', async (tx) => {
    const now = deps.clock.now()
    const isRevoked =
      (await revokeKey(tx, businessId, keyId, now)) ||
      (testId !== null && (await inOther(tx, businessId, testId, () => revokeKey(tx, testId, keyId, now))))
    if (isRevoked) await recordAudit(deps, tx, caller, { action: 'key.revoked', subject: { kind: 'key', id: keyId } })
    return isRevoked
  })
}

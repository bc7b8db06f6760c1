import { revokeKey } from '@/db/queries/api/api-keys'
import { findTestBusiness } from '@/lib/services/business/ensure-test-business'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { inOther } from './in-other'

export type RevokedKey =
  /** `name` is the key's. */
  | { outcome: 'revoked'; name: string }
  /** The business and its test business have no such key that is still valid. */
  | { outcome: 'unknown_key' }
  | NotAllowed

/** Revokes a key of the business or of its test business, for running calls too. */
export async function revokeApiKey(deps: Deps, caller: Caller, keyId: string): Promise<RevokedKey> {
  const { businessId } = caller
  const testId = await findTestBusiness(deps, businessId)
  return inBusinessFor(deps, caller, 'keys.write', async (tx): Promise<RevokedKey> => {
    const now = deps.clock.now()
    const revokeTest = (id: string) => inOther(tx, businessId, id, () => revokeKey(tx, id, keyId, now))
    const name = (await revokeKey(tx, businessId, keyId, now)) ?? (testId === null ? null : await revokeTest(testId))
    if (name === null) return { outcome: 'unknown_key' }
    await recordAudit(deps, tx, caller, { action: 'key.revoked', subject: { kind: 'key', id: keyId } })
    return { outcome: 'revoked', name }
  })
}

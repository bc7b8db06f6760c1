import { inBusiness } from '@/db/client'
import { revokeKey } from '@/db/queries/api/api-keys'
import type { Deps } from '@/lib/services/deps'

/** Ends a key from now on, for calls that are under way too. False: the business has no such key that is still good. */
export async function revokeApiKey(deps: Deps, businessId: string, keyId: string): Promise<boolean> {
  return inBusiness(deps.db, businessId, (tx) => revokeKey(tx, businessId, keyId, deps.clock.now()))
}

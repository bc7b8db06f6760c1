import { inBusiness } from '@/db/client'
import { readLogo } from '@/db/queries/business/config'
import type { Deps } from '@/lib/services/deps'

/** Returns a logo, by the business's number and the hash of the logo's bytes. */
export async function findLogo(
  deps: Deps,
  businessNumber: number,
  hash: string,
): Promise<{ contentType: string; content: Buffer } | null> {
  const businessId = await deps.configs.businessId(businessNumber)
  return businessId ? inBusiness(deps.db, businessId, (tx) => readLogo(tx, businessId, hash)) : null
}

import { retried, type Tx } from '@/db/client'
import { enterAs } from '@/db/queries/api/api-keys'
import { type BusinessConfig, readConfigVersion } from '@/db/queries/business/config'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import type { Caller } from './authenticate-api-key'

/** A key that was revoked since this process came to know it. */
export function keyRevoked(): AppError {
  return new AppError('key_revoked', { message: 'the API key was revoked', status: 401 })
}

/**
 * One transaction in the business of a caller that `recogniseApiKey` let in, with the configuration of this moment. The key is asked about
 * in the same round trip as the version.
 * @throws AppError `key_revoked`
 */
export async function inBusinessAs<T>(
  deps: Deps,
  caller: Pick<Caller, 'businessId' | 'keyId'>,
  work: (tx: Tx, config: BusinessConfig) => Promise<T>,
): Promise<T> {
  const { businessId, keyId } = caller
  return retried(() =>
    deps.db.sql.begin(async (tx) => {
      const [isLive, version] = await Promise.all([enterAs(tx, businessId, keyId), readConfigVersion(tx, businessId)])
      if (!isLive) throw keyRevoked()
      return work(tx, await deps.configs.within(tx, businessId, version))
    }),
  ) as Promise<T>
}

import { retried, type Tx } from '@/db/client'
import { enterAs } from '@/db/queries/api/api-keys'
import { type BusinessConfig, readConfigVersion } from '@/db/queries/business/config'
import { AppError } from '@/lib/errors'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { allows, type Right } from '@/lib/services/callers/rights'
import type { Deps } from '@/lib/services/deps'

/** Returns the error for a key that was revoked after this process had read it. */
export function keyRevoked(): AppError {
  return new AppError('key_revoked', { message: 'the API key was revoked', status: 401 })
}

/**
 * Runs `work` in one transaction in the business of a caller, with the configuration as it is now. A key was recognised
 * by `recogniseApiKey` and its scope checked before; whether it was revoked is checked in the same round trip as the
 * configuration's version. A member's role is read again.
 * @throws AppError `key_revoked`
 */
export async function inBusinessAs<T>(
  deps: Deps,
  caller: Caller,
  work: (tx: Tx, config: BusinessConfig) => Promise<T>,
  right: Right = 'messages.ask',
): Promise<T | NotAllowed> {
  const { businessId } = caller
  if (caller.kind !== 'key')
    return inBusinessFor(deps, caller, right, async (tx) =>
      work(tx, await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))),
    )
  if (!allows(caller, right)) return NOT_ALLOWED
  return retried(() =>
    deps.db.sql.begin(async (tx) => {
      const [isLive, version] = await Promise.all([
        enterAs(tx, businessId, caller.keyId),
        readConfigVersion(tx, businessId),
      ])
      if (!isLive) throw keyRevoked()
      return work(tx, await deps.configs.within(tx, businessId, version))
    }),
  ) as Promise<T>
}

import { retried, type Tx } from '@/db/client'
import { enterAs } from '@/db/queries/api/api-keys'
import { type BusinessConfig, readConfigVersion } from '@/db/queries/business/config'
import { AppError } from '@/lib/errors'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow, notAllowed } from '@/lib/services/callers/in-business-for'
import { allows, type Right } from '@/lib/services/callers/rights'
import type { Deps } from '@/lib/services/deps'

/** A key that was revoked since this process came to know it. */
export function keyRevoked(): AppError {
  return new AppError('key_revoked', { message: 'the API key was revoked', status: 401 })
}

/**
 * One transaction in the business of a caller, with the configuration of this moment. A key, which `recogniseApiKey`
 * let in and whose scope was looked at before, is asked about in the same round trip as the version; a member's role is
 * read.
 * @throws AppError `key_revoked`, `not_allowed`
 */
export async function inBusinessAs<T>(
  deps: Deps,
  caller: Caller,
  work: (tx: Tx, config: BusinessConfig) => Promise<T>,
  right: Right = 'messages.ask',
): Promise<T> {
  const { businessId } = caller
  if (caller.kind !== 'key')
    return inBusinessOrThrow(deps, caller, right, async (tx) =>
      work(tx, await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))),
    )
  if (!allows(caller, right)) throw notAllowed()
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

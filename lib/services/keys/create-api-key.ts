import { insertApiKey } from '@/db/queries/api/api-keys'
import type { Scope } from '@/lib/api/scopes'
import { newId } from '@/lib/ids'
import { hashToken } from '@/lib/keys'
import { ensureTestBusiness } from '@/lib/services/business/ensure-test-business'
import type { Caller } from '@/lib/services/callers/caller'
import { demandRight, inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { makeApiToken } from './authenticate-api-key'
import { inOther } from './in-other'

export interface NewKeyRequest {
  /** A name for people that says who uses the key. */
  name: string
  scopes: readonly Scope[]
  mode: 'live' | 'test'
}

/** A key whose id and secret are fixed in advance, such as the demo's, which is the same at every start. */
export interface KnownKey {
  id: string
  secret: Buffer
}

/**
 * Makes an API key. The token is returned and stored nowhere: the database holds only its hash. A test key belongs to
 * the business's test business, which is created with the first test key. The audit log of the caller's business
 * records both. A known key that already exists is left as it is.
 * @throws AppError `not_allowed` (403)
 */
export async function createApiKey(
  deps: Deps,
  caller: Caller,
  request: NewKeyRequest,
  known?: KnownKey,
): Promise<{ id: string; businessId: string; token: string }> {
  await demandRight(deps, caller, 'keys.write')
  const owner = request.mode === 'test' ? await ensureTestBusiness(deps, caller.businessId) : caller.businessId
  const id = known?.id ?? newId()
  const token = makeApiToken(request.mode, id, known?.secret)
  const { name, scopes, mode } = request
  const changes = { name, scopes, mode }
  await inBusinessOrThrow(deps, caller, 'keys.write', async (tx) => {
    const key = { id, ...request, hash: hashToken(token) }
    const isNew = await inOther(tx, caller.businessId, owner, () => insertApiKey(tx, owner, key, deps.clock.now()))
    if (isNew) await recordAudit(deps, tx, caller, { action: 'key.created', subject: { kind: 'key', id }, changes })
  })
  return { id, businessId: owner, token }
}

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
  /** For people: who uses it. */
  name: string
  scopes: readonly Scope[]
  mode: 'live' | 'test'
}

/** A key whose id and secret are known before it is made: the demo's, which is the same at every start. */
export interface KnownKey {
  id: string
  secret: Buffer
}

/**
 * Makes a key of the business API. The token is in the answer and nowhere else: only its hash is kept. A test key is
 * made for the business's sandbox, which is made with the first of them. The audit log of the business that the caller
 * acts in tells of both. A known key that is there already is left as it is.
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

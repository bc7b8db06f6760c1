import { insertApiKey } from '@/db/queries/api/api-keys'
import type { Scope } from '@/lib/api/scopes'
import { newId } from '@/lib/ids'
import { hashToken } from '@/lib/keys'
import { ensureTestBusiness } from '@/lib/services/business/ensure-test-business'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, inBusinessFor, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
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

/** `businessId` is the business or its test business. The token is shown once. */
export type CreatedKey = { outcome: 'created'; id: string; businessId: string; token: string } | NotAllowed

/**
 * Makes an API key. The token is returned and stored nowhere: the database holds only its hash. A test key belongs to
 * the business's test business, which is created with the first test key. The audit log of the caller's business
 * records both. A known key that already exists is left as it is.
 */
export async function createApiKey(
  deps: Deps,
  caller: Caller,
  request: NewKeyRequest,
  known?: KnownKey,
): Promise<CreatedKey> {
  if (!(await hasRight(deps, caller, 'keys.write'))) return NOT_ALLOWED
  const owner = request.mode === 'test' ? await ensureTestBusiness(deps, caller.businessId) : caller.businessId
  const id = known?.id ?? newId()
  const token = makeApiToken(request.mode, id, known?.secret)
  const { name, scopes, mode } = request
  const changes = { name, scopes, mode }
  return inBusinessFor(deps, caller, 'keys.write', async (tx): Promise<CreatedKey> => {
    const key = { id, ...request, hash: hashToken(token) }
    const isNew = await inOther(tx, caller.businessId, owner, () => insertApiKey(tx, owner, key, deps.clock.now()))
    if (isNew) await recordAudit(deps, tx, caller, { action: 'key.created', subject: { kind: 'key', id }, changes })
    return { outcome: 'created', id, businessId: owner, token }
  })
}

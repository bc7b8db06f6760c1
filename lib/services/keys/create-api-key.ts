import { inBusiness } from '@/db/client'
import { insertApiKey } from '@/db/queries/api/api-keys'
import type { Scope } from '@/lib/api/scopes'
import { newId } from '@/lib/ids'
import { hashToken } from '@/lib/keys'
import { ensureTestBusiness } from '@/lib/services/business/ensure-test-business'
import type { Deps } from '@/lib/services/deps'
import { makeApiToken } from './authenticate-api-key'

export interface NewKeyRequest {
  /** For people: who uses it. */
  name: string
  scopes: readonly Scope[]
  mode: 'live' | 'test'
}

/**
 * Makes a key of the business API. The token is in the answer and nowhere else: only its hash is kept. A test key is made for the
 * business's sandbox, which is made with the first of them.
 */
export async function createApiKey(
  deps: Deps,
  businessId: string,
  request: NewKeyRequest,
): Promise<{ id: string; businessId: string; token: string }> {
  const owner = request.mode === 'test' ? await ensureTestBusiness(deps, businessId) : businessId
  const id = newId()
  const token = makeApiToken(request.mode, id)
  await inBusiness(deps.db, owner, (tx) =>
    insertApiKey(tx, owner, { id, ...request, hash: hashToken(token) }, deps.clock.now()),
  )
  return { id, businessId: owner, token }
}

import { inBusiness } from '@/db/client'
import {
  claimRequest,
  findRequest,
  forgetRequest,
  keepAnswer,
  type RequestKey,
} from '@/db/queries/api/idempotency-keys'
import { decryptSecret, encryptSecret } from '@/lib/keys'
import type { KeyCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { textDigest } from '@/lib/services/text-digest'

/** A process may work on a request for this many milliseconds before another may take it over. */
const CLAIM_MS = 120_000
export const IDEMPOTENCY_HOURS = 24
const KEPT_MS = IDEMPOTENCY_HOURS * 3_600_000

export type Claim =
  | { outcome: 'claimed'; request: RequestKey }
  /** The request was answered before: this is the same response again. */
  | { outcome: 'answered'; status: number; body: string }
  | { outcome: 'in_flight' }
  /** The key was used for another request before. */
  | { outcome: 'other_request' }

/** Claims an Idempotency-Key for a request. Another request with the same key is recognised by its bytes. */
export async function claimIdempotency(
  deps: Deps,
  caller: KeyCaller,
  route: string,
  key: string,
  body: Buffer,
): Promise<Claim> {
  const { businessId, keyId: apiKeyId } = caller
  const request = { apiKeyId, route, key }
  const requestHash = textDigest(deps.pepper, 'request', body)
  const now = deps.clock.now()
  const times = { now, until: now + CLAIM_MS, forgottenBefore: now - KEPT_MS }
  return inBusiness(deps.db, businessId, async (tx): Promise<Claim> => {
    if (await claimRequest(tx, businessId, { ...request, requestHash }, times)) return { outcome: 'claimed', request }
    const known = await findRequest(tx, businessId, request)
    if (known && known.requestHash !== requestHash) return { outcome: 'other_request' }
    if (!known || known.status === null || known.body === null) return { outcome: 'in_flight' }
    const text = decryptSecret(deps.keys, known.body, contextOf(businessId, request))
    return { outcome: 'answered', status: known.status, body: text }
  })
}

/** Stores the response, for a caller who sends the request again. */
export async function keepIdempotentAnswer(
  deps: Deps,
  businessId: string,
  request: RequestKey,
  answer: { status: number; body: string },
): Promise<void> {
  const body = encryptSecret(deps.keys, answer.body, contextOf(businessId, request))
  await inBusiness(deps.db, businessId, (tx) => keepAnswer(tx, businessId, request, { status: answer.status, body }))
}

/** Gives the claim back after a failure of ours, so that the request may be sent again at once. */
export async function releaseIdempotency(deps: Deps, businessId: string, request: RequestKey): Promise<void> {
  await inBusiness(deps.db, businessId, (tx) => forgetRequest(tx, businessId, request))
}

const contextOf = (businessId: string, { apiKeyId, route, key }: RequestKey) =>
  `idempotency:${businessId}:${apiKeyId}:${route}:${key}`

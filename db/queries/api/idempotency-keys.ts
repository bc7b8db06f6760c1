import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** What identifies a request with an Idempotency-Key: the API key and the route. */
export interface RequestKey {
  apiKeyId: string
  route: string
  key: string
}

export interface StoredRequest {
  requestHash: string
  claimedUntil: Instant | null
  status: number | null
  body: Buffer | null
}

/** Claims an Idempotency-Key for a request. Returns false if it is in use. A key older than 24 hours counts as free. */
export async function claimRequest(
  tx: Tx,
  businessId: string,
  request: RequestKey & { requestHash: string },
  times: { now: Instant; until: Instant; forgottenBefore: Instant },
): Promise<boolean> {
  const rows = await tx`
    insert into idempotency_keys (business_id, api_key_id, route, key, request_hash, created_at, claimed_until)
    values (${businessId}, ${request.apiKeyId}, ${request.route}, ${request.key}, ${request.requestHash},
      ${instant(times.now)}, ${instant(times.until)})
    on conflict (business_id, api_key_id, route, key) do update
      set request_hash = excluded.request_hash, created_at = excluded.created_at,
        claimed_until = excluded.claimed_until, status = null, body = null
      where idempotency_keys.created_at < ${instant(times.forgottenBefore)}::timestamptz
        or (idempotency_keys.status is null and idempotency_keys.claimed_until < ${instant(times.now)}::timestamptz
          and idempotency_keys.request_hash = excluded.request_hash)
    returning key`
  return rows.length === 1
}

export async function findRequest(tx: Tx, businessId: string, request: RequestKey): Promise<StoredRequest | null> {
  const rows = await tx<StoredRequest[]>`
    select request_hash as "requestHash", sayso_ms(claimed_until) as "claimedUntil", status, body from idempotency_keys
    where business_id = ${businessId} and api_key_id = ${request.apiKeyId} and route = ${request.route}
      and key = ${request.key}`
  return rows[0] ?? null
}

/** Stores the response to a request, for when the request is sent again. */
export async function keepAnswer(
  tx: Tx,
  businessId: string,
  request: RequestKey,
  answer: { status: number; body: Buffer },
): Promise<void> {
  await tx`
    update idempotency_keys set status = ${answer.status}, body = ${answer.body}, claimed_until = null
    where business_id = ${businessId} and api_key_id = ${request.apiKeyId} and route = ${request.route}
      and key = ${request.key}`
}

/** Gives up a claim. Nothing was done, so the request may be sent again. */
export async function forgetRequest(tx: Tx, businessId: string, request: RequestKey): Promise<void> {
  await tx`
    delete from idempotency_keys
    where business_id = ${businessId} and api_key_id = ${request.apiKeyId} and route = ${request.route}
      and key = ${request.key} and status is null`
}

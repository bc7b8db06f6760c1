import { problem } from '@/lib/http/problem'
import type { KeyCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { claimIdempotency, keepIdempotentAnswer, releaseIdempotency } from '@/lib/services/keys/idempotency'

interface KeyedRequest {
  route: string
  key: string
  body: Buffer
  requestId: string
}

/** The problems of an upload that broke off. The request never arrived in full, so it may be sent again. */
const REQUEST_TIMEOUT = 408

const KEY = /^[\x21-\x7e]{1,255}$/

/**
 * Runs a write once for each Idempotency-Key, and returns the stored response when the request is sent again. A request
 * that failed because of Sayso is not stored, so it may be sent again.
 */
export async function answeredOnce(
  deps: Deps,
  caller: KeyCaller,
  { route, key, body, requestId }: KeyedRequest,
  run: () => Promise<Response>,
): Promise<Response> {
  if (!KEY.test(key))
    return problem(
      400,
      'invalid_idempotency_key',
      'An Idempotency-Key must be made of 1 to 255 visible ASCII characters.',
      {
        requestId,
      },
    )
  const claim = await claimIdempotency(deps, caller, route, key, body)
  switch (claim.outcome) {
    case 'other_request':
      return problem(
        422,
        'idempotency_key_reused',
        'This Idempotency-Key was sent with a different request before. Use a new key for each request.',
        {
          requestId,
        },
      )
    case 'in_flight':
      return problem(
        409,
        'in_flight',
        'The first request with this Idempotency-Key is still being processed. Send the call again in a second.',
        {
          requestId,
          headers: { 'Retry-After': '1' },
        },
      )
    case 'answered':
      return replay(claim.status, claim.body)
    case 'claimed':
      break
  }
  const release = () => releaseIdempotency(deps, caller.businessId, claim.request)
  let response: Response
  let text: string
  try {
    response = await run()
    text = await response.clone().text()
  } catch (error) {
    await release().catch(() => {})
    throw error
  }
  const { status } = response
  try {
    if (status >= 500 || status === REQUEST_TIMEOUT) await release()
    else await keepIdempotentAnswer(deps, caller.businessId, claim.request, { status, body: text })
  } catch (err) {
    // What was asked for is done. A failure would say that nothing was, and the caller would do it again.
    deps.log.warn({ err, requestId }, 'a response could not be kept for its Idempotency-Key')
    await release().catch(() => {})
  }
  return response
}

function replay(status: number, body: string): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  const headers = { 'Content-Type': type, 'Cache-Control': 'private, no-store', 'Idempotent-Replayed': 'true' }
  return new Response(body, { status, headers })
}

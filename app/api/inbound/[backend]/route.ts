import { BODY_LIMITS, sizeOf } from '@/lib/body-limits.mjs'
import { clientGone } from '@/lib/http/client-gone'
import { type Asked, type Entry, type Failure, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { problem } from '@/lib/http/problem'
import { readBytes } from '@/lib/http/read-body'
import { plainResponse } from '@/lib/plain-response.mjs'
import { answerHandshake, mayBeSigned, receiveWebhook } from '@/lib/services/inbound/receive-webhook'

interface Context {
  params: Promise<{ backend: string }>
}

interface WebhookRequest extends Asked {
  request: Request
  backendId: string
}

const CHALLENGE_MAX_CHARS = 1024
const FAILURE = 'a request from WhatsApp failed'

/** Meta's handshake: returns the challenge unchanged if the verify token is the backend's. Changes nothing. */
const handshake: Entry<WebhookRequest, string, undefined, Response> = {
  failure: FAILURE,
  async recognise(deps, { request, requestId, backendId }) {
    const query = new URL(request.url).searchParams
    const challenge = await answerHandshake(deps, backendId, {
      mode: query.get('hub.mode'),
      verifyToken: query.get('hub.verify_token'),
      challenge: query.get('hub.challenge')?.slice(0, CHALLENGE_MAX_CHARS) ?? null,
    })
    return challenge ?? new Refusal(wrongVerifyToken(requestId))
  },
  run: (_, challenge) =>
    new Response(challenge, {
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
    }),
  failed,
}

/**
 * Stores what WhatsApp posts. Signature and size are checked at once; the worker processes the rest after the response.
 */
const post: Entry<WebhookRequest, string | null, Buffer, Response> = {
  failure: FAILURE,
  async recognise(deps, { request, requestId, backendId }) {
    const signature = request.headers.get('x-hub-signature-256')
    // No large body is held in memory for a backend that does not exist.
    return (await mayBeSigned(deps, backendId, signature)) ? signature : new Refusal(unsigned(requestId))
  },
  async read(_deps, _signature, { request, requestId }) {
    const raw = await readBytes(request, BODY_LIMITS.posted)
    const tooLarge = `The body is larger than ${sizeOf(BODY_LIMITS.posted)}.`
    return raw ?? new Refusal(problem(413, 'too_large', tooLarge, { requestId }))
  },
  async run(deps, signature, raw, { requestId, backendId }) {
    const outcome = await receiveWebhook(deps, backendId, signature, raw)
    if (outcome === 'refused') return unsigned(requestId)
    return plainResponse(null, { status: 200, headers: { 'Cache-Control': 'private, no-store' } })
  },
  failed,
}

export const GET = serve(handshake)
export const POST = serve(post)

function serve<Who, Input>(entry: Entry<WebhookRequest, Who, Input, Response>) {
  return async (request: Request, { params }: Context): Promise<Response> =>
    handleRequest(entry, { request, requestId: requestIdOf(request), backendId: (await params).backend })
}

const wrongVerifyToken = (requestId: string) =>
  problem(
    403,
    'forbidden',
    'The verify token is not that of this backend. It was printed when the backend was connected.',
    { requestId },
  )

/** Returns the same response to a wrong signature and to a backend that does not exist. */
const unsigned = (requestId: string) =>
  problem(401, 'unauthorized', 'The signature was not made with the app secret of this backend.', { requestId })

function failed(failure: Failure, { requestId }: Asked): Response {
  if (failure === 'client_gone') return clientGone()
  const headers = { 'Retry-After': '5' }
  return problem(503, 'unavailable', 'Sayso could not store the request. Send it again.', { requestId, headers })
}

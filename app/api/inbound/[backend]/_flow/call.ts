import { z } from 'zod'
import { BODY_LIMITS, sizeOf } from '@/lib/body-limits.mjs'
import { cleanText, withoutNul } from '@/lib/clean-text'
import { clientGone } from '@/lib/http/client-gone'
import { parseJsonText, refuseBrokenJson } from '@/lib/http/endpoint/parse'
import { type Asked, type Entry, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { bearerToken, problem } from '@/lib/http/problem'
import { readBody } from '@/lib/http/read-body'
import { plainJson } from '@/lib/plain-response.mjs'
import type { Deps } from '@/lib/services/deps'
import { authenticateBackend, type CallingBackend } from '@/lib/services/inbound/authenticate-backend'

const TEXT_MAX_CHARS = 4096

const Contact = z.object({
  uuid: z.uuid().transform((uuid) => uuid.toLowerCase()),
  name: cleanText().nullish(),
  urn: cleanText().nullish(),
})
const cut = (most: number) => cleanText().transform((text) => withoutNul(text.slice(0, most)))
/**
 * Names the source of the message. A source that can't be read is dropped, because it must not block a person's stop.
 */
const Flow = z
  .object({ uuid: cut(64), name: cut(256) })
  .nullish()
  .transform((flow) => (flow?.uuid ? flow : null))
  .catch(null)

/** The default body of Call Webhook (docs/reference/weni.md, 5). Fields that a flow adds are ignored. */
export const LinkCall = z.object({
  contact: Contact,
  flow: Flow,
  /** The topic that the link names, by id or key. One that can't be read is dropped: the link still comes. */
  topic: cut(64).nullish().catch(null),
})

/** The same body with what the person wrote. */
export const MessageCall = LinkCall.extend({
  text: cleanText().transform((text) => withoutNul(text.slice(0, TEXT_MAX_CHARS))),
})

/** What a flow shows to the person: an address for a button, and a text that contains it. */
export interface FlowReply {
  url: string
  text: string
  outcome?: string
}

interface FlowRequest extends Asked {
  request: Request
  backendId: string
}

type Handler<T> = (deps: Deps, backend: CallingBackend, call: T) => Promise<FlowReply>

/**
 * Returns the route of one call of a flow. The simulator of the backend makes real calls too: these get the response of
 * a real call with a link that leads nowhere, and they change nothing.
 */
export function serveFlow<T>(
  schema: z.ZodType<T>,
  simulate: Handler<T>,
  handle: Handler<T>,
): (request: Request, route: { params: Promise<{ backend: string }> }) => Promise<Response> {
  const entry: Entry<FlowRequest, CallingBackend, T, Response> = {
    failure: 'a call of a flow failed',
    async recognise(deps, { request, requestId, backendId }) {
      const backend = await authenticateBackend(deps, backendId, bearerToken(request.headers))
      return backend ?? new Refusal(unauthorized(requestId))
    },
    async read(_deps, _backend, { request, requestId }) {
      const body = await readBody(request)
      const tooLarge = `The body is larger than ${sizeOf(BODY_LIMITS.usual)}.`
      if (body === null) return new Refusal(problem(413, 'too_large', tooLarge, { requestId }))
      const json = parseJsonText(body)
      if (!json.ok) return new Refusal(refuseBrokenJson(json.fault, requestId))
      const parsed = schema.safeParse(json.value)
      return parsed.success ? parsed.data : new Refusal(refuseCall(parsed.error, requestId))
    },
    async run(deps, backend, call, { request }) {
      const answer = request.headers.get('x-mailroom-mode') === 'simulation' ? simulate : handle
      const reply = await answer(deps, backend, call)
      return plainJson(reply, { headers: { 'Cache-Control': 'private, no-store' } })
    },
    failed(failure, { requestId }) {
      if (failure === 'client_gone') return clientGone()
      const headers = { 'Retry-After': '5' }
      return problem(503, 'unavailable', 'Sayso could not process the call. Nothing was changed: send it again.', {
        requestId,
        headers,
      })
    },
  }
  return async (request, { params }) =>
    handleRequest(entry, { request, requestId: requestIdOf(request), backendId: (await params).backend })
}

function unauthorized(requestId: string): Response {
  return problem(
    401,
    'unauthorized',
    'There is no backend with the id in this address, or the bearer token is not its inbound token.',
    {
      requestId,
      headers: { 'WWW-Authenticate': 'Bearer' },
    },
  )
}

function refuseCall(error: z.ZodError, requestId: string): Response {
  return problem(
    400,
    'invalid_body',
    'The body is not valid. Send the body that Call Webhook sends by default; invalid_params names what is wrong.',
    {
      requestId,
      invalidParams: error.issues.map((issue) => ({ name: issue.path.join('.') || 'body', reason: issue.message })),
    },
  )
}

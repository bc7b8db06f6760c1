import { z } from 'zod'
import { cleanText, withoutNul } from '@/lib/clean-text'
import { clientGone, isClientGone } from '@/lib/http/client-gone'
import { parseJsonText, refuseBrokenJson } from '@/lib/http/endpoint/parse'
import { bearerToken, problem } from '@/lib/http/problem'
import { readBody } from '@/lib/http/read-body'
import { log } from '@/lib/log'
import { authenticateBackend, type CallingBackend } from '@/lib/services/inbound/authenticate-backend'
import { webDeps } from '@/lib/services/runtime'

const TEXT_MAX_CHARS = 4096

const Contact = z.object({
  uuid: z.uuid().transform((uuid) => uuid.toLowerCase()),
  name: cleanText().nullish(),
  urn: cleanText().nullish(),
})
const cut = (most: number) => cleanText().transform((text) => withoutNul(text.slice(0, most)))
/** Only names the source of what is said: one that can't be read must not keep a person's stop away. */
const Flow = z
  .object({ uuid: cut(64), name: cut(256) })
  .nullish()
  .transform((flow) => (flow?.uuid ? flow : null))
  .catch(null)

/** The default body of Call Webhook (docs/reference/weni.md, 5). What flows add beside it is left alone. */
export const LinkCall = z.object({ contact: Contact, flow: Flow })

/** The same body plus what the person wrote. */
export const MessageCall = LinkCall.extend({
  text: cleanText().transform((text) => withoutNul(text.slice(0, TEXT_MAX_CHARS))),
})

/** What a flow shows: an address for a button, and a text that holds it. */
export interface FlowReply {
  url: string
  text: string
  outcome?: string
}

/**
 * One call of a flow: who calls, then the size, then the body, then the handler. A simulated call is answered as a real one would be,
 * with a link that leads nowhere, and changes nothing: the simulator really calls.
 */
export async function answerFlow<T>(
  request: Request,
  backendId: string,
  schema: z.ZodType<T>,
  simulate: (backend: CallingBackend, call: T) => Promise<FlowReply>,
  handle: (backend: CallingBackend, call: T) => Promise<FlowReply>,
): Promise<Response> {
  try {
    const backend = await authenticateBackend(webDeps(), backendId, bearerToken(request.headers))
    if (!backend)
      return problem(401, 'unauthorized', 'The backend in the address or its bearer token is wrong.', {
        headers: { 'WWW-Authenticate': 'Bearer' },
      })
    const body = await readBody(request)
    if (body === null) return problem(413, 'too_large', 'A call may have 64 kB at most.')
    const json = parseJsonText(body)
    if (!json.ok) return refuseBrokenJson(json.fault)
    const parsed = schema.safeParse(json.value)
    if (!parsed.success)
      return problem(400, 'invalid_body', 'The body is not the one of Call Webhook.', {
        invalidParams: invalidParams(parsed.error),
      })
    if (request.headers.get('x-mailroom-mode') === 'simulation') return reply(await simulate(backend, parsed.data))
    return reply(await handle(backend, parsed.data))
  } catch (error) {
    if (isClientGone(error, request)) return clientGone()
    log.error({ err: error }, 'a call of a flow failed')
    return problem(503, 'unavailable', 'Nothing was changed. Try again.', { headers: { 'Retry-After': '5' } })
  }
}

function reply(body: FlowReply): Response {
  return Response.json(body, { headers: { 'Cache-Control': 'private, no-store' } })
}

function invalidParams(error: z.ZodError) {
  return error.issues.map((issue) => ({ name: issue.path.join('.') || 'body', reason: issue.message }))
}

import { createMcpHandler } from '@modelcontextprotocol/server'
import { BODY_LIMITS, sizeOf } from '@/lib/body-limits.mjs'
import { clientGone } from '@/lib/http/client-gone'
import { CALLS_A_MINUTE, takeCall } from '@/lib/http/endpoint/limit'
import { parseJson, refuseBrokenJson } from '@/lib/http/endpoint/parse'
import { type Asked, type Entry, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { bearerToken, problem } from '@/lib/http/problem'
import { readBytes } from '@/lib/http/read-body'
import type { KeyCaller } from '@/lib/services/callers/caller'
import { authenticateApiKey } from '@/lib/services/keys/authenticate-api-key'
import { type McpAsked, mcpServerFor, type ServedTool } from './mcp-server'

/** Nothing here changes by itself, so there is nothing to subscribe to, and no connection is kept open. */
const NO_SUBSCRIPTIONS = 0

interface McpRequest extends Asked {
  request: Request
}

/**
 * Returns the route of the Model Context Protocol over streamable HTTP: an entry like every other one, in front of the
 * protocol's SDK. It keeps nothing between requests. Both forms of the protocol are spoken: that of 2026-07-28, and the
 * earlier ones that begin with `initialize`.
 */
export function serveMcp(tools: readonly ServedTool[]): (request: Request) => Promise<Response> {
  const protocol = createMcpHandler((context) => mcpServerFor(tools, context), { maxSubscriptions: NO_SUBSCRIPTIONS })
  const entry: Entry<McpRequest, KeyCaller, unknown, Response> = {
    failure: 'a call of an AI agent failed',
    takesTrace: true,
    async recognise(deps, { request, requestId }) {
      // The protocol asks for this check (2025-06-18, Transports, Security Warning): a page that points a name of its
      // own here has another origin. What is no browser sends none.
      const origin = request.headers.get('origin')
      if (origin !== null && origin !== deps.settings.baseUrl)
        return new Refusal(problem(403, 'foreign_origin', 'This request came from another site.', { requestId }))
      const caller = await authenticateApiKey(deps, bearerToken(request.headers))
      if (!caller) return new Refusal(unauthorized(requestId))
      deps.noteKeyUse(caller)
      return caller
    },
    limit(deps, caller, { requestId }) {
      const { allowed, resetSeconds } = takeCall(deps, caller.keyId)
      return allowed ? null : new Refusal(tooManyCalls(resetSeconds, requestId))
    },
    async read(_, __, { request, requestId }) {
      const raw = await readBytes(request, BODY_LIMITS.usual)
      const tooLarge = `The body may have ${sizeOf(BODY_LIMITS.usual)} at most.`
      if (raw === null) return new Refusal(problem(413, 'too_large', tooLarge, { requestId }))
      const json = parseJson(raw)
      if (!json.ok) return new Refusal(refuseBrokenJson(json.fault, requestId, json.reason))
      // The protocol dropped batches in 2025-06-18. One request could hold hundreds of calls.
      if (Array.isArray(json.value)) return new Refusal(noBatch(requestId))
      return json.value
    },
    run(_, caller, parsedBody, { request, requestId }) {
      const asked: McpAsked = { request, requestId, caller }
      const authInfo = { token: '', clientId: caller.keyId, scopes: [...caller.scopes], extra: { asked } }
      return protocol.fetch(request, { authInfo, parsedBody })
    },
    failed: (failure, { requestId }) =>
      failure === 'client_gone'
        ? clientGone()
        : failure === 'outage'
          ? problem(503, 'unavailable', 'The database can’t be reached. Send the call again.', {
              requestId,
              headers: { 'Retry-After': '5' },
            })
          : problem(500, 'internal', 'Sayso failed. Send the call again.', { requestId }),
  }
  return async (request) => {
    const response = await handleRequest(entry, { request, requestId: requestIdOf(request) })
    response.headers.set('Cache-Control', 'private, no-store')
    return response
  }
}

const unauthorized = (requestId: string) =>
  problem(
    401,
    'unauthorized',
    'The API key is missing, unknown or revoked. Send it as Authorization: Bearer <key>; this address has no other way to sign in.',
    { requestId, headers: { 'WWW-Authenticate': 'Bearer' } },
  )

const tooManyCalls = (seconds: number, requestId: string) =>
  problem(
    429,
    'too_many_calls',
    `A key may make ${CALLS_A_MINUTE} calls a minute. Send this call again after the seconds in Retry-After.`,
    { requestId, headers: { 'Retry-After': String(seconds) } },
  )

const noBatch = (requestId: string) =>
  problem(400, 'invalid_body', 'A request takes one message of the protocol, and no list of them.', { requestId })

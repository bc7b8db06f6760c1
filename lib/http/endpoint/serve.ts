import type { z } from 'zod'
import { JSON_LIMIT_BYTES, type Operation } from '@/lib/api/operation'
import { sizeOf } from '@/lib/body-limits.mjs'
import type { AppError } from '@/lib/errors'
import { clientGone } from '@/lib/http/client-gone'
import { type Asked, type Entry, type Failure, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { bearerToken, problem } from '@/lib/http/problem'
import { readBytes } from '@/lib/http/read-body'
import { plainJson, setHeaders } from '@/lib/plain-response.mjs'
import type { KeyCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { authenticateApiKey, recogniseApiKey } from '@/lib/services/keys/authenticate-api-key'
import type { Allowance } from '@/lib/services/limits/shared-limit'
import { answeredOnce } from './answered-once'
import { rateLimitHeaders, takeCall } from './limit'
import { parseJson, readQuery, refuseBrokenJson, refuseInvalid } from './parse'
import { missingProblem, scopeMissing } from './problem-for'

/** A call whose key is valid and has the scope, and whose parts are well formed. */
export interface Call<Params, Query, Body> {
  deps: Deps
  caller: KeyCaller
  params: Params
  query: Query
  body: Body
  request: Request
  requestId: string
  /** Recognises the repetition of a write, also after the 24 hours for which its response is stored. */
  idempotencyKey: string | null
}

/** A value to return as JSON, or a whole response, such as a stream. */
export type Reply<Answer> = { body: Answer; status?: number; headers?: Record<string, string> } | Response

interface Options {
  /**
   * Whether the first query of the handler checks that the key is still valid (`recogniseApiKey`), which saves a round
   * trip. For a revoked key it throws the AppError `key_revoked`.
   */
  keyAskedWithin?: boolean
}

interface Route {
  params: Promise<Record<string, string>>
}

/** The state of a call of the API while it is being answered. */
interface ApiRequest extends Asked {
  request: Request
  route: Route
  /** The calls that the key has left in this minute. Every response from then on says so. */
  allowance: Allowance | null
}

/**
 * What `read` returned: the checked parts of the call, and the bytes of the body, which show whether it is a
 * repetition.
 */
interface Parts {
  params: unknown
  query: unknown
  body: unknown
  raw: Buffer
}

/**
 * Returns the route of an endpoint: an entry (lib/http/handle-request.ts) that requires a key with the scope, and
 * returns the stored response if the call was answered before. Errors are returned as problem+json with a stable code.
 * An unexpected error returns nothing but the request id.
 */
export function serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<P, Q, B, A>,
  handle: (call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Reply<z.infer<A>>>,
  { keyAskedWithin = false }: Options = {},
): (request: Request, route: Route) => Promise<Response> {
  const recogniseKey = keyAskedWithin ? recogniseApiKey : authenticateApiKey
  const entry: Entry<ApiRequest, KeyCaller, Parts, Response> = {
    failure: 'a call of the API failed',
    operation: operation.id,
    takesTrace: true,
    async recognise(deps, { request, requestId }) {
      const caller = await recogniseKey(deps, bearerToken(request.headers))
      if (!caller) return new Refusal(unauthorized(requestId))
      deps.noteKeyUse(caller)
      return caller
    },
    limit(deps, caller, asked) {
      asked.allowance = takeCall(deps, caller.keyId)
      return asked.allowance.allowed ? null : new Refusal(tooManyCalls(asked.allowance, asked.requestId))
    },
    async read(deps, caller, asked) {
      const parts = await readParts(operation, caller, asked)
      if (!(parts instanceof Refusal) || !keyAskedWithin) return parts
      // The use case would have checked the key. The call is refused before it, so the key is checked here.
      const known = await authenticateApiKey(deps, bearerToken(asked.request.headers))
      return known ? parts : new Refusal(unauthorized(asked.requestId))
    },
    async run(deps, caller, parts, { request, requestId }) {
      const idempotencyKey = operation.write ? request.headers.get('idempotency-key') : null
      const call = {
        deps,
        caller,
        params: parts.params as z.infer<P>,
        query: parts.query as z.infer<Q>,
        body: parts.body as z.infer<B>,
        request,
        requestId,
        idempotencyKey,
      }
      const run = async () => respond(await handle(call), operation.status ?? 200)
      if (idempotencyKey === null || operation.stream) return run()
      const named = `${operation.id} ${new URL(request.url).pathname}`
      return answeredOnce(deps, caller, { route: named, key: idempotencyKey, body: parts.raw, requestId }, run)
    },
    expected: (error, { requestId }) => problemOf(operation, error, requestId),
    failed: (failure, { requestId }) => failed(failure, requestId),
  }
  return async (request, route) => {
    const asked: ApiRequest = { request, route, requestId: requestIdOf(request), allowance: null }
    const response = await handleRequest(entry, asked)
    if (asked.allowance) setHeaders(response, rateLimitHeaders(asked.allowance))
    return response
  }
}

/** Checks that the key has the scope and that the path, the query, the size and the body are well formed. */
async function readParts(
  operation: Operation,
  caller: KeyCaller,
  { request, route, requestId }: ApiRequest,
): Promise<Parts | Refusal<Response>> {
  if (!caller.scopes.includes(operation.scope)) return new Refusal(scopeMissing(operation.scope, requestId))
  const params = operation.params?.safeParse(await route.params)
  // Nothing has an id that is not well formed.
  if (params && !params.success) return new Refusal(missingProblem(operation, requestId))
  const asked = operation.query ? readQuery(request.url, requestId) : {}
  if (asked instanceof Response) return new Refusal(asked)
  const query = operation.query?.safeParse(asked)
  if (query && !query.success) return new Refusal(refuseInvalid('invalid_query', query.error, requestId))
  const parts = { params: params?.data, query: query?.data, body: undefined, raw: NO_BODY }
  if (!operation.body) return parts

  const limit = operation.limitBytes ?? JSON_LIMIT_BYTES
  const raw = await readBytes(request, limit)
  if (raw === null) return new Refusal(problem(413, 'too_large', tooLarge(limit), { requestId }))
  const json = parseJson(raw)
  if (!json.ok) return new Refusal(refuseBrokenJson(json.fault, requestId, json.reason))
  const body = operation.body.safeParse(json.value)
  if (!body.success) return new Refusal(refuseInvalid('invalid_body', body.error, requestId))
  return { ...parts, body: body.data, raw }
}

const NO_BODY = Buffer.alloc(0)

function respond(reply: Reply<unknown>, status: number): Response {
  if (reply instanceof Response) return reply
  const headers = { 'Cache-Control': 'private, no-store', ...reply.headers }
  return plainJson(reply.body, { status: reply.status ?? status, headers })
}

function tooManyCalls({ limit, resetSeconds }: Allowance, requestId: string): Response {
  return problem(
    429,
    'too_many_calls',
    `A key may make ${limit} calls a minute. Send this call again after the seconds in Retry-After.`,
    {
      requestId,
      headers: { 'Retry-After': String(resetSeconds) },
    },
  )
}

const tooLarge = (bytes: number) => `The body may have ${sizeOf(bytes)} at most.`

function unauthorized(requestId: string): Response {
  return problem(
    401,
    'unauthorized',
    'The API key is missing, unknown or revoked. Send it as Authorization: Bearer <key>.',
    {
      requestId,
      headers: { 'WWW-Authenticate': 'Bearer' },
    },
  )
}

/**
 * Returns the problem of a mistake of the caller, which the use case threw as an error. Most are the operation's own.
 * Some are common ones: a key that was revoked, or ended with its business, and a key that lacks the right.
 */
function problemOf(operation: Operation, error: AppError, requestId: string): Response {
  if (error.code === 'key_revoked' || error.code === 'business_not_found') return unauthorized(requestId)
  if (error.code === 'not_allowed') return scopeMissing(operation.scope, requestId)
  const own = operation.thrown?.[error.code] ?? operation.problems?.[error.code]
  const said = error.userMessage ?? own?.when ?? 'The request can’t be carried out. The code says why.'
  return problem(own?.status ?? error.status, error.code, said, { requestId })
}

function failed(failure: Failure, requestId: string): Response {
  switch (failure) {
    case 'client_gone':
      return clientGone()
    case 'outage':
      return problem(
        503,
        'unavailable',
        'The database can’t be reached, or is busy with the same thing. Nothing was changed: send the call again.',
        {
          requestId,
          headers: { 'Retry-After': '5' },
        },
      )
    case 'unexpected':
      return problem(
        500,
        'internal',
        'Sayso failed. Send the call again. If it fails again, give the operator the request_id, which is in the log beside the cause.',
        { requestId },
      )
  }
}

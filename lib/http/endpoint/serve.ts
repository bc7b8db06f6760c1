import type { z } from 'zod'
import { JSON_LIMIT_BYTES, type Operation } from '@/lib/api/operation'
import type { Scope } from '@/lib/api/scopes'
import { AppError } from '@/lib/errors'
import { bearerToken, problem } from '@/lib/http/problem'
import { readBytes } from '@/lib/http/read-body'
import { log } from '@/lib/log'
import type { Deps } from '@/lib/services/deps'
import { authenticateApiKey, type Caller, recogniseApiKey } from '@/lib/services/keys/authenticate-api-key'
import { webDeps } from '@/lib/services/runtime'
import { answeredOnce } from './answered-once'
import { type Allowance, rateLimitHeaders, takeCall } from './limit'
import { parseJson, refuseBrokenJson, refuseInvalid } from './parse'
import { missingProblem } from './problem-for'

/** A call that is who it says, may do this, and is well formed. */
export interface Call<Params, Query, Body> {
  deps: Deps
  caller: Caller
  params: Params
  query: Query
  body: Body
  request: Request
  requestId: string
  /** Of a write: what tells a repetition, also after the 24 hours for which its answer is kept. */
  idempotencyKey: string | null
}

/** An answer as JSON, or a whole response: a stream. */
export type Reply<Answer> = { body: Answer; status?: number; headers?: Record<string, string> } | Response

interface Options {
  /**
   * The handler's first query tells whether the key still holds (`sayso_enter_as`), which saves the round trip that would ask. A key that
   * turned out to be revoked is AppError `key_revoked`.
   */
  keyAskedWithin?: boolean
}

interface Route {
  params: Promise<Record<string, string>>
}

/**
 * The line-up of every endpoint: who calls, may they, how often, is it well formed, was it answered before; then the handler. Errors
 * leave as problem+json, with a code that stays; what nobody expected says nothing but a request id.
 */
export function serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<P, Q, B, A>,
  handle: (call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Reply<z.infer<A>>>,
  options: Options = {},
): (request: Request, route: Route) => Promise<Response> {
  return async (request, route) => {
    const requestId = request.headers.get('x-request-id') ?? ''
    try {
      const deps = webDeps()
      const token = bearerToken(request.headers)
      const caller = await (options.keyAskedWithin ? recogniseApiKey : authenticateApiKey)(deps, token)
      if (!caller) return unauthorized(requestId)
      const allowance = await takeCall(caller.keyId)
      const context = { deps, caller, request, route, requestId, allowance }
      const refuse = async (refusal: Response) =>
        options.keyAskedWithin && !(await authenticateApiKey(deps, token)) ? unauthorized(requestId) : refusal
      const response = await answer(operation, handle, context, refuse).catch((error: unknown) =>
        failed(operation.id, error, requestId),
      )
      for (const [name, value] of Object.entries(rateLimitHeaders(allowance))) response.headers.set(name, value)
      return response
    } catch (error) {
      return failed(operation.id, error, requestId)
    }
  }
}

interface Context {
  deps: Deps
  caller: Caller
  request: Request
  route: Route
  requestId: string
  allowance: Allowance
}

async function answer<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<P, Q, B, A>,
  handle: (call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Reply<z.infer<A>>>,
  { deps, caller, request, route, requestId, allowance }: Context,
  /** A refusal before the handler; the key is asked about first where only the handler would have. */
  refuse: (refusal: Response) => Promise<Response>,
): Promise<Response> {
  if (!allowance.allowed)
    return problem(429, 'too_many_calls', `A key may call ${allowance.limit} times a minute.`, {
      requestId,
      headers: { 'Retry-After': String(allowance.resetSeconds) },
    })
  if (!caller.scopes.includes(operation.scope)) return refuse(scopeMissing(operation.scope, requestId))

  const params = operation.params?.safeParse(await route.params)
  // An id that can't be one is an id that nothing has.
  if (params && !params.success) return refuse(missingProblem(operation, requestId))
  const query = operation.query?.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (query && !query.success) return refuse(refuseInvalid('invalid_query', query.error, requestId))

  const raw = operation.body ? await readBytes(request, operation.limitBytes ?? JSON_LIMIT_BYTES) : Buffer.alloc(0)
  if (raw === null)
    return refuse(problem(413, 'too_large', tooLarge(operation.limitBytes ?? JSON_LIMIT_BYTES), { requestId }))
  const json = operation.body && parseJson(raw)
  if (json && !json.ok) return refuse(refuseBrokenJson(json.fault, requestId))
  const body = operation.body?.safeParse(json?.value)
  if (body && !body.success) return refuse(refuseInvalid('invalid_body', body.error, requestId))

  const idempotencyKey = operation.write ? request.headers.get('idempotency-key') : null
  const call = {
    deps,
    caller,
    params: params?.data as z.infer<P>,
    query: query?.data as z.infer<Q>,
    body: body?.data as z.infer<B>,
    request,
    requestId,
    idempotencyKey,
  }
  const run = async () => respond(await handle(call), operation.status ?? 200)
  if (idempotencyKey === null || operation.stream) return run()
  const named = `${operation.id} ${new URL(request.url).pathname}`
  return answeredOnce(deps, caller, { route: named, key: idempotencyKey, body: raw, requestId }, run)
}

function respond(reply: Reply<unknown>, status: number): Response {
  if (reply instanceof Response) return reply
  const headers = { 'Cache-Control': 'private, no-store', ...reply.headers }
  return Response.json(reply.body, { status: reply.status ?? status, headers })
}

const tooLarge = (bytes: number) => `The body may have ${Math.round(bytes / 1024)} kB at most.`

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

export function scopeMissing(scope: Scope, requestId: string): Response {
  return problem(403, 'scope_missing', `This key lacks the scope ${scope}.`, { requestId })
}

/** The same for what does not exist and for what is another business's. */
function notFound(requestId: string): Response {
  return problem(404, 'not_found', 'There is no such thing in this business.', { requestId })
}

/** What a failure looks like from outside. */
export function failed(operationId: string, error: unknown, requestId: string): Response {
  if (error instanceof AppError && error.code === 'key_revoked') return unauthorized(requestId)
  if (error instanceof AppError && error.status === 404 && error.userMessage === undefined) return notFound(requestId)
  if (error instanceof AppError && error.status < 500)
    return problem(error.status, error.code, error.userMessage ?? 'The request can’t be carried out.', { requestId })
  log.error({ err: error, operation: operationId, requestId }, 'a call of the API failed')
  if (isOutage(error))
    return problem(503, 'unavailable', 'The database can’t be reached; nothing was changed. Try again.', {
      requestId,
      headers: { 'Retry-After': '5' },
    })
  return problem(500, 'internal', 'Something went wrong on our side.', { requestId })
}

/** Connections refused or cut, and a server that shuts down: what a retry heals. */
function isOutage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(CONNECT|CONNECTION_|ECONN|EPIPE|ETIMEDOUT|57P0|53300|08)/.test(code)
}

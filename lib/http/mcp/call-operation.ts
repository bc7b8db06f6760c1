import type { z } from 'zod'
import { API_BASE, type Operation } from '@/lib/api/operation'
import type { InvalidParam } from '@/lib/http/problem'

/** A route of the business API, as `serve` (lib/http/endpoint) makes it. */
type ApiRoute = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>

interface Arguments<Body> {
  params?: Record<string, string>
  query?: string
  body?: Body
}

/** Calls an operation of the API, and returns its response. */
export type CallOperation = <B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<z.ZodType, z.ZodType, B, A>,
  route: ApiRoute,
  given: Arguments<z.input<B>>,
) => Promise<z.infer<A>>

/** What an operation returned in place of a success. Its message is for the agent, and holds no personal data. */
export class ToolProblem extends Error {
  override name = 'ToolProblem'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/**
 * Returns a function that calls operations of the API for the caller of a request: with their key, so that the scopes,
 * the limits, the checks and the log are those of the API itself.
 * @throws ToolProblem from the returned function, when the API returns a problem
 */
export function operationCaller(request: Request, requestId: string): CallOperation {
  const headers = {
    authorization: request.headers.get('authorization') ?? '',
    'x-request-id': requestId,
    'content-type': 'application/json',
  }
  return async (operation, route, { params = {}, query = '', body }) => {
    const call = new Request(`http://localhost${API_BASE}${operation.path}${query}`, {
      method: operation.method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: request.signal,
    })
    const response = await route(call, { params: Promise.resolve(params) })
    const value: unknown = await response.json()
    if (!response.ok) throw problemOf(value as ApiProblem)
    return value as z.infer<typeof operation.answer & z.ZodType>
  }
}

interface ApiProblem {
  code: string
  detail: string
  invalid_params?: InvalidParam[]
}

function problemOf({ code, detail, invalid_params = [] }: ApiProblem): ToolProblem {
  const places = invalid_params.map(({ name, reason }) => `${name}: ${reason}`).join('; ')
  return new ToolProblem(code, places === '' ? detail : `${detail} (${places})`)
}

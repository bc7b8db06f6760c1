import { SCOPES, type Scope } from '@/lib/api/scopes'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { createApiKey } from '@/lib/services/keys/create-api-key'

/** Makes the routes of this test file use these dependencies, as a process of its own would. */
export function useDeps(deps: Deps): void {
  const process = globalThis as typeof globalThis & { saysoDeps?: Deps }
  process.saysoDeps = deps
}

/** A key of a business with these scopes; with all of them unless told otherwise. */
export async function keyFor(
  deps: Deps,
  businessId: string,
  scopes: readonly Scope[] = Object.keys(SCOPES) as Scope[],
  mode: 'live' | 'test' = 'live',
): Promise<string> {
  return (await newKey(deps, businessId, scopes, mode)).token
}

/** The same with its id, by which it can be revoked. */
export async function newKey(
  deps: Deps,
  businessId: string,
  scopes: readonly Scope[],
  mode: 'live' | 'test' = 'live',
): Promise<{ id: string; token: string }> {
  return granted(await createApiKey(deps, operatorOf(businessId), { name: 'a test', scopes, mode }))
}

type Handler = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>

export interface CallOptions {
  token?: string
  method?: string
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it is. */
  raw?: BodyInit
  params?: Record<string, string>
  query?: string
  headers?: Record<string, string>
  /** Aborts when the caller goes away. */
  signal?: AbortSignal
}

/** Calls a route handler as its server would. */
export async function callApi(handler: Handler, options: CallOptions = {}): Promise<Response> {
  const { token, body, raw, params = {}, query = '', headers = {} } = options
  const method = options.method ?? (body === undefined && raw === undefined ? 'GET' : 'POST')
  const init = {
    method,
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
    headers: { 'x-request-id': 'test-request', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    duplex: 'half',
    signal: options.signal,
  } as RequestInit
  return handler(new Request(`http://sayso.test/api/v1/x${query}`, init), { params: Promise.resolve(params) })
}

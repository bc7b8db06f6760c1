import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { requireToken } from './auth'
import type { CallLog } from './call-log'
import type { Endpoint } from './endpoints/table'
import type { Fault, Faults } from './faults'
import { parseJson, readText } from './read-body'
import { ApiError, refused, SERVER_ERROR, type ApiRequest, type Reply } from './reply'
import type { Store } from './store'
import { throttled, type Throttle } from './throttle'

const BODY_LIMIT = 2_500_000
const HOLD_MS = 60_000
const PATH = /^\/api\/v2\/([a-z_]+)(\.json)?$/

export interface Api {
  store: Store
  throttle: Throttle
  faults: Faults
  calls: CallLog
  apiToken: string
  endpoints: ReadonlyMap<string, Endpoint>
  now: () => number
}

/** Handles one request to `/api/v2/`, in the platform's order: token, budget, verb, then the endpoint. */
export async function serveApi(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = api.now()
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
  const method = request.method ?? 'GET'
  const touched: string[] = []
  const text = await readText(request, BODY_LIMIT).catch((error: unknown) => error)
  const fault = api.faults.pick(method, url.pathname)
  if (fault?.mode === 'slow') await sleep(fault.ms ?? 1000)
  const reply = fault?.mode === 'down' ? { status: 0 } : answer(api, request, url, text, fault, touched)
  if (fault?.mode === 'down') request.socket.resetAndDestroy()
  else if (fault?.mode === 'timeout_after_effect') holdBack(request, fault.ms ?? HOLD_MS)
  else send(response, reply, method)
  api.calls.add(PATH.exec(url.pathname)?.[1] ?? 'unknown', {
    at,
    method,
    path: url.pathname + url.search,
    status: fault?.mode === 'timeout_after_effect' ? 0 : reply.status,
    ms: api.now() - at,
    body: typeof text === 'string' ? text.slice(0, 500) : '',
    contacts: touched,
  })
}

function answer(
  api: Api,
  request: IncomingMessage,
  url: URL,
  text: unknown,
  fault: Fault | null,
  touched: string[],
): Reply {
  try {
    if (text instanceof Error) throw text
    if (fault?.mode === '500') return SERVER_ERROR
    if (fault?.mode === '429') throw throttled(fault.retryAfter)
    if (fault?.mode === 'forbidden') throw refused(403, 'Invalid token')
    return route(api, request, url, text as string, fault?.mode === 'silent_noop', touched)
  } catch (error) {
    if (error instanceof ApiError) return error.reply
    throw error
  }
}

function route(api: Api, request: IncomingMessage, url: URL, text: string, silent: boolean, touched: string[]): Reply {
  const [, name = '', suffix] = PATH.exec(url.pathname) ?? []
  const endpoint = api.endpoints.get(name)
  if (!endpoint) return { status: 404, text: 'Not Found' }
  requireToken(request.headers.authorization, api.apiToken)
  api.throttle.pass(endpoint.scope)
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
  const handler = method === 'GET' || method === 'POST' || method === 'DELETE' ? endpoint[method] : undefined
  if (!handler) throw refused(405, `Method "${method}" not allowed.`, { allow: allowed(endpoint) })
  // Without the suffix a GET is taken for a person who browses the documentation.
  if (method === 'GET' && !suffix) return { status: 200, body: [] }
  const body = method === 'POST' ? parseJson(text, request.headers['content-type']) : {}
  const apiRequest: ApiRequest = {
    method,
    query: url.searchParams,
    body,
    address: url.origin + url.pathname,
    silent,
    touched,
  }
  return handler(apiRequest, api.store)
}

function allowed(endpoint: Endpoint): string {
  return (['GET', 'POST', 'DELETE'] as const).filter((method) => endpoint[method]).join(', ')
}

/** The write is done, but its response never arrives: the connection stays open for a while and is then cut. */
function holdBack(request: IncomingMessage, ms: number): void {
  const timer = setTimeout(() => request.socket.destroy(), ms)
  request.socket.once('close', () => clearTimeout(timer))
}

/** Writes a reply; HEAD gets the headers only. */
export function send(response: ServerResponse, reply: Reply, method: string): void {
  const isText = reply.text !== undefined
  const content = isText ? reply.text : reply.body === undefined ? '' : JSON.stringify(reply.body)
  response.writeHead(reply.status, {
    ...(content ? { 'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json' } : {}),
    ...(reply.status === 204 && !content ? {} : { 'content-length': Buffer.byteLength(content ?? '') }),
    ...reply.headers,
  })
  if (reply.status === 204 && content) return sendForbiddenBody(response, content)
  response.end(method === 'HEAD' ? undefined : content)
}

/** A 204 must not have a body, and Node.js sends none. The platform does, so its bytes are written after the head. */
function sendForbiddenBody(response: ServerResponse, content: string): void {
  response.flushHeaders()
  response.socket?.write(content)
  response.end()
}

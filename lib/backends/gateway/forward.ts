import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { Agent, request } from 'undici'
import { addressProblem, isAllowedPrivate } from '@/lib/backends/addresses'
import { describeFailure, guardedLookup } from '@/lib/backends/http'
import { letGo } from '@/lib/streams'
import { tracing } from '@/lib/tracing/active.mjs'
import { requestHeaders, responseHeaders } from './headers'

export interface ForwardRequest {
  method: string
  url: URL
  headers: Headers
  body: ReadableStream<Uint8Array> | Buffer | null
  /** Ends the request when the caller has disconnected. */
  signal?: AbortSignal
  /** The milliseconds until the response begins, counted from when the body was sent. */
  timeoutMs: number
}

export type Forwarded =
  | { ok: true; status: number; headers: Headers; body: Readable }
  /** `sent: false`: the request can't have had any effect. The reason is a code. */
  | { ok: false; sent: boolean; reason: string }

export interface Forwarder {
  forward(request: ForwardRequest): Promise<Forwarded>
  close(): Promise<void>
}

/** The milliseconds for which a body may be silent; it may take any time in total. */
const SILENCE_MS = 60_000
const CONNECT_MS = 3000
const CONNECTIONS = 128
/** The upstream servers to which connections are kept; nearly all installations have one. */
const ORIGINS_MOST = 100
const NOTHING = {}

/**
 * Passes requests on to Meta and responses back as they are, both streamed, over connections that are kept alive. It
 * follows no redirect and repeats nothing. Addresses are checked when a connection is made, as for every request of
 * ours.
 */
export function createForwarder(allowPrivate: readonly string[]): Forwarder {
  const agents = new Map<string, Agent>()
  const agentFor = (url: URL): Agent => {
    const known = agents.get(url.origin)
    if (known) return known
    const agent = new Agent({
      connections: CONNECTIONS,
      connect: { timeout: CONNECT_MS, lookup: guardedLookup(isAllowedPrivate(url, allowPrivate)) },
      keepAliveTimeout: 20_000,
    })
    const [oldest] = agents.keys()
    if (oldest !== undefined && agents.size >= ORIGINS_MOST) {
      void agents.get(oldest)?.close()
      agents.delete(oldest)
    }
    agents.set(url.origin, agent)
    return agent
  }
  const pass = async (asked: ForwardRequest, added: Record<string, string>): Promise<Forwarded> => {
    const { method, url, headers, body, signal, timeoutMs } = asked
    try {
      const response = await request(url, {
        dispatcher: agentFor(url),
        method: method as 'POST',
        headers: { ...requestHeaders(headers), ...added },
        body: body === null || Buffer.isBuffer(body) ? body : Readable.fromWeb(body as NodeStream),
        ...(signal ? { signal } : {}),
        headersTimeout: timeoutMs,
        bodyTimeout: SILENCE_MS,
      })
      const { statusCode: status } = response
      // No status of HTTP (RFC 9110, 15), and none that can be passed on. Whatever it means, the request has arrived.
      if (status > 599) {
        letGo(response.body)
        return { ok: false, sent: true, reason: 'unreadable' }
      }
      return {
        ok: true,
        status,
        headers: responseHeaders(response.headers),
        body: response.body,
      }
    } catch (error) {
      return describeFailure(error)
    }
  }
  return {
    async forward(asked) {
      const problem = addressProblem(asked.url, allowPrivate)
      if (problem) return { ok: false, sent: false, reason: problem }
      const tracer = tracing()
      if (tracer === null) return pass(asked, NOTHING)
      const { method, url } = asked
      return tracer.call(
        method,
        url,
        (headers) => pass(asked, headers),
        (result) => (result.ok ? result.status : result.reason),
      )
    },
    close: async () => void (await Promise.all([...agents.values()].map((agent) => agent.close()))),
  }
}

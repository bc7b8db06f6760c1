import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent } from 'undici'
import { tracing } from '@/lib/tracing/active.mjs'
import { addressProblem, isAllowedPrivate, isPublicAddress } from './addresses'
import { exchange } from './exchange'

export interface HttpOptions {
  /** With or without a slash at the end; paths are below it. */
  baseUrl: string
  /** `host:port` that may be private. */
  allowPrivate: readonly string[]
  /** Connections kept open. */
  connections?: number
  /** The milliseconds for the whole request, connecting included. */
  timeoutMs?: number
  maxBytes?: number
  /** Whether the address may be http: only where nothing that is sent is secret, and the response is signed. */
  allowHttp?: boolean
}

/** How long making one connection may take, in milliseconds. */
const CONNECT_MS = 3000

export interface HttpRequest {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  body?: unknown
  /** JSON that is sent unchanged, because its text is signed. */
  json?: string
  /** Bytes that are sent unchanged, for a response that is bytes as well; `headers` says of which type. */
  bytes?: Uint8Array
  /** Only the status counts: a body that is too large or too slow is cut off, and the response is still used. */
  ignoresBody?: boolean
}

export interface HttpReply {
  status: number
  /** Empty for a request of bytes. */
  text: string
  /** Only for a request of bytes. */
  bytes?: Buffer
  retryAfter: string | undefined
}

/**
 * `sent: false`: the request can't have had any effect. Reasons are codes, because an error's own text may quote an
 * address.
 */
export type HttpResult = { ok: true; reply: HttpReply } | { ok: false; sent: boolean; reason: string }

export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResult>
  close(): Promise<void>
}

export const REQUEST_TIMEOUT_MS = 10_000

const ACCEPTED = { accept: 'application/json' }
const SENT = { ...ACCEPTED, 'content-type': 'application/json' }

const ADDRESS_REFUSED = 'SAYSO_ADDRESS_REFUSED'

/** Errors from before a connection existed. */
const NOT_SENT: Readonly<Record<string, string>> = {
  [ADDRESS_REFUSED]: 'address_refused',
  ECONNREFUSED: 'connection_refused',
  ENOTFOUND: 'unknown_host',
  EAI_AGAIN: 'unknown_host',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'connect_timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect_timeout',
  CERT_HAS_EXPIRED: 'bad_certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'bad_certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'bad_certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'bad_certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'bad_certificate',
}

interface Target {
  origin: string
  /** With the query. */
  path: string
}

/**
 * Makes the client for all requests to one backend: npm's undici and not Next's patched fetch, connections kept alive,
 * no redirects, responses of limited size. Every address is checked when the connection is made, so that a name can't
 * lead to a private address between a check and its use.
 */
export function createHttp(options: HttpOptions): HttpClient {
  const { allowPrivate, connections = 8, timeoutMs = REQUEST_TIMEOUT_MS, maxBytes = 2_000_000 } = options
  const base = new URL(options.baseUrl.endsWith('/') ? options.baseUrl : `${options.baseUrl}/`)
  const found = addressProblem(base, allowPrivate)
  const problem = found === 'not_https' && options.allowHttp ? null : found
  const agent = new Agent({
    connections,
    connect: { timeout: CONNECT_MS, lookup: guardedLookup(isAllowedPrivate(base, allowPrivate)) },
    keepAliveTimeout: 20_000,
    maxResponseSize: maxBytes,
  })
  const ask = async (
    { origin, path }: Target,
    { method, headers, body, json, bytes, ignoresBody }: HttpRequest,
  ): Promise<HttpResult> => {
    const sent = bytes ?? json ?? (body === undefined ? null : JSON.stringify(body))
    const base = sent === null ? ACCEPTED : SENT
    try {
      const { status, retryAfter, content } = await exchange(
        agent,
        {
          origin,
          path,
          method,
          headers: headers ? { ...base, ...headers } : base,
          body: sent,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        },
        { timeoutMs, maxBytes, ignoresBody: ignoresBody === true && !bytes },
      )
      if (bytes) return { ok: true, reply: { status, text: '', bytes: content, retryAfter: undefined } }
      return { ok: true, reply: { status, text: textOf(content), retryAfter } }
    } catch (error) {
      return describeFailure(error)
    }
  }
  /** Where the last request went. Most go to the same path, and reading an address takes as long as signing. */
  let last = { asked: '', url: base, origin: base.origin }
  const targetOf = ({ path, query }: HttpRequest): Target => {
    if (last.asked !== path) {
      const url = new URL(path, base)
      last = { asked: path, url, origin: url.origin }
    }
    const { origin, url } = last
    if (!query) return { origin, path: url.pathname + url.search }
    const asked = url.search === '' ? queryOf(query) : addedTo(url.search, query)
    return { origin, path: asked === '' ? url.pathname : `${url.pathname}?${asked}` }
  }
  return {
    async send(asked) {
      if (problem) return { ok: false, sent: false, reason: problem }
      const target = targetOf(asked)
      // A path can't lead to another host, whatever it contains.
      if (target.origin !== base.origin) return { ok: false, sent: false, reason: 'address_refused' }
      const tracer = tracing()
      if (tracer === null) return ask(target, asked)
      const add = (headers: Record<string, string>) =>
        ask(target, { ...asked, headers: { ...asked.headers, ...headers } })
      return tracer.call(asked.method, new URL(target.origin + target.path), add, (result) =>
        result.ok ? result.reply.status : result.reason,
      )
    },
    close: () => agent.close(),
  }
}

const BYTE_ORDER_MARK = 0xfeff

/** Returns the text of bytes in UTF-8, as a TextDecoder does, in a third of its time. */
export function textOf(content: Buffer): string {
  const text = content.toString('utf8')
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text
}

/** What URLSearchParams writes as it is. */
const PLAIN = /^[\w*.-]*$/

/** Returns what URLSearchParams makes of these parameters. Ids, by which most is asked for, need no encoding. */
export function queryOf(query: Readonly<Record<string, string>>): string {
  let text = ''
  for (const key in query) {
    const value = query[key] ?? ''
    if (!PLAIN.test(value) || !PLAIN.test(key)) return new URLSearchParams(query).toString()
    text += text === '' ? `${key}=${value}` : `&${key}=${value}`
  }
  return text
}

/** Returns the query of an address with more parameters, which replace those of the same name. */
function addedTo(search: string, query: Readonly<Record<string, string>>): string {
  const all = new URLSearchParams(search)
  for (const [key, value] of Object.entries(query)) all.set(key, value)
  return all.toString()
}

/** Returns why a request got no response, and whether it may have had an effect. */
export function describeFailure(error: unknown): Extract<HttpResult, { ok: false }> {
  for (const code of codesOf(error)) {
    const reason = NOT_SENT[code]
    if (reason) return { ok: false, sent: false, reason }
  }
  const timedOut =
    error instanceof Error && (error.name === 'TimeoutError' || /_TIMEOUT$/.test(codesOf(error)[0] ?? ''))
  const tooLarge = codesOf(error).includes('UND_ERR_RES_EXCEEDED_MAX_SIZE')
  return { ok: false, sent: true, reason: timedOut ? 'timeout' : tooLarge ? 'answer_too_large' : 'connection_lost' }
}

/** The system call shows the phase of an error code: an established connection can time out or break too. */
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo', undefined])

/** An attempt at several addresses of a host fails with the errors of all of them. */
function codesOf(error: unknown): string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf)
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return []
  const call = 'syscall' in error ? (error.syscall as string | undefined) : undefined
  return BEFORE_SENDING.has(call) ? [error.code] : []
}

/** A `dns.lookup` that returns public addresses only, unless this host is configured. */
export function guardedLookup(allowed: boolean, resolve: typeof dnsLookup = dnsLookup): LookupFunction {
  return (hostname, options, callback) => {
    const all: LookupOptions & { all: true } = { ...options, all: true }
    resolve(hostname, all, (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => {
      if (error) return callback(error, '')
      const usable = allowed ? addresses : addresses.filter(({ address }) => isPublicAddress(address))
      const [first] = usable
      if (!first)
        return callback(Object.assign(new Error('the name leads to a refused address'), { code: ADDRESS_REFUSED }), '')
      if ('all' in options && options.all) return callback(null, usable)
      return callback(null, first.address, first.family)
    })
  }
}

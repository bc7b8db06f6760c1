import type { Readable } from 'node:stream'
import type { GraphAnswer } from '@/lib/backends/gateway/graph-error'

/** A call to the Graph API as the gateway received it. */
export interface GatewayRequest {
  method: string
  /** The path below `/graph`, as received: `/v24.0/106540352242922/messages`. */
  pathname: string
  /** The query string with its question mark, or an empty string. */
  search: string
  headers: Headers
  body: ReadableStream<Uint8Array> | null
  /** Aborted when the caller has disconnected. */
  signal: AbortSignal
  /** The caller's IP address; null or undefined if it is not known. */
  address?: string | null
}

export interface GatewayResponse {
  status: number
  headers: Headers
  body: Readable | Buffer | string | null
  /** Work that goes on after the response was sent; never rejects. */
  after?: Promise<void>
}

/** How many milliseconds Meta may take to begin its response after it has the whole request. */
export const PASS_TIMEOUT_MS = 60_000
export const SEND_TIMEOUT_MS = 30_000
/** Meta's responses to messages have a few hundred bytes, so a longer one is not read. */
export const ANSWER_LIMIT_BYTES = 256 * 1024

/** Returns a response of the gateway itself. */
export function ours({ status, headers, body }: GraphAnswer): GatewayResponse {
  return { status, headers: new Headers(headers), body }
}

/**
 * Returns the bearer from each place where the Graph API takes it: the header, or `access_token` in the query or in the
 * body. Returns an empty string if there is none, and null if two differ, because then it is unknown which one Meta
 * would take.
 */
export function oneToken(headers: Headers, query: URLSearchParams, inBody: string | null): string | null {
  const inHeader = /^(?:Bearer|OAuth)\s+(\S+)\s*$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null
  if (headers.has('authorization') && inHeader === null) return null
  const given = new Set([inHeader, ...query.getAll('access_token'), inBody].filter((each) => each !== null))
  if (given.size > 1) return null
  const [token = ''] = given
  return token
}

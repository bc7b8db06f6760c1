import type { Readable } from 'node:stream'
import type { GraphAnswer } from '@/lib/backends/gateway/graph-error'

/** A call of the Graph API as it came to us. */
export interface GatewayRequest {
  method: string
  /** Below `/graph`, as it came: `/v24.0/106540352242922/messages`. */
  pathname: string
  /** With its question mark, or empty. */
  search: string
  headers: Headers
  body: ReadableStream<Uint8Array> | null
  /** Aborted when the caller has gone. */
  signal: AbortSignal
  /** Who calls, as an IP address; null or left out: nobody can tell. */
  address?: string | null
}

export interface GatewayResponse {
  status: number
  headers: Headers
  body: Readable | Buffer | string | null
  /** What goes on after the answer; never rejects. */
  after?: Promise<void>
}

/** Until Meta begins to answer, once it has the whole request. */
export const PASS_TIMEOUT_MS = 60_000
export const SEND_TIMEOUT_MS = 30_000

/** An answer of ours. */
export function ours({ status, headers, body }: GraphAnswer): GatewayResponse {
  return { status, headers: new Headers(headers), body }
}

/**
 * The bearer, from wherever the Graph API takes it: the header, `access_token` in the query or in the body. Empty: none; null: two that
 * differ, of which Meta would take one.
 */
export function oneToken(headers: Headers, query: URLSearchParams, inBody: string | null): string | null {
  const inHeader = /^(?:Bearer|OAuth)\s+(\S+)\s*$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null
  if (headers.has('authorization') && inHeader === null) return null
  const given = new Set([inHeader, ...query.getAll('access_token'), inBody].filter((each) => each !== null))
  if (given.size > 1) return null
  const [token = ''] = given
  return token
}

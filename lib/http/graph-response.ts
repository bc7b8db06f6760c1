import { Readable } from 'node:stream'
import { letGo } from '@/lib/streams'

interface Answer {
  status: number
  headers: Headers
  body: Readable | Buffer | string | null
}

/** The statuses without a body (RFC 9110). `Response` throws if it gets one with them. */
const BODILESS = new Set([204, 205, 304])

/**
 * Returns the response of another server as our own, with its status, headers and body, streamed. The body may be
 * anything and comes from our origin, so a browser that follows a link with a token to it must not run it.
 */
export function responseFrom({ status, headers, body }: Answer): Response {
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  if (BODILESS.has(status)) {
    if (body instanceof Readable) letGo(body)
    return new Response(null, { status, headers })
  }
  return new Response(body instanceof Readable ? (Readable.toWeb(body) as ReadableStream) : (body as BodyInit), {
    status,
    headers,
  })
}

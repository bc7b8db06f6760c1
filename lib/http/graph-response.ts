import { Readable } from 'node:stream'

interface Answer {
  status: number
  headers: Headers
  body: Readable | Buffer | string | null
}

/** Statuses that have no body (RFC 9110): `Response` takes none with them. */
const BODILESS = new Set([204, 205, 304])

/**
 * An answer from somewhere else as ours: status, headers and body as they came, streamed. It may be anything, and it comes from our own
 * origin: a browser that is led here by a link with a token must not run it.
 */
export function responseFrom({ status, headers, body }: Answer): Response {
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  if (BODILESS.has(status)) {
    if (body instanceof Readable) body.destroy()
    return new Response(null, { status, headers })
  }
  return new Response(body instanceof Readable ? (Readable.toWeb(body) as ReadableStream) : (body as BodyInit), {
    status,
    headers,
  })
}

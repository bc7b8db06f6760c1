import { readAtMost } from '@/lib/streams'

/**
 * What is read of a request at most, before anything is parsed. A form of the page has under 4 kB, a flow's call under
 * 40 kB.
 */
export const BODY_LIMIT_BYTES = 64 * 1024

/** The request's body as text; null when it is larger than the limit. */
export async function readBody(request: Request, limit = BODY_LIMIT_BYTES): Promise<string | null> {
  return (await readBytes(request, limit))?.toString('utf8') ?? null
}

/**
 * Reads the request's body as it came, for a signature over the raw bytes; null when it is larger than the limit. A
 * declared length is believed only to refuse early, and `request.formData()` has no limit at all.
 * @throws ClientGone when the sender breaks it off
 */
export async function readBytes(request: Request, limit: number): Promise<Buffer | null> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limit) return null
  return readAtMost(request.body, limit)
}

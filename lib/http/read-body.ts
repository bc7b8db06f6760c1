import { ClientGone } from '@/lib/errors'
import { readWholeOf } from '@/lib/plain-body.mjs'
import { readAtMost } from '@/lib/streams'

/**
 * The most bytes of a request that are read before anything is parsed. A form of the page has less than 4 kB, and a
 * call of a flow less than 40 kB.
 */
export const BODY_LIMIT_BYTES = 64 * 1024

/** Returns the body of the request as text, or null if it is larger than the limit. */
export async function readBody(request: Request, limit = BODY_LIMIT_BYTES): Promise<string | null> {
  return (await readBytes(request, limit))?.toString('utf8') ?? null
}

/**
 * Returns the raw bytes of the request's body, over which signatures are made, or null if it is larger than the limit.
 * A declared length is used only to refuse early, because it may be wrong; `request.formData()` has no limit at all.
 * @throws ClientGone when the client breaks off the request
 */
export async function readBytes(request: Request, limit: number): Promise<Buffer | null> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limit) return null
  const readWhole = readWholeOf(request)
  if (!readWhole) return readAtMost(request.body, limit)
  return readWhole(limit).catch((cause: unknown) => {
    throw new ClientGone(cause)
  })
}

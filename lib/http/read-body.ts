import { BODY_LIMITS } from '@/lib/body-limits.mjs'
import { ClientGone } from '@/lib/errors'
import { readWholeOf } from '@/lib/plain-body.mjs'
import { readAtMost } from '@/lib/streams'

/** Returns the body of the request as text, or null if it is larger than the limit. */
export async function readBody(request: Request, limit = BODY_LIMITS.usual): Promise<string | null> {
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

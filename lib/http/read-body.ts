import { ClientGone } from './client-gone'

/** What is read of a request at most, before anything is parsed. A form of the page has under 4 kB, a flow's call under 40 kB. */
export const BODY_LIMIT_BYTES = 64 * 1024

/** Only the sender can break a body off. */
function broken(cause: unknown): never {
  throw new ClientGone(cause)
}

/** The request's body as text; null when it is larger than the limit. */
export async function readBody(request: Request, limit = BODY_LIMIT_BYTES): Promise<string | null> {
  return (await readBytes(request, limit))?.toString('utf8') ?? null
}

/**
 * The request's body as it came, for a signature over the raw bytes; null when it is larger than the limit. A declared length is
 * believed only to refuse early; the bytes are counted as they come, because a chunked body has no length, and `request.formData()` has
 * no limit at all.
 */
export async function readBytes(request: Request, limit: number): Promise<Buffer | null> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limit) return null
  if (!request.body) return Buffer.alloc(0)
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read().catch(broken)
    if (done) break
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}

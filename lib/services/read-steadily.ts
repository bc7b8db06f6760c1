import { AppError } from '@/lib/errors'

/**
 * A client that is silent for this many milliseconds is gone, or holds a connection for nothing. The web server's own
 * limit is two minutes (lib/server/web/server.mjs).
 */
const STALL_MS = 60_000

/**
 * Yields the pieces of a request's body as they are asked for, so that a client waits for a slow reader.
 * @throws AppError `upload_stalled` (408) after `stallMs` milliseconds of silence, `upload_broken` (400) when the
 * sender disconnected in the middle
 */
export async function* readSteadily(
  body: ReadableStream<Uint8Array> | null,
  stallMs = STALL_MS,
): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  let silence: NodeJS.Timeout | undefined
  let over = false
  try {
    for (;;) {
      const silent = new Promise<never>((_, reject) => {
        silence = setTimeout(() => reject(uploadStalled()), stallMs)
      })
      const { done, value } = await Promise.race([reader.read().catch(broken), silent])
      clearTimeout(silence)
      if (done) {
        over = true
        return
      }
      yield value
    }
  } catch (error) {
    over = true
    // Not awaited: if the body hangs, cancelling it could hang too.
    reader.cancel().catch(() => {})
    throw error
  } finally {
    clearTimeout(silence)
    if (!over) void discard(reader)
  }
}

const DISCARDED_BYTES = 64 * 1024 * 1024
const DISCARDED_MS = 30_000

/**
 * Reads and drops the rest of a body after an error was returned. Many clients look at the response only after they
 * have sent everything, and cancelling the body would close their connection before that. The bytes and the time are
 * limited; then the body is cancelled.
 */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => void reader.cancel().catch(() => {}), DISCARDED_MS)
  timer.unref()
  try {
    for (let bytes = 0; bytes < DISCARDED_BYTES;) {
      const { done, value } = await reader.read()
      if (done) return
      bytes += value.length
    }
    await reader.cancel()
  } catch {
    // The client broke off, which no longer matters.
  } finally {
    clearTimeout(timer)
  }
}

function broken(cause: unknown): never {
  throw new AppError('upload_broken', {
    message: 'an upload broke off',
    userMessage: 'The connection broke during the upload. Nothing of the file counts: send it again.',
    status: 400,
    cause,
  })
}

export const uploadStalled = () =>
  new AppError('upload_stalled', {
    message: 'an upload fell silent',
    userMessage: 'No data arrived for a minute. Nothing of the file counts: send it again.',
    status: 408,
  })

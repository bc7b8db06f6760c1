import { AppError } from '@/lib/errors'

/** A sender silent for this long has gone, or holds a connection for nothing. The server's own limit is two minutes (lib/cli/web/server.mjs). */
const STALL_MS = 60_000

/**
 * The pieces of a request's body as they are asked for, so that a sender waits for a slow reader.
 * @throws AppError `upload_stalled` (408) after `stallMs` of silence, `upload_broken` (400) when the sender went away in the middle
 */
export async function* readSteadily(
  body: ReadableStream<Uint8Array> | null,
  stallMs = STALL_MS,
): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  let silence: NodeJS.Timeout | undefined
  try {
    for (;;) {
      const silent = new Promise<never>((_, reject) => {
        silence = setTimeout(() => reject(stalled()), stallMs)
      })
      const { done, value } = await Promise.race([reader.read().catch(broken), silent])
      clearTimeout(silence)
      if (done) return
      yield value
    }
  } finally {
    clearTimeout(silence)
    // Not waited for: a body that hangs would hang here too.
    reader.cancel().catch(() => {})
  }
}

function broken(cause: unknown): never {
  throw new AppError('upload_broken', {
    message: 'an upload broke off',
    userMessage: 'The upload broke off.',
    status: 400,
    cause,
  })
}

const stalled = () =>
  new AppError('upload_stalled', {
    message: 'an upload fell silent',
    userMessage: 'Nothing arrived for too long.',
    status: 408,
  })

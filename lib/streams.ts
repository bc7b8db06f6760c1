import type { Readable } from 'node:stream'
import { ClientGone } from './errors'

/**
 * Lets go of a stream that nobody reads. undici reports the end as an error, which without a listener would be one of
 * the whole process.
 */
export const letGo = (stream: Readable): void => void stream.on('error', () => {}).destroy()

/** Only the client can break a body off. */
function broken(cause: unknown): never {
  throw new ClientGone(cause)
}

/**
 * Reads the body of a request into memory. Returns null when it has more than `limit` bytes; the rest is then not read.
 * The bytes are counted as they come, because a chunked body has no length.
 * @throws ClientGone when the client breaks it off
 */
export async function readAtMost(body: ReadableStream<Uint8Array> | null, limit: number): Promise<Buffer | null> {
  if (!body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(broken)
    if (done) return Buffer.concat(chunks)
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
}

/**
 * How a stream ended: after its last piece, because nobody reads it any more, or because its next piece could not be
 * made.
 */
export type StreamEnd = { how: 'whole' } | { how: 'reader_gone' } | { how: 'broken'; error: unknown }

interface TextStreamOptions {
  /** Called before the stream ends, and waited for. A reader who goes away in two ways at once is reported twice. */
  ended: (end: StreamEnd) => void | Promise<void>
  /** Aborts when the reader goes away. A stream that nobody began to read is never cancelled, so only this tells. */
  reader?: AbortSignal
}

/**
 * Texts as a stream of UTF-8: each piece is made when it is asked for, at the reader's pace and in constant memory. The
 * stream ends cleanly only after its last piece; any failure breaks it off, so that half an answer is not taken for a
 * whole one.
 */
export function streamText(
  pieces: AsyncIterable<string>,
  { ended, reader }: TextStreamOptions,
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  let left = false
  const leave = async () => {
    left = true
    try {
      await iterator.return?.()
    } finally {
      await ended({ how: 'reader_gone' })
    }
  }
  reader?.addEventListener('abort', () => void leave(), { once: true })
  // The reader went away before anybody listened: nothing will ever be asked for.
  if (reader?.aborted) void leave()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next()
          // The reader went away while the piece was made. Without effect on a stream that was cancelled.
          if (left) return controller.error(new Error('the reader of the stream is gone'))
          if (!done) return controller.enqueue(encoder.encode(value))
          await ended({ how: 'whole' })
          controller.close()
        } catch (error) {
          if (!left) await ended({ how: 'broken', error })
          controller.error(error)
        }
      },
      cancel: leave,
    },
    // Nothing is made before it is asked for.
    { highWaterMark: 0 },
  )
}

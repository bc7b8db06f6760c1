import { log } from '@/lib/log'

interface StreamOptions {
  contentType: string
  /** For the log, when it breaks. */
  operationId: string
  requestId: string
  headers?: Record<string, string>
}

/**
 * An answer that is made while it is read: at the reader's pace, in constant memory. A failure in the middle breaks the connection:
 * an answer that ends cleanly is whole.
 */
export function streamAnswer(chunks: AsyncIterable<string>, options: StreamOptions): Response {
  const { contentType, operationId, requestId, headers } = options
  const iterator = chunks[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  let left = false
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next()
          // The reader went away while this was made.
          if (left) return
          if (done) controller.close()
          else controller.enqueue(encoder.encode(value))
        } catch (error) {
          if (left) return
          log.error({ err: error, operation: operationId, requestId }, 'a stream of the API broke')
          controller.error(error)
        }
      },
      async cancel() {
        left = true
        await iterator.return?.()
      },
    },
    // Nothing is made before it is asked for.
    { highWaterMark: 0 },
  )
  return new Response(body, {
    headers: {
      'Content-Type': contentType,
      'Cache-Control': 'private, no-store',
      'X-Accel-Buffering': 'no',
      ...headers,
    },
  })
}

/**
 * Takes the first piece before the answer begins: what fails at once (the database is away) is still answered with a status, and only
 * later failures break the connection.
 */
export async function begun<T>(pieces: AsyncIterable<T>): Promise<AsyncIterable<T>> {
  const iterator = pieces[Symbol.asyncIterator]()
  const first = await iterator.next()
  async function* all(): AsyncGenerator<T> {
    try {
      if (first.done) return
      yield first.value
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return all()
}

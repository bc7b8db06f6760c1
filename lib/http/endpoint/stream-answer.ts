import { log } from '@/lib/log'
import { streamText } from '@/lib/streams'

interface StreamOptions {
  contentType: string
  /** For the log, when it breaks. */
  operationId: string
  requestId: string
  headers?: Record<string, string>
}

/**
 * An answer that is made while it is read: at the reader's pace, in constant memory. A failure in the middle breaks the
 * connection: an answer that ends cleanly is whole.
 */
export function streamAnswer(chunks: AsyncIterable<string>, options: StreamOptions): Response {
  const { contentType, operationId, requestId, headers } = options
  const body = streamText(chunks, {
    ended(end) {
      if (end.how === 'broken')
        log.error({ err: end.error, operation: operationId, requestId }, 'a stream of the API broke')
    },
  })
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
 * Takes the first piece before the answer begins: what fails at once (the database is away) is still answered with a
 * status, and only later failures break the connection.
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

import { log } from '@/lib/log'
import { streamText } from '@/lib/streams'

interface StreamOptions {
  contentType: string
  /** Names the operation in the log if the stream breaks. */
  operationId: string
  requestId: string
  headers?: Record<string, string>
}

/**
 * Returns a response that is made while it is read, at the pace of the reader and in constant memory. If something
 * fails on the way, the connection breaks: a response that ends cleanly is complete.
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
 * Takes the first piece before the response begins. A failure at the very start, such as an unreachable database, can
 * then still be answered with a status, and only later failures break the connection.
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

import type { Agent, Dispatcher } from 'undici'

export interface ExchangeLimits {
  /** For the whole exchange, connecting included. */
  timeoutMs: number
  /** The most that is read of a body whose content does not matter. Others are limited by the agent. */
  maxBytes: number
  /** Only the status counts: a body that is too large or too slow is cut off, and the response is still used. */
  ignoresBody: boolean
}

export interface Exchanged {
  status: number
  retryAfter: string | undefined
  /** Empty where the body is ignored. */
  content: Buffer
}

/**
 * A 204 has no body (RFC 9110, 15.3.5), whatever its headers say. RapidPro responds to every contact_actions with a
 * 204, `Content-Length: 2` and the body `""` (docs/reference/weni.md, 9). Reading that body fails although the call has
 * worked.
 */
const NO_CONTENT = 204
const NOTHING = Buffer.alloc(0)

/**
 * Sends a request and reads its response. It does what `request` of undici does, without a stream, an AbortSignal and
 * the promises of both for each request, which took the worker as long as the request itself.
 * @throws what undici reports; `TimeoutError` when the time was over
 */
export function exchange(
  agent: Agent,
  asked: Dispatcher.DispatchOptions,
  { timeoutMs, maxBytes, ignoresBody }: ExchangeLimits,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined
    let head: Omit<Exchanged, 'content'> | undefined
    let isIgnored = ignoresBody
    let tooLate: Error | undefined
    let read = 0
    const chunks: Buffer[] = []

    const end = (error?: Error) => {
      clearTimeout(timer)
      if (head && (isIgnored || !error)) resolve({ ...head, content: isIgnored ? NOTHING : Buffer.concat(chunks) })
      else reject(error ?? new Error('the response has no status'))
    }
    const timer = setTimeout(() => {
      tooLate = Object.assign(new Error('the time is over'), { name: 'TimeoutError' })
      controller?.abort(tooLate)
      end(tooLate)
    }, timeoutMs)
    timer.unref()

    agent.dispatch(asked, {
      onRequestStart(started) {
        controller = started
        // It waited for a connection until its time was over.
        if (tooLate) started.abort(tooLate)
      },
      onResponseStart(_, status, headers) {
        if (status < 200) return
        const retryAfter = headers['retry-after']
        head = { status, retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter }
        isIgnored ||= status === NO_CONTENT
      },
      onResponseData(reading, chunk) {
        read += chunk.length
        if (!isIgnored) chunks.push(chunk)
        else if (read > maxBytes) reading.abort(new Error('the body is too large'))
      },
      onResponseEnd: () => end(),
      onResponseError: (_, error) => end(error),
    })
  })
}

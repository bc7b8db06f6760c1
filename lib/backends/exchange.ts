import type { IncomingHttpHeaders } from 'node:http'
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
export function exchange(agent: Agent, asked: Dispatcher.DispatchOptions, limits: ExchangeLimits): Promise<Exchanged> {
  return new Promise((resolve, reject) => agent.dispatch(asked, new Exchange(limits, resolve, reject)))
}

/** One exchange: what undici tells of it, in the order in which it happens. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #timer: NodeJS.Timeout
  #controller: Dispatcher.DispatchController | undefined
  #tooLate: Error | undefined
  /** The status of the response; 0: none has come. */
  #status = 0
  #retryAfter: string | undefined
  #isIgnored: boolean
  #read = 0
  #content: Buffer = NOTHING
  /** The parts of a body that comes in several. */
  #parts: Buffer[] | undefined

  constructor(
    private readonly limits: ExchangeLimits,
    private readonly resolve: (exchanged: Exchanged) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.#isIgnored = limits.ignoresBody
    this.#timer = setTimeout(endLate, limits.timeoutMs, this)
    this.#timer.unref()
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // It waited for a connection until its time was over.
    if (this.#tooLate) controller.abort(this.#tooLate)
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return
    const retryAfter: string | string[] | undefined = headers['retry-after']
    this.#status = status
    this.#retryAfter = Array.isArray(retryAfter) ? retryAfter[0] : retryAfter
    if (status === NO_CONTENT) this.#isIgnored = true
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#read += chunk.length
    if (this.#isIgnored) {
      if (this.#read > this.limits.maxBytes) controller.abort(new Error('the body is too large'))
      return
    }
    if (this.#read === chunk.length) this.#content = chunk
    else (this.#parts ??= [this.#content]).push(chunk)
  }

  onResponseEnd(): void {
    this.#end()
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    this.#end(error)
  }

  endLate(): void {
    this.#tooLate = Object.assign(new Error('the time is over'), { name: 'TimeoutError' })
    this.#controller?.abort(this.#tooLate)
    this.#end(this.#tooLate)
  }

  #end(error?: Error): void {
    clearTimeout(this.#timer)
    if (this.#status === 0 || (error && !this.#isIgnored))
      return this.reject(error ?? new Error('the response has no status'))
    const content = this.#isIgnored ? NOTHING : this.#parts ? Buffer.concat(this.#parts) : this.#content
    this.resolve({ status: this.#status, retryAfter: this.#retryAfter, content })
  }
}

const endLate = (late: Exchange) => late.endLate()

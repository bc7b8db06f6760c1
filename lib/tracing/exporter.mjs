import { exportRequest } from './otlp.mjs'

/** @typedef {import('./span.mjs').Span} Span */

/**
 * @typedef {object} Options
 * @property {string} url of the collector's address for traces
 * @property {Readonly<Record<string, string>>} headers
 * @property {import('./otlp.mjs').Resource} resource
 * @property {number} timeoutMs of one request
 * @property {number} everyMs from one request to the next, unless a batch is full
 * @property {(reason: string, lost: number) => void} warn is called at most once a minute
 * @property {typeof fetch} [ask]
 */

/** The spans that wait for the collector, about 1 MB. Further ones are dropped and counted. */
export const WAITING_MOST = 2048
/** The spans of one request, as the specification's default (OTEL_BSP_MAX_EXPORT_BATCH_SIZE). */
export const BATCH_MOST = 512
/** After this many attempts a batch is dropped: what is newer says more. */
const ATTEMPTS_MOST = 3
const WARN_MS = 60_000
/** The statuses after which the same request may be sent again (OTLP specification, "Retryable Response Codes"). */
const REPEATABLE = new Set([429, 502, 503, 504])

/**
 * Sends spans to the collector, one request at a time, beside everything else: `add` only puts a span into a list of
 * limited length. A collector that hangs, fails or is gone costs this memory, a timer and a line in the log each
 * minute.
 */
export class Exporter {
  /** @type {Span[]} */
  #waiting = []
  /** @type {Promise<void> | null} */
  #sending = null
  #attempts = 0
  #lost = 0
  #warnedAt = -Infinity
  #timer
  #options

  /** @param {Options} options */
  constructor(options) {
    // Next replaces the global fetch by its own, which keeps responses; this one is from before.
    this.#options = { ask: globalThis.fetch, ...options }
    this.#timer = setInterval(() => void this.#send(), options.everyMs).unref()
  }

  /** @param {Span} span */
  add(span) {
    if (this.#waiting.length >= WAITING_MOST) return void (this.#lost += 1)
    this.#waiting.push(span)
    if (this.#waiting.length === BATCH_MOST && this.#attempts === 0) this.#sendWhenFull()
  }

  #sendWhenFull() {
    if (this.#waiting.length >= BATCH_MOST) setImmediate(() => void this.#send())
  }

  /**
   * Sends what waits and starts nothing more. Resolves after this many milliseconds at the latest.
   * @param {number} mostMs
   */
  async stop(mostMs) {
    clearInterval(this.#timer)
    /** @type {NodeJS.Timeout | undefined} */
    let timer
    let isOver = false
    const over = new Promise((resolve) => {
      timer = setTimeout(() => resolve((isOver = true)), mostMs)
    })
    while (!isOver && this.#waiting.length > 0) await Promise.race([this.#send(), over])
    clearTimeout(timer)
  }

  /** @returns {Promise<void>} */
  #send() {
    if (this.#sending === null && this.#waiting.length > 0)
      this.#sending = this.#sendBatch().finally(() => {
        this.#sending = null
        // More than a batch may have come meanwhile, and would else wait for the timer, a batch each time.
        if (this.#attempts === 0) this.#sendWhenFull()
      })
    return this.#sending ?? Promise.resolve()
  }

  async #sendBatch() {
    const batch = this.#waiting.slice(0, BATCH_MOST)
    const fault = await this.#post(batch)
    this.#attempts += 1
    const again = fault !== null && fault.isRepeatable && this.#attempts < ATTEMPTS_MOST
    if (!again) {
      this.#waiting.splice(0, batch.length)
      this.#attempts = 0
      if (fault) this.#lost += batch.length
    }
    if (fault) this.#warn(fault.reason)
  }

  /**
   * @param {readonly Span[]} batch
   * @returns {Promise<{ reason: string, isRepeatable: boolean } | null>} null: the collector has it
   */
  async #post(batch) {
    const { url, headers, resource, timeoutMs, ask } = this.#options
    try {
      const response = await ask(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: exportRequest(resource, batch),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      // Nothing in it is of use here, and it may be of any length.
      await response.body?.cancel()
      if (response.ok) return null
      return { reason: `status ${response.status}`, isRepeatable: REPEATABLE.has(response.status) }
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError'
      return { reason: isLate ? 'timeout' : 'not reached', isRepeatable: true }
    }
  }

  /** @param {string} reason */
  #warn(reason) {
    const now = performance.now()
    if (now - this.#warnedAt < WARN_MS) return
    this.#warnedAt = now
    this.#options.warn(reason, this.#lost)
  }
}

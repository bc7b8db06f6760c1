import { AsyncLocalStorage } from 'node:async_hooks'
import { METHODS, OTHER } from '../routes.mjs'
import { Span } from './span.mjs'
import { readTraceparent, writeTraceparent } from './traceparent.mjs'

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/**
 * @typedef {object} Options
 * @property {import('./sampler.mjs').Sampler} isSampled
 * @property {boolean} passesOn whether backends get a `traceparent`
 * @property {(span: Span) => void} send takes a span that has ended, and returns at once
 */

/** Makes the spans of one process, and knows which of them is the present one. Nothing here waits or throws. */
export class Tracer {
  /** @type {AsyncLocalStorage<Span>} */
  #present = new AsyncLocalStorage()
  #options

  /** @param {Options} options */
  constructor(options) {
    this.#options = options
  }

  /** Returns the span within which this runs, unless it has ended. */
  get present() {
    const span = this.#present.getStore()
    return span === undefined || span.hasEnded ? null : span
  }

  /**
   * Serves a request within a span that ends with the response. It is named after the route once `admitted` is called;
   * what was sent is never part of it.
   * @template Result
   * @param {IncomingMessage} request @param {ServerResponse} response
   * @param {(request: IncomingMessage, response: ServerResponse) => Result} handle
   * @returns {Result}
   */
  serve(request, response, handle) {
    const method = methodOf(request.method)
    const span = this.#begin(method === UNKNOWN ? 'HTTP' : method, 'server', null)
    span.set({ 'http.request.method': method })
    response.once('close', () => {
      if (response.writableFinished) {
        span.set({ 'http.response.status_code': response.statusCode })
        if (response.statusCode >= 500 && !span.failed) span.fail(String(response.statusCode))
      } else span.set({ 'error.type': 'aborted' })
      this.#end(span)
    })
    return this.#present.run(span, () => handle(request, response))
  }

  /**
   * Names the present request after its route.
   * @param {{ path: string } | undefined} route as lib/routes.mjs has it
   */
  admitted(route) {
    const span = this.present
    if (!span || route === undefined || route.path === OTHER) return
    span.name = `${span.name} ${route.path}`
    span.set({ 'http.route': route.path })
  }

  /**
   * Says who called and what: known once the caller is recognised. Only then, and only where the entry says so, the
   * trace of the caller is taken over.
   * @param {{ operation?: string | undefined, businessId: string | null, traceparent: string | null }} call
   */
  recognised({ operation, businessId, traceparent }) {
    const span = this.present
    if (!span) return
    if (operation !== undefined) span.set({ 'sayso.operation': operation })
    if (businessId !== null) span.set({ 'sayso.business_id': businessId })
    const parent = readTraceparent(traceparent)
    if (!parent) return
    span.traceId = parent.traceId
    span.parentId = parent.spanId
    span.hasRemoteParent = true
    span.isSampled = this.#options.isSampled(parent.traceId, parent)
  }

  /** @param {string} type says why the present request has no result */
  failed(type) {
    this.present?.fail(type)
  }

  /**
   * Does a piece of work as a trace of its own: what started it may have ended long ago.
   * @template Result
   * @param {string} name @param {{ businessId?: string }} about @param {() => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async work(name, { businessId }, work) {
    const span = this.#begin(name, 'internal', null)
    span.set({ 'sayso.job': name, ...(businessId === undefined ? {} : { 'sayso.business_id': businessId }) })
    try {
      return await this.#present.run(span, work)
    } catch (error) {
      span.fail(error instanceof Error ? error.constructor.name : 'unknown')
      throw error
    } finally {
      this.#end(span)
    }
  }

  /**
   * Calls another system within a span of host and method. `call` gets the headers to add, which are none unless the
   * operator wants backends to have them; `statusOf` returns the status of the response, or why there is none.
   * @template Result
   * @param {string} method @param {URL} url
   * @param {(headers: Record<string, string>) => Promise<Result>} call
   * @param {(result: Result) => number | string} statusOf
   * @returns {Promise<Result>}
   */
  async call(method, { hostname, port, protocol }, call, statusOf) {
    const known = methodOf(method)
    const span = this.#begin(known === UNKNOWN ? 'HTTP' : known, 'client', this.present)
    span.set({
      'http.request.method': known,
      'server.address': hostname,
      'server.port': Number(port) || (protocol === 'http:' ? 80 : 443),
    })
    try {
      const result = await call(this.#options.passesOn ? { traceparent: writeTraceparent(span) } : {})
      const status = statusOf(result)
      if (typeof status === 'number') span.set({ 'http.response.status_code': status })
      if (typeof status === 'string' || status >= 400) span.fail(String(status))
      return result
    } catch (error) {
      span.fail(error instanceof Error ? error.constructor.name : 'unknown')
      throw error
    } finally {
      this.#end(span)
    }
  }

  /** @param {string} name @param {import('./span.mjs').Kind} kind @param {Span | null} parent */
  #begin(name, kind, parent) {
    return new Span(name, kind, parent, (traceId) => this.#options.isSampled(traceId, null))
  }

  /** @param {Span} span */
  #end(span) {
    span.end()
    if (span.isSampled) this.#options.send(span)
  }
}

const UNKNOWN = '_OTHER'

/** @param {string | undefined} method */
const methodOf = (method) => (method !== undefined && METHODS.includes(method) ? method : UNKNOWN)

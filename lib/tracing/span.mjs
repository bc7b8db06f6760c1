import { newSpanId, newTraceId } from './traceparent.mjs'

/**
 * All that a span may say. There is no other way to put anything into one, so that no path, query, token, number or
 * text of a person can get into a trace. Names are those of OpenTelemetry's semantic conventions, where it has one: the
 * method is one that lib/routes.mjs knows, else `_OTHER`; the route is as lib/routes.mjs has it; the address is the
 * host of a backend; the type of an error is a code of ours, a status, or the kind of an error; the operation is one of
 * the API, or an action of the console.
 * @typedef {{
 *   'http.request.method'?: string,
 *   'http.route'?: string,
 *   'http.response.status_code'?: number,
 *   'server.address'?: string,
 *   'server.port'?: number,
 *   'error.type'?: string,
 *   'sayso.operation'?: string,
 *   'sayso.job'?: string,
 *   'sayso.business_id'?: string,
 * }} Attributes
 */

/** @typedef {'internal' | 'server' | 'client'} Kind */
/** @typedef {{ wallMs: number, at: number }} Anchor a moment on the clock of the machine and on that of the process */

/** One step of a trace. It is sent when it has ended, if its trace is sampled. */
export class Span {
  spanId = newSpanId()
  /** @type {string} */
  traceId
  /** @type {string | null} */
  parentId = null
  /** Whether the parent is a span of another process. */
  hasRemoteParent = false
  /** @type {boolean} */
  isSampled
  hasEnded = false
  failed = false
  /** @type {Attributes} */
  attributes = {}
  /** @type {Anchor} */
  #anchor
  #began = performance.now()
  #lasted = 0

  /**
   * @param {string} name
   * @param {Kind} kind
   * @param {Span | null} parent a span of this process that has not ended
   * @param {(traceId: string) => boolean} isSampled is asked for a new trace
   */
  constructor(name, kind, parent, isSampled) {
    this.name = name
    this.kind = kind
    this.traceId = parent?.traceId ?? newTraceId()
    this.parentId = parent?.spanId ?? null
    this.isSampled = parent?.isSampled ?? isSampled(this.traceId)
    // One look at the clock of the machine for each trace: it may be set meanwhile.
    this.#anchor = parent ? parent.#anchor : { wallMs: Date.now(), at: this.#began }
  }

  /** @param {Attributes} attributes */
  set(attributes) {
    Object.assign(this.attributes, attributes)
  }

  /** @param {string} type */
  fail(type) {
    this.failed = true
    this.attributes['error.type'] = type
  }

  end() {
    this.hasEnded = true
    this.#lasted = performance.now() - this.#began
  }

  /** Microseconds since 1970 at the begin and the end. */
  get times() {
    const began = this.#anchor.wallMs + this.#began - this.#anchor.at
    return { began: Math.round(began * 1000), ended: Math.round((began + this.#lasted) * 1000) }
  }
}

/**
 * Responses that are complete at once, without what the standard `Response` costs: checked headers, a stream around the
 * body, and promises for its pieces, which took longer than the page itself. Whatever is asked of such a response is
 * asked of a standard one, which is made at that moment. Only our server, which knows `plainOf`, never asks.
 *
 * @typedef {Record<string, string>} PlainHeaders
 * @typedef {string | Uint8Array<ArrayBuffer> | null} PlainBody
 * @typedef {{ status: number, headers: PlainHeaders, body: PlainBody }} Plain
 */

/** Known to every copy of this module: Next bundles one of its own. */
const PLAIN = Symbol.for('sayso.plain-response')

/** What a standard response has; all of it is asked of the standard one. */
const FIELDS = /** @type {const} */ (['body', 'bodyUsed', 'headers', 'ok', 'redirected', 'statusText', 'type', 'url'])
const METHODS = /** @type {const} */ (['arrayBuffer', 'blob', 'bytes', 'clone', 'formData', 'json', 'text'])

class PlainResponse {
  /** @type {Plain} */
  #plain
  /** @type {Response | undefined} */
  #standard

  /** @param {Plain} plain */
  constructor(plain) {
    this.#plain = plain
  }

  get status() {
    return this.#plain.status
  }

  /** The parts of the response; null once somebody may have changed or read the standard one. */
  get [PLAIN]() {
    return this.#standard ? null : this.#plain
  }

  /** @returns {Response} */
  get standard() {
    const { status, headers, body } = this.#plain
    return (this.#standard ??= new Response(body, { status, headers }))
  }
}

for (const name of FIELDS) {
  Object.defineProperty(PlainResponse.prototype, name, {
    get() {
      return this.standard[name]
    },
  })
}
for (const name of METHODS) {
  Object.defineProperty(PlainResponse.prototype, name, {
    value() {
      return this.standard[name]()
    },
  })
}
// It is a `Response` for everybody who asks by `instanceof`, as Next does.
Object.setPrototypeOf(PlainResponse.prototype, Response.prototype)

/**
 * Returns a response whose body is complete. The names and values of its headers are ours, or were checked.
 * @param {PlainBody} body
 * @param {{ status?: number, headers: PlainHeaders }} options
 * @returns {Response}
 */
export function plainResponse(body, { status = 200, headers }) {
  return /** @type {Response} */ (/** @type {unknown} */ (new PlainResponse({ status, headers, body })))
}

/**
 * Returns a response with this value as JSON.
 * @param {unknown} value
 * @param {{ status?: number, headers?: PlainHeaders }} [options]
 * @returns {Response}
 */
export function plainJson(value, { status = 200, headers = {} } = {}) {
  return plainResponse(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json', ...headers } })
}

/**
 * Returns the parts of a response that was made here; null for any other, whose body may be a stream.
 * @param {Response} response
 * @returns {Plain | null}
 */
export function plainOf(response) {
  return /** @type {{ [PLAIN]?: Plain | null }} */ (response)[PLAIN] ?? null
}

/**
 * Sets headers of a response that is not sent yet.
 * @param {Response} response @param {PlainHeaders} headers
 */
export function setHeaders(response, headers) {
  const plain = plainOf(response)
  if (plain) Object.assign(plain.headers, headers)
  else for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
}

import { READ_WHOLE } from '../../plain-body.mjs'
import { bodyOf, keepWhole, readWhole } from './request-body.mjs'

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/**
 * The origin of every request that a handler sees. Handlers read the path and the query only, and take our public
 * address from the settings: a Host header that lies changes nothing.
 */
const ORIGIN = 'http://localhost'

/** What a standard request has besides what is written out below; all of it is asked of a standard one. */
const FIELDS = /** @type {const} */ ([
  'cache',
  'credentials',
  'destination',
  'integrity',
  'keepalive',
  'mode',
  'redirect',
  'referrer',
  'referrerPolicy',
])
const METHODS = /** @type {const} */ (['blob', 'clone', 'formData'])

/**
 * A request of Node as a request of Web standards. The standard `Request` checks and copies every header, and makes a
 * stream, a signal and an address whether or not anybody asks: that took longer than the page itself. Here each is made
 * when it is asked for.
 */
class PlainRequest {
  #message
  #response
  /** @type {string | undefined} */
  #url
  /** @type {PlainHeaders | undefined} */
  #headers
  /** @type {ReadableStream<Uint8Array> | undefined} */
  #body
  /** @type {AbortController | undefined} */
  #controller
  /** @type {Request | undefined} */
  #standard
  #isBodyUsed = false

  /** @param {IncomingMessage} message @param {ServerResponse} response */
  constructor(message, response) {
    this.#message = message
    this.#response = response
  }

  get method() {
    return this.#message.method ?? 'GET'
  }

  get url() {
    return (this.#url ??= new URL(ORIGIN + this.#message.url).href)
  }

  get headers() {
    return (this.#headers ??= new PlainHeaders(this.#message))
  }

  /** Read from the connection when it is asked for, at the reader's pace. */
  get body() {
    if (!hasBody(this.method)) return null
    return (this.#body ??= bodyOf(this.#message, this.#response, () => (this.#isBodyUsed = true)))
  }

  get bodyUsed() {
    return this.#isBodyUsed
  }

  /** Aborts when the client leaves before the response is complete. Few handlers ask for it. */
  get signal() {
    return (this.#controller ??= abortedWith(this.#response)).signal
  }

  get duplex() {
    return 'half'
  }

  /** @param {number} limit */
  async [READ_WHOLE](limit) {
    if (!hasBody(this.method)) return Buffer.alloc(0)
    if (this.#body || this.#isBodyUsed) throw new TypeError('the body was read before')
    this.#isBodyUsed = true
    return readWhole(this.#message, this.#response, limit)
  }

  async arrayBuffer() {
    const { buffer, byteOffset, byteLength } = await this.#whole()
    return buffer.slice(byteOffset, byteOffset + byteLength)
  }

  async bytes() {
    return new Uint8Array(await this.#whole())
  }

  async text() {
    return new TextDecoder().decode(await this.#whole())
  }

  async json() {
    return JSON.parse(await this.text())
  }

  async #whole() {
    return (await this[READ_WHOLE](Infinity)) ?? Buffer.alloc(0)
  }

  /** @returns {Request} */
  get standard() {
    const { method, body } = this
    const init = /** @type {RequestInit} */ ({ method, headers: this.headers.standard, body, duplex: 'half' })
    return (this.#standard ??= new Request(this.url, init))
  }
}

/** The headers of a request of Node. */
class PlainHeaders {
  #message
  /** @type {Headers | undefined} */
  #standard

  /** @param {IncomingMessage} message */
  constructor(message) {
    this.#message = message
  }

  /** @param {string} name */
  get(name) {
    if (this.#standard) return this.#standard.get(name)
    const value = this.#message.headers[name.toLowerCase()]
    if (typeof value === 'string') return value
    return Array.isArray(value) ? value.join(', ') : null
  }

  /** @param {string} name */
  has(name) {
    return this.get(name) !== null
  }

  get standard() {
    if (this.#standard) return this.#standard
    const headers = new Headers()
    for (const [name, value] of Object.entries(this.#message.headers))
      if (value !== undefined) headers.set(name, typeof value === 'string' ? value : value.join(', '))
    return (this.#standard = headers)
  }

  [Symbol.iterator]() {
    return this.standard.entries()
  }
}

/** @param {object} prototype @param {readonly string[]} names @param {boolean} areMethods */
function askStandard(prototype, names, areMethods) {
  for (const name of names) {
    /** @this {{ standard: Record<string, any> }} */
    function ask() {
      const { standard } = this
      return areMethods ? (/** @type {unknown[]} */ ...given) => standard[name](...given) : standard[name]
    }
    Object.defineProperty(prototype, name, { get: ask })
  }
}

askStandard(PlainRequest.prototype, FIELDS, false)
askStandard(PlainRequest.prototype, METHODS, true)
askStandard(
  PlainHeaders.prototype,
  ['append', 'delete', 'set', 'forEach', 'entries', 'keys', 'values', 'getSetCookie'],
  true,
)
// They are a `Request` and `Headers` for everybody who asks by `instanceof`.
Object.setPrototypeOf(PlainRequest.prototype, Request.prototype)
Object.setPrototypeOf(PlainHeaders.prototype, Headers.prototype)

/**
 * @param {IncomingMessage} message
 * @param {ServerResponse} response
 * @returns {Request}
 */
export function toRequest(message, response) {
  keepWhole(message)
  return /** @type {Request} */ (/** @type {unknown} */ (new PlainRequest(message, response)))
}

/** @param {string} method */
const hasBody = (method) => method !== 'GET' && method !== 'HEAD'

/** @param {ServerResponse} response */
function abortedWith(response) {
  const controller = new AbortController()
  const abort = () => {
    if (!response.writableFinished) controller.abort()
  }
  if (response.closed) abort()
  else response.once('close', abort)
  return controller
}

import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { isOwnHost } from '../../own-host.mjs'
import { boundParts, refusalOfForm } from './action-body.mjs'
import { admit, OURS } from './admission.mjs'
import { prepareConsole, prepareFramed, refusalOfConsole } from './console.mjs'
import { refusalOfHost } from './hosts.mjs'
import { toRequest } from './plain-request.mjs'
import { refuse, refuseFailed, refuseUnparsed } from './refusals.mjs'
import { sendResponse } from './web-standard.mjs'

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {(request: IncomingMessage, response: ServerResponse) => unknown} Listener */
/** @typedef {import('../../routes.mjs').Route} Route */

const SECOND = 1000
/** Uploads of a business may take half an hour on a slow line. A stalled one ends after two minutes of silence. */
const LIMITS = {
  requestTimeout: 30 * 60 * SECOND,
  headersTimeout: 15 * SECOND,
  // Longer than the 60 s of common load balancers, which would otherwise reuse a connection that was just closed.
  keepAliveTimeout: 65 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
}
const SILENCE = 120 * SECOND
/** The time for a whole body on a route whose bodies are small, in milliseconds. */
const SMALL_BODY_TIMEOUT = 20 * SECOND
/**
 * Headers that the parts of Next send to each other. With one of them Next returns a page as data for a script, or
 * serves another one. Nothing of ours sends them.
 */
const INTERNAL_HEADER = /^(rsc$|next-|x-nextjs-|x-middleware-|x-invoke-|x-now-|x-matched-path$|x-prerender-)/

/**
 * Makes the next `http.createServer` of this process (which Next calls in its standalone server.js) build our server.
 * It admits requests, limits them and gives them an id before Next's listener sees them.
 * @param {Options} options
 * @returns {Promise<import('node:http').Server>} resolves once Next has made its server
 *
 * @typedef {object} Options
 * @property {boolean} trustRequestId whether a proxy of ours is in front, whose request ids are kept
 * @property {boolean} isDemo whether the sandbox is served
 * @property {string} baseUrl our public address
 * @property {string} authUrl the one origin of the console
 * @property {readonly string[]} [otherHosts] further host names of ours
 * @property {(request: IncomingMessage, response: ServerResponse, route: Route | undefined) => void} observe
 *   called for every request
 * @property {{ find: import('./direct-routes.mjs').DirectRoutes['find'] }} [direct]
 *   finds the handler of a request that need not go through Next; without it every request goes through Next
 * @property {(request: IncomingMessage, response: ServerResponse) => boolean} intercept returns
 *   true when it responds to the request itself
 * @property {import('../../tracing/tracer.mjs').Tracer | null} [tracer] null: nothing is traced
 */
export function ownNextServer(options) {
  const original = http.createServer
  return new Promise((resolve) => {
    http.createServer = /** @type {typeof http.createServer} */ (
      (/** @type {Listener} */ listener) => {
        http.createServer = original
        const server = original(LIMITS, handlerOf(listener, options))
        server.timeout = SILENCE
        server.on('clientError', refuseUnparsed)
        server.on('connect', (_request, socket) =>
          refuseUnparsed(Object.assign(new Error(), { code: 'HPE_INVALID_METHOD' }), socket),
        )
        ignoreUpgrades(server)
        resolve(server)
        return server
      }
    )
  })
}

/**
 * Returns the handler of every request. An error on the way ends in a response, because a request without one would
 * keep its connection open for as long as its sender likes.
 * @param {Listener} listener Next's
 * @param {Options} options
 * @returns {(request: IncomingMessage, response: ServerResponse) => Promise<void>}
 */
export function handlerOf(
  listener,
  { trustRequestId, isDemo, baseUrl, authUrl, otherHosts = [], observe, intercept, direct, tracer = null },
) {
  /** @param {IncomingMessage} request @param {ServerResponse} response */
  const handle = async (request, response) => {
    try {
      nameRequest(request, response, trustRequestId)
      const admission = admit(request.method ?? '', request.url ?? '', isDemo)
      observe(request, response, admission.route)
      if (tracer !== null) tracer.admitted(admission.route)
      const refused = refusalOfHost(request, admission.route, { baseUrl, authUrl, otherHosts })
      if (refused === 'absent') return refuse(response, refused, admission)
      if (admission.pass === undefined) return refuse(response, admission.refuse ?? 'malformed', admission)
      // The demo shows what its people wrote, so it is not served to a caller that uses another host name.
      const isStranger = admission.route?.kind === 'demo' && !isOwnHost(request.headers.host, baseUrl)
      request.url = isStranger || refused === 'no_address' ? OURS : admission.pass
      if (admission.route?.kind === 'console') {
        const { framed, form } = admission.route
        const refusal =
          refusalOfConsole(request, authUrl, admission.route) ?? (form ? refusalOfForm(request, form) : null)
        if (refusal) return refuse(response, refusal, admission)
        if (framed) prepareFramed(request, response)
        else prepareConsole(request, response, authUrl, admission.route)
        if (form) boundParts(request, form, () => refuseRest(request, response, admission))
      } else hideFromNext(request)
      keepTarget(request)
      if (admission.route?.smallBody) limitBody(request, response)
      if (intercept(request, response)) return
      const found = await direct?.find(admission.route, request.method ?? '', request.url ?? '')
      if (!found) return void (await listener(request, response))
      const { handler, params } = found
      const answer = await handler(toRequest(request, response), { params: Promise.resolve(params) })
      await sendResponse(response, answer)
    } catch (error) {
      refuseFailed(response, error)
    }
  }
  return tracer === null ? handle : (request, response) => tracer.serve(request, response, handle)
}

/**
 * Ends a request of whose body no more is read.
 * @param {IncomingMessage} request @param {ServerResponse} response
 * @param {import('./admission.mjs').Admission} admission
 */
function refuseRest(request, response, admission) {
  if (response.headersSent) return void request.destroy()
  response.once('finish', () => request.destroy())
  refuse(response, 'too_large', admission)
}

/** @param {IncomingMessage} request */
function hideFromNext(request) {
  for (const name of Object.keys(request.headers)) if (INTERNAL_HEADER.test(name)) delete request.headers[name]
}

/**
 * Next listens for upgrades and drops the connections, so a plain request with `Upgrade: h2c` (curl --http2) would
 * fail. Without a listener Node serves it as HTTP/1.1, as RFC 9110, 7.8 wants.
 * @param {import('node:http').Server} server
 */
function ignoreUpgrades(server) {
  const on = server.on.bind(server)
  server.on = /** @type {typeof server.on} */ (
    (/** @type {string} */ event, /** @type {(...args: unknown[]) => void} */ listener) =>
      event === 'upgrade' ? server : on(event, listener)
  )
}

/** @param {IncomingMessage} request @param {ServerResponse} response @param {boolean} trusted */
function nameRequest(request, response, trusted) {
  const given = request.headers['x-request-id']
  const id = trusted && typeof given === 'string' && /^[\w.:-]{8,80}$/.test(given) ? given : randomUUID()
  request.headers['x-request-id'] = id
  response.setHeader('X-Request-Id', id)
  response.setHeader('X-Content-Type-Options', 'nosniff')
}

/**
 * Keeps the target and the network address of the caller for the gateway, in headers of our own. Next rewrites queries
 * (`a,b` becomes `a%2Cb`), and the gateway passes on the query as it came. Other routes do not get the target, because
 * a path may be a credential. Unknown tokens, who signs in to the console, and who asks at a front door are counted
 * by the address.
 * @param {IncomingMessage} request
 */
function keepTarget(request) {
  delete request.headers['x-sayso-target']
  delete request.headers['x-sayso-peer']
  const url = request.url ?? ''
  const isGraph = url.startsWith('/graph/')
  if (isGraph) request.headers['x-sayso-target'] = url
  if (isGraph || url.startsWith('/console') || url.startsWith('/b/'))
    request.headers['x-sayso-peer'] = request.socket.remoteAddress ?? ''
}

/** @param {IncomingMessage} request @param {ServerResponse} response */
function limitBody(request, response) {
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined
  if (!hasBody) return
  const timer = setTimeout(() => {
    if (request.complete) return
    if (!response.headersSent) response.writeHead(408, { Connection: 'close', 'Content-Length': 0 }).end()
    setTimeout(() => request.destroy(), 100).unref()
  }, SMALL_BODY_TIMEOUT)
  request.once('close', () => clearTimeout(timer))
  // A body that is complete is kept until it is read, so its request may never close by itself.
  response.once('close', () => request.complete && clearTimeout(timer))
}

/**
 * Closes each connection after its response, for a server that is about to close. Node itself closes only the
 * connections that are idle at that moment.
 * @param {import('node:http').Server} server
 */
export function drain(server) {
  setInterval(() => server.closeIdleConnections(), 100).unref()
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
}

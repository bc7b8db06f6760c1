import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { admit, served } from './admission.mjs'
import { refuse, refuseUnparsed } from './refusals.mjs'

/** @typedef {import('node:http').IncomingMessage} IncomingMessage @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {(request: IncomingMessage, response: ServerResponse) => void} Listener */

const SECOND = 1000
/** Uploads of a business may take half an hour on a slow line; a stalled one ends after two silent minutes. */
const LIMITS = {
  requestTimeout: 30 * 60 * SECOND,
  headersTimeout: 15 * SECOND,
  // Longer than the 60 s of common load balancers, which would else reuse a connection just closed.
  keepAliveTimeout: 65 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
}
const SILENCE = 120 * SECOND
/** Forms, webhooks and messages are small; only someone holding connections open sends them slowly. */
const SMALL_BODY = {
  paths: /^\/(p|api\/inbound)\/|^\/graph\/[^/]+\/[^/]+\/(marketing_)?messages\b/i,
  timeout: 20 * SECOND,
}

/**
 * Makes the next `http.createServer` of this process (Next's, in its standalone server.js) build a server of ours that
 * admits, limits and names requests before Next's listener sees them.
 * @param {{ trustRequestId: boolean, isDemo: boolean, intercept: (request: IncomingMessage, response: ServerResponse) => boolean }} options
 *   trustRequestId: a proxy of ours stands in front; isDemo: there is a sandbox to show; intercept: true when it has taken the request over
 * @returns {Promise<import('node:http').Server>} resolves once Next has made its server
 */
export function ownNextServer({ trustRequestId, isDemo, intercept }) {
  const original = http.createServer
  return new Promise((resolve) => {
    http.createServer = /** @type {typeof http.createServer} */ (
      (/** @type {Listener} */ listener) => {
        http.createServer = original
        const server = original(LIMITS, (request, response) => {
          const admission = admit(request.method ?? '', request.url ?? '')
          if ('refuse' in admission) return refuse(response, admission.refuse)
          request.url = served(admission.pass, isDemo)
          nameRequest(request, response, trustRequestId)
          keepTarget(request)
          limitBody(request, response)
          if (!intercept(request, response)) listener(request, response)
        })
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
 * Next listens for upgrades and drops the connections, so a plain request with `Upgrade: h2c` (curl --http2) would fail.
 * Without a listener Node serves it as HTTP/1.1, as RFC 9110, 7.8 wants.
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
 * Next writes queries anew (`a,b` becomes `a%2Cb`): what the gateway passes on is taken from here, as it came. Only there, because a path may be
 * a credential. And who has connected: strangers' tokens are counted by it.
 * @param {IncomingMessage} request
 */
function keepTarget(request) {
  delete request.headers['x-sayso-target']
  delete request.headers['x-sayso-peer']
  if (!request.url?.startsWith('/graph/')) return
  request.headers['x-sayso-target'] = request.url
  request.headers['x-sayso-peer'] = request.socket.remoteAddress ?? ''
}

/** @param {IncomingMessage} request @param {ServerResponse} response */
function limitBody(request, response) {
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined
  if (!hasBody || !SMALL_BODY.paths.test(request.url ?? '')) return
  const timer = setTimeout(() => {
    if (request.complete) return
    if (!response.headersSent) response.writeHead(408, { Connection: 'close', 'Content-Length': 0 }).end()
    setTimeout(() => request.destroy(), 100).unref()
  }, SMALL_BODY.timeout)
  request.once('close', () => clearTimeout(timer))
}

/**
 * Closes each connection after its answer, for a server that is about to close: Node closes only those idle at that moment.
 * @param {import('node:http').Server} server
 */
export function drain(server) {
  setInterval(() => server.closeIdleConnections(), 100).unref()
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
}

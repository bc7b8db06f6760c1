import { randomBytes } from 'node:crypto'

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('../../routes.mjs').Route} Route */

/** Headers by which the parts of Next trust each other. No browser sends them. */
const INTERNAL_HEADER = /^(x-nextjs-|x-middleware-|x-invoke-|x-now-|x-matched-path$|x-prerender-)/

/** What a proxy writes about itself. The console has one address, so none of it is asked; who calls is. */
const ABOUT_PROXY = /^(forwarded$|x-forwarded-(?!for$)|x-original-|x-rewrite-|x-host$|x-http-host-override$)/

/** What another site sends a browser to, as browsers say it themselves (Fetch Metadata, W3C, 2.2). */
const OF_OTHERS = new Set(['cross-site', 'same-site'])

/**
 * Returns why a request may not reach the console: it is made to another host than the console's one (a page could
 * point a name of its own here), or the form is of another site; or another site has a file downloaded, which the audit
 * log would record of a member who did not ask for it, or opens a preview, whose texts are in its address. Returns null
 * if it may.
 * @param {IncomingMessage} request
 * @param {string} authUrl the origin of the console
 * @param {Pick<Route, 'file' | 'framed'>} route
 * @returns {'absent' | 'foreign' | 'malformed' | null}
 */
export function refusalOfConsole({ headers, method, url = '' }, authUrl, { file, framed }) {
  if (headers.host?.toLowerCase() !== new URL(authUrl).host) return 'absent'
  // No text that PostgreSQL takes has this character, and no form of ours makes it.
  if (/%00/.test(url)) return 'malformed'
  const isRead = method === 'GET' || method === 'HEAD'
  if ((file || framed) && OF_OTHERS.has(String(headers['sec-fetch-site']))) return 'foreign'
  // Every browser names the origin of a form. What is no browser has no cookie that it did not bring itself.
  return isRead || headers.origin === undefined || headers.origin === authUrl ? null : 'foreign'
}

/**
 * Prepares a request for a page that the console shows in a frame of its own. It has no scripts, and sends its own
 * policy; only the console may show it.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
export function prepareFramed(request, response) {
  hideFromNext(request)
  response.setHeader('X-Frame-Options', 'SAMEORIGIN')
}

/**
 * Prepares a request to the console, whose pages Next renders with scripts. Next reads the nonce of its scripts from
 * the policy in the request's headers (its documents, "Content Security Policy"), so each request gets one of its own
 * there, and the response gets the same policy, unless it brings a stricter one of its own.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {string} authUrl the origin of the console
 * @param {{ ownPolicy?: boolean }} [route]
 */
export function prepareConsole(request, response, authUrl, { ownPolicy = false } = {}) {
  hideFromNext(request)
  delete request.headers['content-security-policy-report-only']
  // `refusalOfConsole` has judged the origin. Next would log a warning for each request without one.
  if (request.method === 'POST') request.headers.origin ??= authUrl
  const policy = policyOf(randomBytes(16).toString('base64'))
  request.headers['content-security-policy'] = policy
  if (!ownPolicy) response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('X-Robots-Tag', 'noindex, nofollow')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Cache-Control', 'no-store')
}

/** @param {IncomingMessage} request */
function hideFromNext(request) {
  for (const name of Object.keys(request.headers))
    if (INTERNAL_HEADER.test(name) || ABOUT_PROXY.test(name)) delete request.headers[name]
}

/** @param {string} nonce */
const policyOf = (nonce) =>
  [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'`,
    `frame-src 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
  ].join('; ')

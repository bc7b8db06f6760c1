import { randomBytes } from 'node:crypto'

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/** Headers by which the parts of Next trust each other. No browser sends them. */
const INTERNAL_HEADER = /^(x-nextjs-|x-middleware-|x-invoke-|x-now-|x-matched-path$|x-prerender-)/

/**
 * Prepares a request for a page that the console shows in a frame of its own. It has no scripts, and sends its own
 * policy; only the console may show it.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
export function prepareFramed(request, response) {
  for (const name of Object.keys(request.headers)) if (INTERNAL_HEADER.test(name)) delete request.headers[name]
  response.setHeader('X-Frame-Options', 'SAMEORIGIN')
}

/**
 * Prepares a request to the console, whose pages Next renders with scripts. Next reads the nonce of its scripts from
 * the policy in the request's headers (its documents, "Content Security Policy"), so each request gets one of its own
 * there, and the response gets the same policy.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
export function prepareConsole(request, response) {
  for (const name of Object.keys(request.headers)) if (INTERNAL_HEADER.test(name)) delete request.headers[name]
  delete request.headers['content-security-policy-report-only']
  const policy = policyOf(randomBytes(16).toString('base64'))
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('X-Robots-Tag', 'noindex, nofollow')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
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

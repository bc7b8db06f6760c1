/**
 * Which requests reach Next at all. It answers some by itself and badly: `/p/%` with 500, TRACE with 500, PROPFIND with
 * 400, and its 404 page carries scripts and lacks the public page's policy.
 *
 * @typedef {{ pass: string }
 *   | { refuse: 'method' | 'malformed' | 'no_page' }
 *   | { refuse: 'options_all' }} Admission `pass` is the target to serve, in origin form
 */

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const PLAIN = /^(?:\/[\w~!$&'()*+,;=:@-][\w.~!$&'()*+,;=:@-]*)+\/?$/
const CONTROL_OR_BACKSLASH = /[\p{Cc}\\]/u

/**
 * @param {string} method
 * @param {string} target the request line's target, as sent
 * @returns {Admission}
 */
export function admit(method, target) {
  if (!METHODS.includes(method)) return { refuse: 'method' }
  if (target === '*') return { refuse: method === 'OPTIONS' ? 'options_all' : 'malformed' }
  // The absolute form, as if to a proxy, must be accepted (RFC 9112, 3.2.2).
  const own = target.replace(/^https?:\/\/[^/?#]*/i, '') || '/'
  const path = own.split('?', 1)[0] || '/'
  // A link is /p/<token>, all in one segment; below it there is nothing.
  if (/^\/p(\/?$|\/[^/]+\/[^/])/.test(path)) return { refuse: 'no_page' }
  // Next would answer a slash at the end with a redirect, which senders do not follow; Meta takes it.
  if (path.startsWith('/graph/') && path.endsWith('/') && path.length > '/graph/'.length)
    return admit(method, path.slice(0, -1) + own.slice(path.length))
  const origin = own.startsWith('?') ? `/${own}` : own
  if (path === '/' || PLAIN.test(path)) return { pass: origin }
  if (isWellFormed(path)) return { pass: origin }
  return { refuse: path.startsWith('/p/') ? 'no_page' : 'malformed' }
}

/** @param {string} path */
function isWellFormed(path) {
  if (!path.startsWith('/') || path.includes('//') || path.includes('#')) return false
  let decoded
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return false
  }
  if (CONTROL_OR_BACKSLASH.test(decoded)) return false
  return !decoded.split('/').some((segment) => segment === '.' || segment === '..')
}

/** Addresses that Next answers with error pages of its own, which carry scripts and lack our policy. */
const PAGES_OF_NEXT = /^\/(404|500|_error|_not-found)\/?(\?|$)/
const SANDBOX = /^\/sandbox\/?(\?|$)/

/**
 * The target to serve: for pages that are Next's own, and outside the demo for the sandbox, an address that we do not have, whose page is ours.
 * @param {string} target
 * @param {boolean} isDemo
 */
export function served(target, isDemo) {
  return PAGES_OF_NEXT.test(target) || (!isDemo && SANDBOX.test(target)) ? '/nothing-here' : target
}

/**
 * The route's name for metrics: never a token or an id.
 * @param {string} target
 */
export function routeLabel(target) {
  const path = target.split('?', 1)[0] ?? '/'
  if (path.startsWith('/p/')) return '/p/:token'
  if (path.startsWith('/_next/')) return '/_next'
  const inbound = /^\/api\/inbound\/[^/]+(\/link|\/message)?$/.exec(path)
  if (inbound) return `/api/inbound/:backend${inbound[1] ?? ''}`
  const api = /^\/api\/v1\/([a-z]+)(\.json|\/)?/.exec(path)
  if (api) return `/api/v1/${api[1]}${api[2] === '/' ? '/…' : (api[2] ?? '')}`
  if (path.startsWith('/graph/')) return '/graph'
  const top = /^\/(sandbox|api|docs|healthz|readyz|metrics)\b/.exec(path)
  return top ? `/${top[1]}` : 'other'
}

import { METHODS, OTHER, routeOf } from '../../routes.mjs'

/**
 * Decides which requests reach Next. Next answers some of them badly: `/p/%` with 500, TRACE with 500, PROPFIND with
 * 400 and a slash at the end with a redirect. It also has pages of its own, which carry scripts and lack the policy of
 * the public page. So only requests that match the table of routes are passed on, in the form that the table has.
 *
 * @typedef {'method' | 'malformed' | 'no_page' | 'nothing_here' | 'absent' | 'foreign' | 'too_large' | 'no_length'
 *   | 'no_boundary' | 'options' | 'failed'} Refusal
 * @typedef {import('../../routes.mjs').Route} Route
 * @typedef {object} Admission
 * @property {string} [pass] the target to pass on, in origin form
 * @property {Refusal} [refuse]
 * @property {Route} [route] the route in the table, if the path is one of them
 * @property {boolean} isApi whether the caller is a program that expects problem+json
 */

const PLAIN = /^(?:\/[\w~!$&'()*+,;=:@-][\w.~!$&'()*+,;=:@-]*)+\/?$/
const CONTROL_OR_BACKSLASH = /[\p{Cc}\\]/u
/**
 * A link with marks behind its token: characters that are neither letters nor digits, and escapes. "%E2%80" is left of
 * a punctuation mark that was cut off, "%0A" is the end of a line. The token itself is only measured in `tokenIn`.
 */
const MARKED_LINK = /^(\/p\/[\w-]{16,256})((?:[^/%\p{L}\p{N}]|%[\da-f]{0,2}){1,768})\/?$/iu
const WORD = /[\p{L}\p{N}]/u
/** An address that does not exist. Our own page for that is served at it. */
export const OURS = '/nothing-here'

/**
 * @param {string} method
 * @param {string} target the request line's target, as sent
 * @param {boolean} [isDemo] whether the sandbox is served
 * @returns {Admission}
 */
export function admit(method, target, isDemo = false) {
  if (target === '*') return { refuse: method === 'OPTIONS' ? 'options' : 'malformed', isApi: false }
  // The absolute form, as if to a proxy, must be accepted (RFC 9112, 3.2.2).
  const own = target.replace(/^https?:\/\/[^/?#]*/i, '') || '/'
  const mark = own.indexOf('?')
  const path = (mark < 0 ? own : own.slice(0, mark)) || '/'
  const query = mark < 0 ? '' : own.slice(mark)
  const isApi = /^\/api(\/|$)/.test(path)
  if (path !== '/' && !PLAIN.test(path) && !isWellFormed(path)) {
    const whole = withoutMarks(path)
    if (whole !== null) return admit(method, whole + query, isDemo)
    return { refuse: path.startsWith('/p/') ? 'no_page' : 'malformed', isApi }
  }
  const found = routeOf(path)
  const route = found?.kind === 'demo' && !isDemo ? undefined : found
  if (!route) return strange(method, path, isApi)
  if (!route.methods.includes(method)) return { refuse: method === 'OPTIONS' ? 'options' : 'method', route, isApi }
  // Next answers a slash at the end with a redirect, which senders of webhooks do not follow.
  return { pass: (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path) + query, route, isApi }
}

/**
 * Decides about an address that does not exist: below a link and in the API it is refused, and a person gets our page
 * that says so.
 * @param {string} method @param {string} path @param {boolean} isApi
 * @returns {Admission}
 */
function strange(method, path, isApi) {
  if (/^\/p(\/|$)/.test(path)) return { refuse: 'no_page', isApi }
  if (isApi) return { refuse: 'nothing_here', isApi }
  if (method === 'GET' || method === 'HEAD') return { pass: OURS, isApi }
  return { refuse: method === 'OPTIONS' ? 'options' : 'method', isApi }
}

/**
 * Returns a link's path without the marks behind its token; null if it is no link, has none, or a letter or a digit is
 * among them. A chat may add half of a punctuation mark, or the end of a line, to a link, and the link must still open
 * the page. What are marks is decided as in lib/links/token-in.ts.
 * @param {string} path
 */
function withoutMarks(path) {
  const [, link, marks] = MARKED_LINK.exec(path) ?? []
  if (link === undefined || marks === undefined) return null
  try {
    return WORD.test(decodeURIComponent(marks)) ? null : link
  } catch {
    // A bad escape is the rest of a mark that was cut off.
    return link
  }
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

/**
 * Returns the methods that an address accepts, for the header `Allow`.
 * @param {Pick<Admission, 'route' | 'isApi'>} admission
 */
export function allowed({ route, isApi }) {
  return (route?.methods ?? (isApi ? METHODS : ['GET', 'HEAD'])).join(', ')
}

/**
 * Returns the labels of a request in the metrics: the path and the method as the table of routes has them, else
 * "other". No label repeats what was sent, because a client with many different paths could then fill the memory of the
 * process.
 * @param {string | undefined} method
 * @param {Route | undefined} route
 */
export function labelsOf(method, route) {
  return { route: route?.path ?? OTHER, method: METHODS.includes(method ?? '') ? method : OTHER }
}

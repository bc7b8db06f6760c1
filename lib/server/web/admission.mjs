import { METHODS, OTHER, routeOf } from '../../routes.mjs'

/**
 * Which requests reach Next at all. It answers some by itself and badly: `/p/%` with 500, TRACE with 500, PROPFIND with 400, a slash at the
 * end with a redirect, and it has pages of its own, which carry scripts and lack the public page's policy. So only what is in the table of
 * routes goes on, in the form the table has it.
 *
 * @typedef {'method' | 'malformed' | 'no_page' | 'nothing_here' | 'options' | 'failed'} Refusal
 * @typedef {import('../../routes.mjs').Route} Route
 * @typedef {object} Admission
 * @property {string} [pass] the target to serve, in origin form
 * @property {Refusal} [refuse]
 * @property {Route} [route] of the table, if it is one of these
 * @property {boolean} isApi whether a machine expects problem+json
 */

const PLAIN = /^(?:\/[\w~!$&'()*+,;=:@-][\w.~!$&'()*+,;=:@-]*)+\/?$/
const CONTROL_OR_BACKSLASH = /[\p{Cc}\\]/u
/** Escapes behind a link's token that make no text: "%E2%80" is what is left of a mark that was cut, "%0A" the end of a line. */
const CUT_MARK = /(?<=^\/p\/[\w-]{16,256})(?:[\\.]|%[\da-f]{0,2}){1,16}(?=\/?$)/i
/** An address that we do not have, whose page is ours. */
export const OURS = '/nothing-here'

/**
 * @param {string} method
 * @param {string} target the request line's target, as sent
 * @param {boolean} [isDemo] there is a sandbox to show
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
    const whole = path.replace(CUT_MARK, '')
    // A chat that takes half of a mark, or the end of a line, into a link must not keep anybody from saying no.
    if (whole !== path && PLAIN.test(whole)) return admit(method, whole + query, isDemo)
    return { refuse: path.startsWith('/p/') ? 'no_page' : 'malformed', isApi }
  }
  const found = routeOf(path)
  const route = found?.kind === 'demo' && !isDemo ? undefined : found
  if (!route) return strange(method, path, isApi)
  if (!route.methods.includes(method)) return { refuse: method === 'OPTIONS' ? 'options' : 'method', route, isApi }
  // Next would answer a slash at the end with a redirect, which senders do not follow.
  return { pass: (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path) + query, route, isApi }
}

/**
 * An address that we do not have: below a link there is nothing, the API says so to machines, and a person reads the page of ours.
 * @param {string} method @param {string} path @param {boolean} isApi
 * @returns {Admission}
 */
function strange(method, path, isApi) {
  if (/^\/p(\/|$)/.test(path)) return { refuse: 'no_page', isApi }
  if (isApi) return { refuse: 'nothing_here', isApi }
  if (method === 'GET' || method === 'HEAD') return { pass: OURS, isApi }
  return { refuse: method === 'OPTIONS' ? 'options' : 'method', isApi }
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
 * The methods that an address takes, for `Allow`.
 * @param {Pick<Admission, 'route' | 'isApi'>} admission
 */
export function allowed({ route, isApi }) {
  return (route?.methods ?? (isApi ? METHODS : ['GET', 'HEAD'])).join(', ')
}

/**
 * The labels of a request in the metrics: of the table, and of the methods in it. Nothing that was sent is among them: whoever sends other
 * paths would otherwise fill the memory of the process.
 * @param {string | undefined} method
 * @param {Route | undefined} route
 */
export function labelsOf(method, route) {
  return { route: route?.path ?? OTHER, method: METHODS.includes(method ?? '') ? method : OTHER }
}

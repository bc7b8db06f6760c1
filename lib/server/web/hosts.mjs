import { hostName, isInsideHost } from '../../own-host.mjs'

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('../../routes.mjs').Route} Route */

/** In which header a handler finds the host name of a request that is none of ours. Nobody outside can send it. */
const FOREIGN_HOST = 'x-sayso-host'

/**
 * Decides by the host name of a request. Under a name of ours, and of the inner network, everything is served; under
 * any other name only what belongs to a business's own domain, whose handler asks whose name it is. Probes ask nobody:
 * they say nothing about anybody.
 * @param {IncomingMessage} request
 * @param {Route | undefined} route
 * @param {{ baseUrl: string, authUrl: string, otherHosts: readonly string[] }} ours
 * @returns {'absent' | 'no_address' | null} null if the request may go on; `no_address`: a person gets our page for
 *   addresses that do not exist
 */
export function refusalOfHost({ headers, method = '' }, route, { baseUrl, authUrl, otherHosts }) {
  delete headers[FOREIGN_HOST]
  const name = hostName(headers.host)
  const isInside = name !== null && isInsideHost(name)
  // Through a proxy the name may be one of the inside although the request is from outside.
  if (route?.inside) return isInside && headers['x-forwarded-for'] === undefined ? null : 'absent'
  if (route?.kind === 'probe') return null
  const isOurs = name !== null && (isInside || otherHosts.includes(name) || namesOf(baseUrl, authUrl).includes(name))
  if (isOurs) return null
  if (name === null || !route?.ownDomain) return isForPeople(method, route) ? 'no_address' : 'absent'
  headers[FOREIGN_HOST] = name
  return null
}

/** @param {string} method @param {Route | undefined} route */
const isForPeople = (method, route) =>
  (method === 'GET' || method === 'HEAD') && (route === undefined || route.kind === 'page' || route.kind === 'demo')

/** @param {readonly string[]} origins */
const namesOf = (...origins) => origins.map((origin) => new URL(origin).hostname)

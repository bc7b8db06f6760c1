import { timingSafeEqual } from 'node:crypto'

/**
 * Returns whether a request carries `Authorization: Bearer <token>`.
 * @param {import('node:http').IncomingMessage} request @param {string} token
 */
export function hasMetricsToken(request, token) {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

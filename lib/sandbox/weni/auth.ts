import { timingSafeEqual } from 'node:crypto'
import { refused } from './reply'

/** Accepts a request or throws 403: this API never returns 401. It accepts `Token <key>` and Basic `<anyone>:<key>`. */
export function requireToken(header: string | undefined, apiToken: string): void {
  if (!header) throw refused(403, 'Authentication credentials were not provided.')
  const [scheme = '', credentials, ...rest] = header.trim().split(/\s+/)
  if (credentials === undefined) throw refused(403, 'Invalid token header. No credentials provided.')
  if (rest.length > 0) throw refused(403, 'Invalid token header. Token string should not contain spaces.')
  const kind = scheme.toLowerCase()
  if (kind !== 'token' && kind !== 'basic') throw refused(403, 'Authentication credentials were not provided.')
  const key = kind === 'token' ? credentials : (Buffer.from(credentials, 'base64').toString('utf8').split(':')[1] ?? '')
  if (!isSame(key, apiToken)) throw refused(403, kind === 'token' ? 'Invalid token' : 'Invalid token or email')
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

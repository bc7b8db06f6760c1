import { randomBytes } from 'node:crypto'
import type { Settings } from '@/lib/services/deps'

/** The most host names of one business. */
export const DOMAINS_MOST = 5

/** Returns what a business puts into the DNS: 24 random bytes, so that nobody guesses what another one must write. */
export const newDomainToken = () => randomBytes(24).toString('base64url')

/** Returns the record by which a business shows that a name is its own. */
export const proofRecord = (host: string, token: string) => ({ name: `_sayso.${host}`, value: `sayso=${token}` })

/** Returns whether a host name is one of this installation, which belongs to no business. */
export function isOfInstallation(host: string, { baseUrl, authUrl, otherHosts }: Settings): boolean {
  return [baseUrl, authUrl].some((origin) => new URL(origin).hostname === host) || otherHosts.includes(host)
}

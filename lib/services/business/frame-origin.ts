import type { BusinessConfig } from '@/db/queries/business/config'

/** A host with at most a port: nothing in it ends a source of a policy, or a policy (CSP 3, 2.3.1). */
const ORIGIN = /^https:\/\/[a-z\d]([a-z\d.-]*[a-z\d])?(:\d{1,5})?$/
/** A site on the developer's own machine, where there is no TLS. */
const LOCAL = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/
const MOST_CHARS = 300

/**
 * Returns the origin that a text names, as browsers write it (in lower case, IDNA, without the usual port); null for
 * anything else. It becomes part of the policy of the public page (`frame-ancestors`). Of addresses without TLS only
 * those of the own machine are origins here; see `originsThatMayFrame`.
 */
export function readFrameOrigin(text: string): string | null {
  const written = text.trim()
  if (written.length > MOST_CHARS || !/^https?:\/\//i.test(written) || !URL.canParse(written)) return null
  const { origin, pathname, search, hash, username, password } = new URL(written)
  const isBare = pathname === '/' && search === '' && hash === '' && username === '' && password === ''
  // A question mark or a hash without anything behind it is not in `search` and `hash`.
  return isBare && !/[?#@]/.test(written) && (ORIGIN.test(origin) || LOCAL.test(origin)) ? origin : null
}

/** Returns whether an origin is of the own machine, and so never of a person who uses a real site. */
export const isLocalOrigin = (origin: string): boolean => LOCAL.test(origin)

/**
 * Returns the sites that may show the page of a business in a frame. The own machine counts only for a test business,
 * whose links lead to nobody, and in the demo: whatever runs on a person's machine could otherwise show their page.
 */
export function originsThatMayFrame(
  { frameOrigins, isSandbox }: Pick<BusinessConfig, 'frameOrigins' | 'isSandbox'>,
  isDemo: boolean,
): string[] {
  return frameOrigins.filter((origin) => isDemo || isSandbox || !isLocalOrigin(origin))
}

/** Returns the origin of an address that a browser names; null if it names none, or none that a site can have. */
export function originOfAddress(address: string | null): string | null {
  if (address === null || address.length > 2000 || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const { origin } = new URL(address)
  return origin.length <= MOST_CHARS ? origin : null
}

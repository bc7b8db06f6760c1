/** A host with at most a port: nothing in it ends a source of a policy, or a policy (CSP 3, 2.3.1). */
const ORIGIN = /^https:\/\/[a-z\d]([a-z\d.-]*[a-z\d])?(:\d{1,5})?$/

/**
 * Returns the origin that a text names, as browsers write it (in lower case, IDNA, without the usual port); null for
 * anything else. It becomes part of the policy of the public page (`frame-ancestors`).
 */
export function readFrameOrigin(text: string): string | null {
  const written = text.trim()
  if (written.length > 300 || !/^https:\/\//i.test(written) || !URL.canParse(written)) return null
  const { origin, pathname, search, hash, username, password } = new URL(written)
  const isBare = pathname === '/' && search === '' && hash === '' && username === '' && password === ''
  // A question mark or a hash without anything behind it is not in `search` and `hash`.
  return isBare && !/[?#@]/.test(written) && ORIGIN.test(origin) ? origin : null
}

/** The most characters of an address. */
const LONGEST = 2048

export type TypedAddress = { ok: true; url: URL } | { ok: false; problem: 'not_a_url' | 'has_credentials' }

/**
 * Reads an address as somebody types or copies it: the scheme may be missing (then it is https), and what is below the
 * host is added where nothing is.
 */
export function readAddress(text: string, belowHost = '/'): TypedAddress {
  const typed = text.trim()
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  if (typed === '' || whole.length > LONGEST || !URL.canParse(whole)) return { ok: false, problem: 'not_a_url' }
  const url = new URL(whole)
  if (url.username || url.password) return { ok: false, problem: 'has_credentials' }
  if (url.pathname === '/' && url.search === '') url.pathname = belowHost
  return { ok: true, url }
}

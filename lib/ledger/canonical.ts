import canonicalize from 'canonicalize'

/**
 * The one text of a JSON value (RFC 8785): sorted keys, no spaces, numbers as JavaScript prints them. Two programs that hold
 * the same value get the same bytes, so a hash over them can be checked anywhere.
 * @throws Error for what has no such text: undefined, NaN, infinity, a lone surrogate, a circle
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('not a JSON value')
  return text
}

/**
 * A copy with every string in Unicode's NFC, so that "ñ" typed as one character or as two gives one hash. It works on the
 * values, not on their JSON text: there `\n` before a combining tilde would become `\ñ`. Keys are ours and left as they are.
 */
export function nfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (typeof value !== 'object' || value === null) return value
  if ('toJSON' in value && typeof value.toJSON === 'function') return nfc(value.toJSON())
  if (Array.isArray(value)) return value.map(nfc)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, nfc(inner)]))
}

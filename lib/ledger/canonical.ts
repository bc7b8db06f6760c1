import canonicalize from 'canonicalize'

/**
 * Returns the one text of a JSON value (RFC 8785): sorted keys, no spaces, numbers as JavaScript prints them. Two
 * programs that have the same value get the same bytes, so a hash over them can be checked anywhere.
 * @throws Error for what has no such text: undefined, NaN, infinity, a lone surrogate, a circle
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('not a JSON value')
  return text
}

/**
 * Returns a copy with every string in Unicode's NFC, so that "ñ" typed as one character or as two gives one hash. The
 * function works on the values, not on their JSON text, because there `
 * ` before a combining tilde would become `\ñ`. Keys are our own and are left as they are.
 */
export function nfc(value: unknown): unknown {
  return mapStrings(value, (text) => wellFormedText(text).normalize('NFC'))
}

/**
 * Returns a copy in which half of a surrogate pair, which has no RFC 8785 text, is replaced by U+FFFD. JSON from
 * outside can contain one (an emoji cut in two), and a STOP must not fail because of it.
 */
export function wellFormed(value: unknown): unknown {
  return mapStrings(value, wellFormedText)
}

/** ASCII in which JSON escapes nothing: such text has one form in Unicode, and no half of a surrogate pair. */
const PLAIN = /^[ -[\]-~]*$/

function wellFormedText(text: string): string {
  // With the u flag a whole pair is one character, so this finds halves only. UTF-8 can't encode them: Buffer writes
  // U+FFFD instead.
  return /\p{Surrogate}/u.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text
}

/**
 * Returns a copy with each string as `change` makes it, or the value itself where all of its text is plain. Most lines
 * and evidence are: to look through their JSON once takes a quarter of the time of a copy.
 */
function mapStrings(value: unknown, change: (text: string) => string): unknown {
  const json: string | undefined = JSON.stringify(value)
  return json !== undefined && PLAIN.test(json) ? value : copyOf(value, change)
}

function copyOf(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (typeof value !== 'object' || value === null) return value
  if ('toJSON' in value && typeof value.toJSON === 'function') return copyOf(value.toJSON(), change)
  if (Array.isArray(value)) return value.map((inner) => copyOf(inner, change))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [wellFormedText(key), copyOf(inner, change)]))
}

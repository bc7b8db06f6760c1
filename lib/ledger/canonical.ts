/**
 * Returns the one text of a JSON value (RFC 8785): sorted keys, no spaces, numbers as JavaScript prints them. Two
 * programs that have the same value get the same bytes, so a hash over them can be checked anywhere. Written by hand,
 * because each line is written so, some of it several times: the usual package takes twice as long, and leaves several
 * times as much garbage.
 * @throws Error for what has no such text: undefined, NaN, infinity, a lone surrogate, a circle
 */
export function canonicalText(value: unknown): string {
  return textOf(value, [])
}

/** @param inside the objects that hold the value */
function textOf(value: unknown, inside: object[]): string {
  if (typeof value === 'string') return textOfString(value)
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} has no JSON`)
  if (typeof value === 'object' && value !== null) return textOfObject(value, inside)
  // JSON.stringify also refuses big integers.
  const text: string | undefined = JSON.stringify(value)
  if (text === undefined) throw new Error('not a JSON value')
  return text
}

/** What JSON writes as it is. */
const UNESCAPED = /^[ !#-[\]-~]*$/

function textOfString(text: string): string {
  if (UNESCAPED.test(text)) return `"${text}"`
  if (HALF.test(text)) throw new Error('a lone surrogate has no JSON')
  return JSON.stringify(text)
}

function textOfObject(value: object, inside: object[]): string {
  if (inside.includes(value)) throw new Error('a circular value has no JSON')
  inside.push(value)
  const text =
    'toJSON' in value && typeof value.toJSON === 'function'
      ? textOf(value.toJSON(), inside)
      : textOfParts(value, inside)
  inside.pop()
  return text
}

function textOfParts(value: object, inside: object[]): string {
  let text = ''
  if (Array.isArray(value)) {
    for (const part of value as unknown[]) text += `${text && ','}${isNothing(part) ? 'null' : textOf(part, inside)}`
    return `[${text}]`
  }
  const fields = value as Record<string, unknown>
  // By code units of UTF-16, as the RFC orders them.
  for (const key of Object.keys(fields).sort())
    if (!isNothing(fields[key])) text += `${text && ','}${textOfString(key)}:${textOf(fields[key], inside)}`
  return `{${text}}`
}

/** What JSON leaves out of an object, and writes as null in a list. */
const isNothing = (value: unknown) => value === undefined || typeof value === 'symbol'

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

/** Half of a surrogate pair: with the u flag a whole pair is one character. */
const HALF = /\p{Surrogate}/u

function wellFormedText(text: string): string {
  // UTF-8 can't encode halves: Buffer writes U+FFFD instead.
  return HALF.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text
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

/** The bytes that each value costs besides its content, so that lists of empty values and cyclic lists have an end. */
const VALUE_BYTES = 8

/**
 * Returns whether the input of an action is within a number of bytes: texts in UTF-8, names of fields, and files. It
 * stops counting at the limit, however deep the input is. A value that occurs in several places counts in each, because
 * it is also read in each.
 */
export function isWithin(input: unknown, limitBytes: number): boolean {
  const waiting: unknown[] = [input]
  let left = limitBytes
  while (waiting.length > 0) {
    const value = waiting.pop()
    left -= ownBytes(value)
    if (left < 0) return false
    if (typeof value !== 'object' || value === null || value instanceof Blob || ArrayBuffer.isView(value)) continue
    // Each value costs at least one fixed amount, so a long list is too large before it is unfolded.
    if (Array.isArray(value) && value.length * VALUE_BYTES > left) return false
    for (const each of valuesOf(value)) waiting.push(each)
  }
  return true
}

function ownBytes(value: unknown): number {
  if (typeof value === 'string') return VALUE_BYTES + Buffer.byteLength(value)
  if (typeof value === 'bigint') return VALUE_BYTES + String(value).length
  if (value instanceof Blob) return VALUE_BYTES + value.size
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return VALUE_BYTES + value.byteLength
  return VALUE_BYTES
}

function valuesOf(value: object): Iterable<unknown> {
  if (Array.isArray(value) || value instanceof Set || value instanceof Map || value instanceof FormData) return value
  return Object.entries(value)
}

/**
 * Returns the names of the fields of a form whose text has a character that PostgreSQL cannot store. No keyboard makes
 * it, so a client that sends it wants to see what breaks.
 */
export function unwritableFields(form: unknown): string[] {
  if (!(form instanceof FormData)) return []
  const bad = [...form].filter(([name, value]) => `${name}${typeof value === 'string' ? value : ''}`.includes('\0'))
  return bad.map(([name]) => name.replaceAll('\0', ''))
}

/** What a value costs besides its texts and bytes; a list of nothing, and a list in itself, have an end by it. */
const VALUE_BYTES = 8

/**
 * Whether what an action was called with is within so many bytes: texts in UTF-8, names of fields, files. Ends as soon
 * as it is not, whatever the depth; a value that is in several places counts in each, because what reads it reads it
 * each time.
 */
export function isWithin(input: unknown, limitBytes: number): boolean {
  const waiting: unknown[] = [input]
  let left = limitBytes
  while (waiting.length > 0) {
    const value = waiting.pop()
    left -= ownBytes(value)
    if (left < 0) return false
    if (typeof value !== 'object' || value === null || value instanceof Blob || ArrayBuffer.isView(value)) continue
    // Each of its values costs something, so it need not be unfolded to be too large.
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

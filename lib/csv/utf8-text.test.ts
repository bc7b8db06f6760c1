import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Utf8Text } from './utf8-text'

/** Returns the text of bytes that arrive in pieces; null if they are no UTF-8. */
function textOf(bytes: Buffer, size: number): string | null {
  const text = new Utf8Text()
  let all = ''
  for (let at = 0; at < bytes.length; at += size) {
    const read = text.push(bytes.subarray(at, at + size))
    if (read === null) return null
    all += read
  }
  return text.isWhole() ? all : null
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

test('bytes are the text that the decoder of the platform reads in them, however they are cut', () => {
  const bytes = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '\0', 'é', '€', '😀', '\u{feff}') }).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array)),
    fc.string({ unit: fc.constantFrom('a', '€', '😀'), minLength: 1 }).map((text) => Buffer.from(text).subarray(0, -1)),
    fc.string({ unit: fc.constantFrom('a', '€'), minLength: 1 }).map((text) => Buffer.from(text).subarray(1)),
  )
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 5 }), (content, size) => {
      expect(textOf(content, size)).toBe(decoded(content))
    }),
    { numRuns: 2000 },
  )
})

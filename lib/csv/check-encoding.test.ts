import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EncodingCheck } from './check-encoding'

function accepts(bytes: Buffer, size: number): boolean {
  const check = new EncodingCheck()
  try {
    for (let at = 0; at < bytes.length; at += size) check.push(bytes.subarray(at, at + size))
    check.end()
    return true
  } catch {
    return false
  }
}

function isText(bytes: Buffer): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0')
  } catch {
    return false
  }
}

test('bytes are taken as the decoder takes them, however they are cut', () => {
  const bytes = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '\0') }).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array)),
    fc.string({ unit: fc.constantFrom('é', '€', '😀'), minLength: 1 }).map((text) => Buffer.from(text).subarray(0, -1)),
  )
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 5 }), (content, size) => {
      fc.pre(!(content[0] === 0xff && content[1] === 0xfe) && !(content[0] === 0xfe && content[1] === 0xff))
      expect(accepts(content, size)).toBe(isText(content))
    }),
    { numRuns: 2_000 },
  )
})

test('UTF-16 with its mark is left to the decoder', () => {
  const bytes = Buffer.from('\u{feff}João\n', 'utf16le')
  expect([accepts(bytes, 1), accepts(Buffer.from(bytes).swap16(), 3)]).toEqual([true, true])
  expect(accepts(bytes.subarray(2), 4)).toBe(false)
})

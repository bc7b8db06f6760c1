import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalText, nfc, wellFormed } from './canonical'

const PLAIN = { text: 'Mozilla/5.0 (Linux; Android 13) ~ [a]', list: [1, null, true, { id: 'b' }], none: undefined }

test.each([['nfc', nfc] as const, ['wellFormed', wellFormed] as const])('%s copies nothing of plain text', (_, of) => {
  expect(of(PLAIN)).toBe(PLAIN)
  expect(of('plain')).toBe('plain')
  expect(of(7)).toBe(7)
  expect(of(undefined)).toBe(undefined)
})

test('text in another form is found wherever it is', () => {
  const parts = (text: string) => [text, [text], { a: { b: [text] } }, { toJSON: () => text }, ['plain', text, 'plain']]
  for (const [written, normal] of [
    ['relacio\u0301n', 'relaci\u00f3n'],
    ['\n\u0303', '\n\u0303'],
    ['"\u212b', '"\u00c5'],
    ['\\', '\\'],
    ['\u007f', '\u007f'],
    ['STOP \ud83d', 'STOP \ufffd'],
    ['👍 \udc4d', '👍 \ufffd'],
  ] as const)
    for (const [place, value] of parts(written).entries())
      expect(canonicalText(nfc(value))).toBe(canonicalText(parts(normal)[place]))
})

test('half a character in a key is replaced as well, and keys are not normalised', () => {
  expect(canonicalText(nfc({ 'a\ud83d': 'plain' }))).toBe('{"a\ufffd":"plain"}')
  expect(canonicalText(nfc({ 'o\u0301': 'plain' }))).toBe('{"o\u0301":"plain"}')
})

test('what has no text is refused, also beside plain text', () => {
  expect(() => canonicalText(nfc({ text: 'plain', n: Number.NaN }))).toThrow('NaN')
  expect(() => canonicalText(nfc(undefined))).toThrow('JSON')
  expect(() => canonicalText({ list: [Number.NEGATIVE_INFINITY] })).toThrow('-Infinity')
  expect(() => canonicalText(['STOP \ud83d'])).toThrow('surrogate')
  expect(() => canonicalText({ '\udc4d': 1 })).toThrow('surrogate')
  expect(() => canonicalText({ run: () => 1 })).toThrow('JSON')
  expect(() => canonicalText([{ toJSON: () => undefined }])).toThrow('JSON')
  const circle: { self?: unknown } = {}
  circle.self = circle
  expect(() => canonicalText(nfc(circle))).toThrow('circular')
})

test('any value has the text that the package for RFC 8785 writes', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('"', '\\', '\u007f', '\u2028'))
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(null, true, false, undefined, -0, 1e21, 1e-7, new Date(0), Symbol('none')),
      fc.array(tie('value')),
      fc.dictionary(text, tie('value')),
    ),
  }))
  fc.assert(
    fc.property(value, (any) => {
      const expected = canonicalize(any)
      if (expected === undefined) expect(() => canonicalText(any)).toThrow('JSON')
      else expect(canonicalText(any)).toBe(expected)
    }),
    { numRuns: 1000 },
  )
})

test('a value that is in two places is no circle', () => {
  const twice = { a: [1] }
  expect(canonicalText([twice, { twice }, twice])).toBe('[{"a":[1]},{"twice":{"a":[1]}},{"a":[1]}]')
})

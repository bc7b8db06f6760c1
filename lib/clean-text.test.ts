import { expect, test } from 'vitest'
import { cleanJson, cleanText, withoutNul } from './clean-text'

test.each([
  ['wamid.\0y', 'wamid.y'],
  ['\0\0', ''],
  ['half \ud83d', 'half \ufffd'],
  ['\udc00 half', '\ufffd half'],
  ['\udc00\ud83d', '\ufffd\ufffd'],
  ['Olá ☕ 👍🏽\n', 'Olá ☕ 👍🏽\n'],
])('%j is kept as %j', (text, kept) => {
  expect(withoutNul(text)).toBe(kept)
})

test('a schema cleans before it checks', () => {
  expect(cleanText().min(1).safeParse('\0').success).toBe(false)
  expect(cleanText().max(2).parse('a\0b')).toBe('ab')
})

test('JSON is cleaned through and through, and cut where nobody nests so deep', () => {
  const value = { 'a\0': ['x\0', { b: '\ud83d', n: 1, t: true, z: null }] }
  expect(cleanJson(value)).toEqual({ a: ['x', { b: '\ufffd', n: 1, t: true, z: null }] })
  const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
  expect(JSON.stringify(cleanJson(deep))).toBe(`${'['.repeat(64)}null${']'.repeat(64)}`)
})

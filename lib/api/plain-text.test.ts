import { expect, test } from 'vitest'
import { freeText, plainText } from './plain-text'
import { GivenTime } from './schemas'

test.each(['a\0b', '\0', 'a\nb', 'a\u009bb', '\u007f', ''])('%j is no line of text', (text) => {
  expect(plainText(64).safeParse(text).success).toBe(false)
})

test('half a surrogate pair becomes U+FFFD in a line and in a text; everything else is kept', () => {
  expect(plainText(64).parse('Café ☕ 👍🏽')).toBe('Café ☕ 👍🏽')
  expect(plainText(64).parse('a\ud83d')).toBe('a\ufffd')
  expect(freeText(64).parse(' no more\n\udc00please\0 ')).toBe('no more\n\ufffdplease')
})

test.each([' ', '\0', ' \0\n', '', 'a'.repeat(65)])('%j is no text of a person', (text) => {
  expect(freeText(64).safeParse(text).success).toBe(false)
})

test.each([
  ['1970-01-01T00:00:00Z', true],
  ['2026-11-29T00:00:00.123+05:30', true],
  ['9999-12-30T23:59:59Z', true],
  ['0000-01-01T00:00:00Z', false],
  ['0001-01-01T00:00:00+14:00', false],
  ['1969-12-31T23:59:59Z', false],
  ['1970-01-01T00:00:00+01:00', false],
  ['9999-12-31T23:59:59-14:00', false],
])('%s is a time that can be kept: %s', (time, isHeld) => {
  expect(GivenTime.safeParse(time).success).toBe(isHeld)
})

import { expect, test } from 'vitest'
import { formatList } from './format'
import { isolate } from './isolate'
import { translatorOf } from './translator'

const OPEN = '\u2068'
const CLOSE = '\u2069'

test.each([
  ['ar', 'Café Aurora!', true],
  ['he', '+55 ••••• 4321', true],
  ['ar', 'مقهى', false],
  ['ar', 'مقهى 24', true],
  ['en', 'مقهى', true],
  ['de', 'קפה', true],
  ['en', 'Café Aurora!', false],
  ['fr', '+55 ••••• 4321', false],
  ['ar', '1234', false],
  ['ar', 'https://sayso.example/p/abc', false],
  ['he', '', false],
] as const)('in %s, %j is isolated: %s', (locale, text, is) => {
  expect(isolate(text, locale)).toBe(is ? OPEN + text + CLOSE : text)
})

test('a name from left to right keeps its place in a sentence from right to left, and is found again in it', () => {
  const sentence = translatorOf('he')('saved.stopped', { business: 'Aurora!' })
  expect(sentence).toBe(`בוצע. לא תקבלו עוד הודעות מאת ${OPEN}Aurora!${CLOSE}.`)
})

test('each name of a list is isolated by itself, and a list of one way is as it was', () => {
  expect(formatList(['Promociones', 'Encuestas'], 'ar')).toBe(`${OPEN}Promociones${CLOSE} و${OPEN}Encuestas${CLOSE}`)
  expect(formatList(['A', 'B'], 'fr')).toBe('A et B')
})

test('nothing is put behind an address, because an app might take it for a part of the link', () => {
  const text = translatorOf('ar')('chat.afterStop', { url: 'https://sayso.example/p/abc' })
  expect(text.endsWith(' https://sayso.example/p/abc')).toBe(true)
})

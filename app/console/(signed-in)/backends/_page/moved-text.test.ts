import { expect, test } from 'vitest'
import { BACKENDS } from '@/lib/i18n/console/backends/words'
import { movedText } from './moved-text'

const paused = {
  name: 'Ana',
  status: 'paused',
  isHeld: false,
  blockedUntil: Date.parse('2026-11-30T13:02:00Z'),
} as const

test.each([
  ['en', 'Nothing is sent through it before November 30, 2026 at 8:02 AM'],
  ['es', 'antes de esta hora: 30 de noviembre de 2026 a las 8:02'],
  ['pt-BR', 'antes deste horário: 30 de novembro de 2026 às 08:02'],
] as const)('who enables an account that is blocked reads until when (%s)', (locale, sentence) => {
  const telling = { words: BACKENDS[locale].disable, locale, timeZone: 'America/Bogota' }
  expect(movedText(paused, telling)).toContain(sentence)
})

test('one that is read first says so, and one that sends or is disabled says that', () => {
  const words = BACKENDS.en.disable
  const telling = { words, locale: 'en', timeZone: 'America/Bogota' } as const
  expect(movedText({ ...paused, isHeld: true }, telling)).toBe(words.held('Ana'))
  expect(movedText({ ...paused, blockedUntil: null, status: 'active' }, telling)).toBe(words.enabled('Ana'))
  expect(movedText({ ...paused, status: 'disabled' }, telling)).toBe(words.done('Ana'))
})

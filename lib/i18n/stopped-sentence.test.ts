import { expect, test } from 'vitest'
import { BUSINESS, TOPICS } from '@/lib/demo/business'
import { LOCALES } from './locales'
import { stoppedSentence, stoppedSentenceOf } from './stopped-sentence'
import { translatorOf } from './translator'

const topics = TOPICS.map((topic) => ({ ...topic, paused: false, archived: false }))
const DEMO = { ...BUSINESS, topics }
const only = (change: Partial<(typeof topics)[number]>) => ({
  ...DEMO,
  topics: topics.map((topic) => (topic.policy === 'required' ? { ...topic, ...change } : topic)),
})

test.each([
  ['es', 'Listo. Ya no recibirás mensajes de Café Aurora, excepto sobre: Seguridad de tu cuenta.'],
  ['pt-BR', 'Pronto. Você não vai mais receber mensagens de Café Aurora, exceto sobre: Segurança da sua conta.'],
  ['en', 'Done. You won’t get any more messages from Café Aurora, except about: Account security.'],
] as const)('in %s a stop names what still comes', (locale, sentence) => {
  expect(stoppedSentenceOf(DEMO, locale)).toBe(sentence)
})

test.each(LOCALES)('in %s it promises that nothing comes only where nothing required is sent', (locale) => {
  const nothing = translatorOf(locale)('saved.stopped', { business: BUSINESS.name })
  expect(stoppedSentenceOf(DEMO, locale)).not.toBe(nothing)
  for (const change of [{ policy: 'opt_in' as const }, { archived: true }, { paused: true }])
    expect(stoppedSentenceOf(only(change), locale)).toBe(nothing)
})

test('three topics are named and four are counted', () => {
  expect(stoppedSentence('Aurora', ['A', 'B', 'C'], 'en')).toBe(
    'Done. You won’t get any more messages from Aurora, except about: A, B, and C.',
  )
  expect(stoppedSentence('Aurora', ['A', 'B', 'C', 'D'], 'es')).toBe(
    'Listo. Ya no recibirás mensajes de Aurora, excepto sobre 4 temas que no se pueden desactivar.',
  )
})

test('a topic without words in a language is named in the business’s own', () => {
  const texts = { es: { name: 'Códigos', description: 'x', frequency: 'x' } }
  const business = {
    name: 'Aurora',
    defaultLocale: 'es',
    topics: [{ key: 'codes', policy: 'required', archived: false, paused: false, texts }],
  }
  expect(stoppedSentenceOf(business, 'en')).toMatch(/except about: Códigos\.$/)
})

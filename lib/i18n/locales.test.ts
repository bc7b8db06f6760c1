import { expect, test } from 'vitest'
import { LOCALES, localeFromByte, localeToByte, negotiateLocale, readLocale } from './locales'

test.each([
  ['es', 'es'],
  ['es-419', 'es'],
  ['pt_BR', 'pt-BR'],
  ['PT', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['en-GB', 'en'],
  ['fr-CA', 'fr'],
  ['de-AT', 'de'],
  ['ar-EG', 'ar'],
  ['he', 'he'],
  ['iw', 'he'],
  ['nl', null],
  ['', null],
  [null, null],
])('the tag %s reads as %s', (text, locale) => {
  expect(readLocale(text)).toBe(locale)
})

test.each([
  { header: 'pt-BR,pt;q=0.9,en;q=0.8', supported: LOCALES, locale: 'pt-BR' },
  { header: 'nl-NL, en;q=0.5, es;q=0.7', supported: LOCALES, locale: 'es' },
  { header: 'ar-EG,ar;q=0.9,en;q=0.8', supported: LOCALES, locale: 'ar' },
  { header: 'en;q=0, es;q=0.1', supported: LOCALES, locale: 'es' },
  { header: 'en', supported: ['pt-BR', 'es'] as const, locale: 'pt-BR' },
  { header: '*', supported: LOCALES, locale: 'es' },
  { header: null, supported: LOCALES, locale: 'es' },
  { header: ';;;q=,,,en;q=abc', supported: LOCALES, locale: 'en' },
  { header: `${'x,'.repeat(50_000)}en`, supported: LOCALES, locale: 'es' },
  { header: 'en', supported: [], locale: 'en' },
])('Accept-Language $header picks $locale', ({ header, supported, locale }) => {
  expect(negotiateLocale(header, supported)).toBe(locale)
})

test('the language byte of a token survives the round trip, and an unknown one is no language', () => {
  for (const locale of LOCALES) expect(localeFromByte(localeToByte(locale))).toBe(locale)
  expect(localeToByte('es')).toBe(1)
  expect(localeToByte(null)).toBe(0)
  expect(localeFromByte(0)).toBeNull()
  expect(localeFromByte(200)).toBeNull()
})

import { expect, test } from 'vitest'
import { formatInstant, formatList, formatZoned } from './format'
import { LOCALES } from './locales'

const LATE_EVENING_UTC = Date.UTC(2026, 11, 31, 23, 30)

test('a date is that of the business, not of the server', () => {
  expect(formatInstant(LATE_EVENING_UTC, 'date', 'en', 'America/Sao_Paulo')).toBe('December 31, 2026')
  expect(formatInstant(LATE_EVENING_UTC, 'date', 'en', 'Europe/Madrid')).toBe('January 1, 2027')
})

test('dates and lists speak the language of the page', () => {
  expect(formatInstant(LATE_EVENING_UTC, 'date', 'es', 'UTC')).toBe('31 de diciembre de 2026')
  expect(formatInstant(LATE_EVENING_UTC, 'time', 'pt-BR', 'UTC')).toBe('23:30')
  expect(formatList(['A', 'B', 'C'], 'es')).toBe('A, B y C')
  expect(formatList(['A', 'B'], 'pt-BR')).toBe('A e B')
  expect(formatInstant(LATE_EVENING_UTC, 'date', 'he', 'UTC')).toBe('31 בדצמבר 2026')
  // With the digits of the phone number and the code beside it.
  expect(formatInstant(LATE_EVENING_UTC, 'date', 'ar', 'UTC')).toBe('31 ديسمبر 2026')
})

test('the first of a month and the hour of one are written as people write them', () => {
  const first = Date.UTC(2026, 11, 1, 1, 5)
  const on = (locale: 'es' | 'pt-BR' | 'fr', style: 'date' | 'shortDate' | 'dateTime', at = first) =>
    formatInstant(at, style, locale, 'UTC')
  expect(on('fr', 'date')).toBe('1er décembre 2026')
  expect(on('fr', 'shortDate')).toBe('1er déc. 2026')
  expect(on('pt-BR', 'dateTime')).toBe('1º de dezembro de 2026 às 01:05')
  expect(on('es', 'dateTime')).toBe('1 de diciembre de 2026 a la 1:05')
  for (const day of [2, 11, 21, 31]) {
    const at = Date.UTC(2026, 11, day, 11, 5)
    expect(on('fr', 'date', at)).toBe(`${day} décembre 2026`)
    expect(on('pt-BR', 'date', at)).toBe(`${day} de dezembro de 2026`)
    expect(on('es', 'dateTime', at)).toBe(`${day} de diciembre de 2026 a las 11:05`)
  }
})

test('a time names its zone in words, and no abbreviation that few know', () => {
  expect(formatZoned(LATE_EVENING_UTC, 'time', 'en', 'America/Sao_Paulo')).toMatch(/^8:30\sPM \(São Paulo Time\)$/)
  expect(formatZoned(LATE_EVENING_UTC, 'time', 'es', 'America/Bogota')).toMatch(/ \(hora de Colombia\)$/)
  expect(formatZoned(LATE_EVENING_UTC, 'time', 'de', 'America/Sao_Paulo')).toBe('20:30 (Ortszeit São Paulo)')
  expect(formatZoned(LATE_EVENING_UTC, 'time', 'it', 'America/Sao_Paulo')).toBe('20:30 (ora locale: San Paolo)')
  expect(formatZoned(LATE_EVENING_UTC, 'time', 'it', 'Europe/Rome')).toMatch(/ \(ora dell’Europa centrale\)$/)
  expect(formatZoned(LATE_EVENING_UTC, 'time', 'pt-BR', 'America/Sao_Paulo')).toBe('20:30 (horário de Brasília)')
  expect(formatZoned(LATE_EVENING_UTC, 'time', 'pt-BR', 'Europe/Berlin')).toMatch(/ \(horário local: Alemanha\)$/)
  for (const locale of LOCALES)
    for (const zone of ['America/Sao_Paulo', 'America/Mexico_City', 'Europe/Madrid', 'America/New_York'])
      expect(formatZoned(LATE_EVENING_UTC, 'dateTime', locale, zone)).toMatch(/\(\S+( \S+)+\)$/)
})

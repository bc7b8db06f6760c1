import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CONNECTING } from '@/lib/i18n/console/connecting/words'
import { UnreadGroups } from './UnreadGroups'

const namesOf = (unread: readonly string[]) => {
  const shown = renderToStaticMarkup(<UnreadGroups unread={unread} words={CONNECTING.en} locale="en" />)
  return [...shown.matchAll(/<li>(.*?)<\/li>/g)].map(([, name]) => name)
}

test('the groups that nothing is read from are a list, each in the direction of its own script', () => {
  expect(namesOf(['Bloqueados', 'لا ترسل'])).toEqual(['<bdi>Bloqueados</bdi>', '<bdi>لا ترسل</bdi>'])
})

test('of a workspace with many such groups the first are named, and the others counted', () => {
  const names = namesOf(Array.from({ length: 1500 }, (_, n) => `Blocked ${n}`))
  expect(names).toHaveLength(13)
  expect(names.at(-1)).toBe('+ 1,488')
})

test.each([
  ['en', /smart group, or that topic already has another group, import .* for each topic/],
  ['es', /grupo inteligente, o si el tema ya tiene otro grupo, importa .* para cada tema/],
  ['pt-BR', /grupo inteligente, ou se o assunto já tiver outro grupo, importe .* para cada assunto/],
] as const)(
  'in %s an import is offered where the group can’t be chosen, also for who refused everything',
  (locale, way) => {
    expect(CONNECTING[locale].mapping.unread.text).toMatch(way)
  },
)

test.each(Object.entries(CONNECTING))(
  'in %s nobody is told to put who refused into the group of a topic',
  (_, words) => {
    // It may be the group of those who may be messaged.
    expect(words.mapping.unread.text).not.toMatch(/\b(add them|agrégalos|adicione-os)\b/)
  },
)

import { expect, test } from 'vitest'
import { IMPORTS } from './words'

test.each([
  ['en', /A yes counts only if that is the country in the row.* a no counts only if you picked a country at/],
  ['es', /Un sí solo cuenta si ese es el país de su fila.* un no solo cuenta si elegiste un país en/],
  ['pt-BR', /Um sim só conta se esse for o país da linha.* um não só conta se você escolheu um país em/],
] as const)('in %s the note on the country of a person says when a yes counts, and when a no does', (locale, rule) => {
  const words = IMPORTS[locale]
  const note = words.preview.columns.notes.personCountry(false).rest
  expect(note).toMatch(rule)
  expect(note).toContain(words.preview.rest.country)
})

test.each([
  ['en', /a no refuses the yes too/],
  ['es', /un no también rechaza el sí/],
  ['pt-BR', /um não também recusa o sim/],
] as const)('in %s the note on possible refusals says where a no is one as well', (locale, rule) => {
  expect(IMPORTS[locale].preview.columns.notes.refusals(false).rest).toMatch(rule)
})

test.each(Object.entries(IMPORTS))('in %s only a row of a former holder speaks of somebody else', (_, words) => {
  const { former_holder, released } = words.keptOutReasons
  const [somebodyElse = ''] = former_holder.split(',')
  expect(released).not.toContain(somebodyElse)
})

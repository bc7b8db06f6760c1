import { expect, test } from 'vitest'
import { IMPORTS } from './words'

test.each([
  ['en', /A yes then counts only if that is the country in the row/, /a no counts only if you picked a country at/],
  ['es', /Un sí solo cuenta entonces si ese es el país de su fila/, /un no solo cuenta si elegiste un país en/],
  ['pt-BR', /Um sim só conta então se esse for o país da linha/, /um não só conta se você escolheu um país em/],
] as const)(
  'in %s the note on a person’s country says when a yes counts, and below when a no does',
  (locale, yes, no) => {
    const words = IMPORTS[locale]
    const { does, rest } = words.preview.columns.notes.personCountry(false)
    expect(does).toMatch(yes)
    expect(rest).toMatch(no)
    expect(rest).toContain(words.preview.rest.country)
  },
)

test.each([
  ['en', /only where this cell of its row is empty or holds a date before the yes\./, /says no/],
  ['es', /si esta celda de su fila está vacía o tiene una fecha anterior al sí\./, /dice que no/],
  ['pt-BR', /se esta célula da linha estiver vazia ou tiver uma data anterior ao sim\./, /disser não/],
] as const)('in %s a no lets a yes count only in a column whose name can be read one way', (locale, rule, saysNo) => {
  const { refusals, either } = IMPORTS[locale].preview.columns.notes
  expect(either(false).does).toMatch(rule)
  expect(either(false).does).not.toMatch(saysNo)
  expect(refusals(false).does).toMatch(saysNo)
})

test.each(Object.entries(IMPORTS))('in %s only a row of a former holder speaks of somebody else', (_, words) => {
  const { former_holder, released } = words.keptOutReasons
  const [somebodyElse = ''] = former_holder.split(',')
  expect(released).not.toContain(somebodyElse)
})

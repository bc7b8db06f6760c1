import { expect, test } from 'vitest'
import { chosenColumns, effectBeside, effectsUnchosen, type UnchosenEffect } from './column-uses'
import { NO_TOPICS, topicsNamed } from './topics-in-name'

// What a column does for which a member chose nothing.

const effectOf = (name: string): UnchosenEffect | null => effectsUnchosen(['phone', name])[1] ?? null

test.each([
  ...['Country code', 'DDI', 'Código do país'].map((name) => [name, 'numberCountry'] as const),
  ...['Country', 'País', 'pais'].map((name) => [name, 'personCountry'] as const),
  // Known to hold refusals, perhaps holding some, and holding when somebody refused.
  ...['opted_out', 'Baja', 'is_opted_out', 'blocked', 'stop', 'Cancelado', 'Data do opt-out', 'unsubscribe_url'].map(
    (name) => [name, 'refusals'] as const,
  ),
  // Nobody knows which answer in it refuses.
  ...['si_no_acepta', 'Marque si no desea recibir publicidad'].map((name) => [name, 'either'] as const),
  ...['no_opt_out'].map((name) => [name, 'either'] as const),
  // A Yes in it says that the person did not refuse.
  ...['not_unsubscribed', 'Não descadastrado'].map((name) => [name, 'denied'] as const),
  ...['unsubscribed_at', 'Fecha de baja'].map((name) => [name, 'refusals'] as const),
  ...['consent', 'Acepta', 'status', 'estado'].map((name) => [name, 'answers'] as const),
  ...['vendedor', 'phone 2', 'consent_date', 'opt_in_at', 'proof', 'topic', ''].map((name) => [name, null] as const),
])('a column %j for which nothing is chosen is shown as %s', (name, effect) => expect(effectOf(name)).toBe(effect))

test('what is shown of columns for which nothing is chosen is what they do when the file is read', () => {
  const names = [
    ...['phone', 'answered', 'said', 'Country', 'DDI', 'blocked', 'opted_out', 'consent', 'status', 'unsubscribed_at'],
    ...['vendedor', 'Data do opt-out', 'si_no_acepta', 'not_unsubscribed'],
  ]
  const columns = chosenColumns(names, {
    uses: ['phone', 'answer', 'when'],
    yesMeans: 'agreed',
    hasTopic: true,
    hasAnswer: false,
    topicOf: () => undefined,
    topicsIn: () => NO_TOPICS,
  })
  if ('problem' in columns) throw new Error(columns.problem)
  const { countries, beside, refusedAt } = columns
  const done = names.map((): UnchosenEffect | null => null)
  for (const column of beside) done[column.index] = effectBeside(column)
  for (const index of refusedAt) done[index] = 'refusals'
  for (const { index, isOfNumber } of countries) done[index] = isOfNumber ? 'numberCountry' : 'personCountry'
  expect(effectsUnchosen(names)).toEqual(done)
  expect(new Set(done)).toEqual(
    new Set([null, 'personCountry', 'numberCountry', 'refusals', 'either', 'denied', 'answers']),
  )
})

test('a column that speaks of a topic is shown as checked for a No', () => {
  const texts = { es: { name: 'Ofertas' } }
  const topicsIn = topicsNamed([{ id: 'id', key: 'promos', texts }])
  const names = ['promos', 'Ofertas', 'acepta_promos', 'last_promos']
  expect(effectsUnchosen(names, topicsIn)).toEqual(['answers', 'answers', 'answers', null])
})

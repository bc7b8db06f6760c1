import { expect, test } from 'vitest'
import { provisionOf, readMapping, readShort } from './mapping'

const TOPICS = [{ id: 't1', key: 'promos', archived: false }]
const provision = (entry: object) => provisionOf(readMapping(JSON.stringify({ promos: entry })), TOPICS)

test('an inverted group is carried through, any other is one of those who allow', () => {
  expect(provision({ field: 'consent_promos', group: 'Não enviar promoções', inverted: true })).toEqual([
    { id: 't1', key: 'promos', group: 'Não enviar promoções', inverted: true },
  ])
  expect(provision({ group: 'Consent promos' })).toEqual([
    { id: 't1', key: 'promos', field: null, group: 'Consent promos' },
  ])
  expect(provisionOf(readShort(['promos=both']), TOPICS)).toEqual([
    { id: 't1', key: 'promos', group: 'Consent promos' },
  ])
})

test('a name that sounds like a refusal must be answered for: the wrong way round, refusals would be undone', () => {
  expect(() => provision({ group: 'Não enviar promoções' })).toThrow(/"inverted": true .* or "inverted": false/)
  expect(provision({ group: 'Não enviar promoções', inverted: false })).toMatchObject([
    { group: 'Não enviar promoções' },
  ])
  expect(() => provision({ field: 'consent_promos', inverted: true })).toThrow(/inverted without a group/)
})

test('a topic is named by its key or id however they are written, once, with the field and group of its key', () => {
  const both = [{ id: 't1', key: 'promos', group: 'Consent promos' }]
  for (const name of ['promos', 'PROMOS', ' Promos ', 'T1'])
    expect(provisionOf(readShort([`${name}=both`]), TOPICS)).toEqual(both)
  expect(() => provisionOf(readShort(['offers=both']), TOPICS)).toThrow('There is no topic "offers"')
  expect(() => provisionOf(readShort(['promos=group', 'PROMOS=field']), TOPICS)).toThrow('promos is mapped twice')
})

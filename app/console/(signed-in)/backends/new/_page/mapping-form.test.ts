import { expect, test } from 'vitest'
import { mappingIn } from './mapping-form'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('each topic has a field, a group, both or none; what is not of the mapping is left out', () => {
  const form = formOf({
    ...{ 'field:promos': 'consent_promos', 'group:promos': '', 'field:news': '', 'group:news': 'News' },
    ...{ forBusiness: 'b', agent: 'off', 'colour:promos': 'red' },
  })
  expect(mappingIn(form)).toEqual({
    aiAgent: 'off',
    mapping: { promos: { field: 'consent_promos', group: null }, news: { field: null, group: 'News' } },
  })
  expect(mappingIn(formOf({}))).toEqual({ aiAgent: null, mapping: {} })
})

test.each<[string, Record<string, string>, object]>([
  ['refuse, said of this group', { group: 'No promos', was: 'No promos', meaning: 'refuse' }, { inverted: true }],
  ['allow, said of this group', { group: 'No promos', was: 'No promos', meaning: 'allow' }, { inverted: false }],
  // The group was changed, and what was said of the other one stayed in the form.
  ['refuse, said of another group', { group: 'Yes promos', was: 'No promos', meaning: 'refuse' }, { asks: true }],
  ['allow, said of another group', { group: 'No promos', was: 'Yes promos', meaning: 'allow' }, {}],
  ['nothing said', { group: 'No promos', was: 'No promos', meaning: '' }, {}],
  ['a meaning without a group', { group: '', was: 'No promos', meaning: 'refuse' }, {}],
])('%s', (_, said, expected) => {
  const fields = Object.fromEntries(Object.entries(said).map(([name, value]) => [`${name}:promos`, value]))
  const read = mappingIn(formOf(fields)) as { mapping: { promos: object } }
  const { field: _field, group: _group, ...meaning } = read.mapping.promos as { field: null; group: string | null }
  expect(meaning).toEqual(expected)
})

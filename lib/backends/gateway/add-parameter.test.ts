import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addUrlParameter, buttonsOf, emptyButtons } from './add-parameter'

const added = { type: 'button', sub_type: 'url', index: 1, parameters: [{ type: 'text', text: 'TOKEN' }] }
const written = JSON.stringify(added)

test.each([
  ['{"template":{"name":"a"},"to":"1"}', `{"template":{"name":"a","components":[${written}]},"to":"1"}`],
  ['{ "template" : { } }', `{ "template" : { "components":[${written}]} }`],
  ['{"template":{"components":[]}}', `{"template":{"components":[${written}]}}`],
  [
    '{"template":{"components":[ {"type":"body","parameters":[{"text":"]}"}]} ],"name":"a"},"n":12345678901234567890}',
    `{"template":{"components":[ {"type":"body","parameters":[{"text":"]}"}]} ,${written}],"name":"a"},"n":12345678901234567890}`,
  ],
  [
    '{"template":{"components":[{"type":"BUTTON","sub_type":"url","index":"1"},{"type":"body"}]}}',
    `{"template":{"components":[${written},{"type":"body"}]}}`,
  ],
  // Of two templates the last one counts.
  ['{"template":1,"t\\u0065mplate":{"a":1}}', `{"template":1,"t\\u0065mplate":{"a":1,"components":[${written}]}}`],
])('%s gets its parameter, and nothing else changes', (before, after) => {
  expect(addUrlParameter(before, 1, 'TOKEN')).toBe(after)
})

test('whatever the message: it parses to the same with one component more', () => {
  const messages = fc.record({
    first: fc.json(),
    components: fc.array(fc.record({ type: fc.string(), rest: fc.jsonValue() })),
    last: fc.json(),
    indent: fc.constantFrom(0, 1, '\t'),
  })
  fc.assert(
    fc.property(messages, ({ first, components, last, indent }) => {
      const message = { a: first, template: { x: last, components, y: first }, b: last }
      const after: unknown = JSON.parse(addUrlParameter(JSON.stringify(message, null, indent), 1, 'TOKEN'))
      expect(after).toEqual(
        JSON.parse(
          JSON.stringify({ ...message, template: { ...message.template, components: [...components, added] } }),
        ),
      )
    }),
  )
})

test('a button is ours when its address is our page and ends with the variable', () => {
  const buttons = [
    { index: 0, url: 'https://prefs.example/p/{{1}}' },
    { index: 1, url: 'https://prefs.example/p/x{{1}}' },
    { index: 2, url: 'https://other.example/p/{{1}}' },
  ]
  expect(buttonsOf(buttons, ['https://prefs.example/p/'])).toEqual([0])
})

test('a button with a parameter is left alone', () => {
  const given = { type: 'button', sub_type: 'URL', index: '0', parameters: [{ type: 'text', text: 'x' }] }
  expect(emptyButtons([given], [0])).toEqual([])
  expect(emptyButtons([{ ...given, parameters: [] }], [0])).toEqual([0])
  expect(emptyButtons([given], [1])).toEqual([1])
})

import { expect, test } from 'vitest'
import { findNamedTopic, findTopic } from './find-topic'

const ID = '01938f6e-4b2a-7c1d-9e3f-5a6b7c8d9e0f'
const topics = [
  { id: ID, key: 'promotions' },
  { id: '01938f6e-4b2a-7c1d-9e3f-5a6b7c8d9e10', key: 'order_news' },
]

test.each(['promotions', 'PROMOTIONS', ' Promotions\t', '\u00a0promotions', ID, ID.toUpperCase(), ` ${ID} `])(
  'the name %j means a topic',
  (name) => {
    expect(findTopic({ topics }, name)).toBe(topics[0])
  },
)

test.each(['', ' ', 'promotion', 'order news', ID.slice(1), '01938f6e-4b2a-7c1d-9e3f-5a6b7c8d9e11'])(
  'the name %j means no topic',
  (name) => {
    expect(findTopic({ topics }, name)).toBeNull()
  },
)

test('of topics whose keys differ in case alone, the exact key means one, and any other writing none', () => {
  const twins = [
    { id: ID, key: 'News' },
    { id: '01938f6e-4b2a-7c1d-9e3f-5a6b7c8d9e10', key: 'news' },
  ]
  expect([' News ', 'news', 'NEWS'].map((name) => findTopic({ topics: twins }, name))).toEqual([...twins, null])
})

test('a name in any language means its topic, first of those not archived, never one of several', () => {
  const topic = (id: string, archived: boolean, es: string) => {
    return { id, key: id, archived, texts: { en: { name: `The ${id}` }, es: { name: es } } }
  }
  const named = [topic('a', true, 'Promoción'), topic('b', false, 'Promoción'), topic('c', true, 'Vieja')]
  const idOf = (name: string, among = named) => {
    const found = findNamedTopic({ topics: among }, name)
    return found === 'several' ? found : (found?.id ?? null)
  }
  expect(['A', 'the a', 'PROMOCION', ' vieja ', 'nueva'].map((name) => idOf(name))).toEqual(['a', 'a', 'b', 'c', null])
  expect(idOf('Promoción', [...named, topic('d', false, 'promocion')])).toBe('several')
  expect(idOf('b', [...named, topic('d', false, 'B')])).toBe('b')
})

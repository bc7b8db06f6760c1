import { expect, test } from 'vitest'
import { readFlowAnswers } from './flow-answers'

test.each<[string, unknown, string[]]>([
  [
    'values, as deep as they stand',
    { a: 'optout:promos', b: { c: ['x', 'y'] }, flow_token: 'optout:all' },
    ['optout:promos', 'x', 'y'],
  ],
  ['options as the Manager numbers them', { screen_0_Why_0: '2_Too many messages' }, ['Too many messages']],
  [
    'a switch that is on',
    { optout_promos: true, 'optout:news': 'Yes', optout_all: false },
    ['optout:promos', 'optout:news'],
  ],
  ['topics below optout', { optout: ['promos', 'optout:news', 'all'] }, ['optout:promos', 'optout:news', 'optout:all']],
  ['optout alone', { opt_out: 'true' }, ['optout:all']],
  ['optout as a switch', { optout: true }, ['optout:all']],
  ['a switch in the other spelling', { opt_out_promos: true, opt_out: false }, ['optout:promos']],
  ['optout that is off', { optout: 'no' }, []],
  ['numbers, nothing', { n: 1, b: true, z: null }, []],
  ['no JSON', 'STOP', ['STOP']],
])('%s', (_, answers, values) => {
  expect(readFlowAnswers(typeof answers === 'string' ? answers : JSON.stringify(answers))).toEqual(values)
})

test('a form is read to a bound, and what is none is empty', () => {
  expect(readFlowAnswers(JSON.stringify(Array.from({ length: 5000 }, () => 'x')))).toHaveLength(200)
  expect(readFlowAnswers(JSON.stringify({ a: 'x'.repeat(10_000) }))[0]).toHaveLength(1024)
  expect(readFlowAnswers('['.repeat(100_000) + ']'.repeat(100_000))).toEqual([])
  expect(readFlowAnswers('{"a":"optout:promos\\u0000"}')).toEqual(['optout:promos'])
  for (const none of [undefined, null, 7, '', '{}', '[]']) expect(readFlowAnswers(none)).toEqual([])
})

import { expect, test } from 'vitest'
import { readFlowAnswers } from './flow-answers'

const read = (answers: unknown) => readFlowAnswers(typeof answers === 'string' ? answers : JSON.stringify(answers))

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
  ['payloads below optout', { optout: ['optout:news', 'all'] }, ['optout:news', 'optout:all']],
  ['optout alone', { opt_out: 'true' }, ['optout:all']],
  ['optout as a switch', { optout: true }, ['optout:all']],
  ['a switch in the other spelling', { opt_out_promos: true, opt_out: false }, ['optout:promos']],
  ['optout that is off', { optout: 'no' }, []],
  ['numbers, nothing', { n: 1, b: true, z: null }, []],
  ['no JSON', 'STOP', ['STOP']],
  ['switches as numbers', { optout_promos: 1, optout_news: 0, optout: 1 }, ['optout:promos', 'optout:all']],
  ['a group of boxes', { optout_promos: ['0_Sí'], optout_news: [], optout_tips: ['no'] }, ['optout:promos']],
  ['an option that is named like its switch', { optout_promos: ['0_Promos'] }, ['optout:promos']],
  [
    'a word that means No by itself',
    { optout_promos: 'Baja', optout_news: 'unsubscribe' },
    ['optout:promos', 'optout:news'],
  ],
  ['switches below optout', { optout: { promos: true, news: 'não', tips: 'sim' } }, ['optout:promos', 'optout:tips']],
  ['an option as an object', { optout: [{ id: 'optout:promos', title: 'Promociones' }] }, ['optout:promos']],
  ['a switch as an object', { optout_promos: { value: 'sim', label: 'Parar' } }, ['optout:promos']],
  ['a switch with parts of any name', { optout_promos: { given: 'sim' } }, ['optout:promos']],
  [
    'names as the Manager writes them',
    { screen_0_optout_promos_0: '0_Sim', screen_1_OptOut_1: 'sí' },
    ['optout:promos', 'optout:all'],
  ],
  ['names with hyphens and capitals', { 'OPT-OUT-promos': 'SÍ', 'Opt out': true }, ['optout:promos', 'optout:all']],
  ['JSON in a text', { data: JSON.stringify({ optout_promos: 'sim' }) }, ['optout:promos']],
  ['JSON as a text', JSON.stringify(JSON.stringify({ optout_promos: true })), ['optout:promos']],
])('%s', (_, answers, values) => {
  expect(read(answers)).toEqual({ values, byTopic: [], unclear: [] })
})

test.each([
  ...['sí', 'Sí', 'SÍ', 'si', 'sim', 'Sim!', 'yes', 'YES', 'oui', 'Sì', 'ja', 'Ja.', 'نعم', 'כן', '0_Sim', '✔ sim'],
  ...['si\u0301', 'verdadero', '1', 'on', 'x'],
])('%j in a switch of a refusal refuses its topic, and %j below optout everything', (yes) => {
  expect(read({ optout_promos: yes, optout: yes }).values).toEqual(['optout:promos', 'optout:all'])
})

test.each(['no', 'No', 'não', 'NÃO', 'nao', 'non', 'nein', 'لا', 'לא', 'falso', '0', 'off', '1_Não', 'No.'])(
  '%j in a switch of a refusal says nothing, and in a field of a topic it is kept for the topics of the business',
  (no) => {
    const words = no.replace('1_', '')
    expect(read({ optout_promos: no, opt_out: no, topic_promos: no })).toEqual({
      ...{ values: [], unclear: [] },
      byTopic: [{ about: 'topic', field: 'topic_promos', topic: 'promos', words, isText: true }],
    })
  },
)

test('a field of a topic is kept for the topics of the business; an empty box for an opt-in says nothing', () => {
  const { values, byTopic, unclear } = read({
    ...{ topic_promos: false, 'Topic:news': ['no'], topics: { tips: 'não' }, optin_offers: 'nein', optin: 'no' },
    ...{ screen_0_topic_sales_1: 0, optin_box: false, opt_in: false, topic_likes: 'all of them', topic_stars: 7 },
    ...{ opt_in_terms: { value: 'sim' } },
  })
  expect({ values, unclear }).toEqual({ values: [], unclear: [] })
  expect(byTopic.map(({ about, field, topic, words, isText }) => [about, field, topic, words, isText])).toEqual([
    ['topic', 'topic_promos', 'promos', 'false', false],
    ['topic', 'Topic:news', 'news', 'no', true],
    ['topic', 'topics.tips', 'tips', 'não', true],
    ['opt_in', 'optin_offers', 'offers', 'nein', true],
    ['opt_in', 'optin', null, 'no', true],
    ['topic', 'topic_sales', 'sales', '0', false],
    ['topic', 'topic_likes', 'likes', 'all of them', true],
    ['opt_in', 'opt_in_terms', 'terms', 'sim', true],
  ])
})

test('what may name a topic below a refusal, or ask why, is kept for the topics of the business', () => {
  const { values, byTopic, unclear } = read({
    ...{ optout: ['promos', { id: 'news', title: 'Noticias' }, 'Ninguno'], optout_reason: 'Too many' },
    ...{ screen_0_optout_other_0: '0_Sim', optout_feedback: true, optout_none: true },
  })
  expect({ values, unclear }).toEqual({ values: [], unclear: [] })
  expect(byTopic.map(({ about, topic, words }) => [about, topic, words])).toEqual([
    ['refusal', null, 'promos'],
    ['refusal', null, 'news'],
    ['refusal', null, 'Ninguno'],
    ['refusal', 'reason', 'Too many'],
    ['refusal', 'other', 'Sim'],
    ['refusal', 'feedback', 'true'],
    ['refusal', 'none', 'true'],
  ])
  expect(read({ topics: ['0_Ninguno', 'promos'] })).toEqual({
    values: ['promos'],
    byTopic: [],
    unclear: ['topics: Ninguno'],
  })
})

test('an answer to a refusal that is neither Yes nor No is unclear, never nothing', () => {
  expect(
    read({ optout_promos: 'talvez', optout_news: 7, optout: 3, screen_0_optout_tips_2: '4_Claro que sí' }),
  ).toEqual({
    values: [],
    byTopic: [],
    unclear: ['optout_promos: talvez', 'optout_news: 7', 'optout: 3', 'optout_tips: Claro que sí'],
  })
  const long = read({ [`optout_${'n'.repeat(5000)}`]: 'w'.repeat(5000) }).unclear[0]
  expect(long).toHaveLength(80 + 2 + 1024)
})

test('a form is read to a bound, and what is none is empty', () => {
  const values = (answers: unknown) => readFlowAnswers(answers).values
  expect(values(JSON.stringify(Array.from({ length: 5000 }, () => 'x')))).toHaveLength(200)
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`optout_${at}`, 'perhaps']))
  expect(readFlowAnswers(JSON.stringify(many)).unclear).toHaveLength(200)
  expect(values(JSON.stringify({ a: 'x'.repeat(10_000) }))[0]).toHaveLength(1024)
  expect(values('['.repeat(100_000) + ']'.repeat(100_000))).toEqual([])
  expect(values('{"a":"optout:promos\\u0000"}')).toEqual(['optout:promos'])
  const nothing = { values: [], byTopic: [], unclear: [] }
  for (const none of [undefined, null, 7, '', '{}', '[]']) expect(readFlowAnswers(none)).toEqual(nothing)
})

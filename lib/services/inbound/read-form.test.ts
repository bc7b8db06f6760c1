import { expect, test } from 'vitest'
import type { BusinessConfig } from '@/db/queries/business/config'
import { readFlowAnswers } from '@/lib/backends/whatsapp/flow-answers'
import { readIntent } from './read-intent'

// Whole forms, from what WhatsApp posts to what it means for a business with these topics.

const KEYS = ['promos', 'feedback', 'other', 'otros', 'outros', 'details', 'comments', 'text_offers', 'other_news']
const NAMES: Record<string, string> = {
  promos: 'Promoción, descuentos',
  orders: 'Tus pedidos',
  text_offers: 'Ofertas',
  details: 'Otras',
  comments: 'Otras',
}
const REST = { description: '', frequency: '' }
const topics = [...KEYS, 'orders', 'todos'].map((key) => ({
  ...{ id: `id-${key}`, key, category: key === 'orders' ? 'utility' : 'marketing', policy: 'opt_in' },
  ...{ archived: false, texts: { en: { name: key, ...REST }, es: { name: NAMES[key] ?? key, ...REST } } },
}))

const intentOf = (answers: unknown, keys = [...KEYS, 'orders']) => {
  const config = { name: 'Aurora', linkKeywords: {}, topics: topics.filter(({ key }) => keys.includes(key)) }
  const form = readFlowAnswers(JSON.stringify(answers))
  const intent = readIntent({ kind: 'choices', ...form }, config as unknown as BusinessConfig)
  const topicIds = 'topicIds' in intent ? intent.topicIds : []
  const isMore = 'mayRefuseMore' in intent && intent.mayRefuseMore
  return [intent.outcome, ...topicIds.map((id) => id.slice(3)), ...(isMore ? ['and more'] : [])]
}

test.each(KEYS)('a switch optout_%s refuses the topic of that name', (key) => {
  for (const yes of [true, 1, 'Sí', '0_Sim', ['yes'], { value: true }])
    expect(intentOf({ [`screen_0_optout_${key}_0`]: yes })).toEqual(['refuse_topic', key])
  expect(intentOf({ optout: { [key]: true } })).toEqual(['refuse_topic', key])
  for (const no of [false, 0, 'No', '1_Não']) expect(intentOf({ [`optout_${key}`]: no })).toEqual(['none'])
  expect(intentOf({ [`optout_${key}`]: 'perhaps' })).toEqual(['unsure'])
})

test('without such a topic a Yes there is for a member to judge, and a reason is in words', () => {
  for (const yes of [true, 1, 'Sí', '0_Sim']) expect(intentOf({ optout_other: yes }, ['promos'])).toEqual(['unsure'])
  for (const no of [false, 0, 'No', 'Precio', 7]) expect(intentOf({ optout_other: no }, ['promos'])).toEqual(['none'])
  expect(intentOf({ optout_promos: true, optout_reason: 'Precio' })).toEqual(['refuse_topic', 'promos'])
  expect(intentOf({ optout_promos: true, optout_reason: 'STOP' })).toEqual(['refuse_topic', 'promos', 'and more'])
})

test.each(['no', 'Não', 'Nunca', 'never', 'Jamais', '1_Nein', 'Stop', 'nie'])(
  '%j to a topic refuses it, and to an opt-in of no topic it is unsure',
  (no) => {
    for (const name of ['topic_promos', 'optin_promos', 'screen_1_topic_promos_0'])
      expect(intentOf({ [name]: no })).toEqual(['refuse_topic', 'promos'])
    for (const name of ['optin', 'opt_in', 'optin_whatsapp']) expect(intentOf({ [name]: no })).toEqual(['unsure'])
  },
)

test.each(['Nein, danke', 'Ahora no', 'No, gracias', 'Agora não', 'N/A', 'Ninguno', 'tal vez'])(
  '%j to a topic or an opt-in is unsure, never nothing',
  (words) => {
    for (const name of ['topic_promos', 'optin_promos', 'optin', 'opt_in', 'optin_whatsapp'])
      expect(intentOf({ [name]: words })).toEqual(['unsure'])
    expect(intentOf({ optout_orders: true, topic_promos: words })).toEqual(['refuse_topic', 'orders', 'and more'])
  },
)

test('who agrees to a topic in a form, or names it, says nothing', () => {
  for (const yes of ['Sí', 'sim', 'aceptado', 'subscribed', true])
    expect(intentOf({ topic_promos: yes, optin_promos: yes, optin: yes })).toEqual(['none'])
  expect(intentOf({ topic_promos: '0_Promos' })).toEqual(['none'])
  expect(intentOf({ optin: ['promos', 'orders'], opt_in: false })).toEqual(['none'])
  // A field with the name of no topic may ask about anything.
  expect(intentOf({ optout_orders: true, topic_of_interest: 'Ropa', topic_size: 'no' })).toEqual([
    'refuse_topic',
    'orders',
  ])
})

test.each(['Ninguno', 'none', 'nada', 'N/A', 'Nenhum', 'never', 'Aucun'])(
  '%j below optout names no topic: unsure, and nothing is refused that nobody named',
  (value) => {
    expect(intentOf({ optout: value })).toEqual(['unsure'])
    expect(intentOf({ optout: [value] })).toEqual(['unsure'])
    expect(intentOf({ optout: [value, 'promos'] })).toEqual(['refuse_topic', 'promos', 'and more'])
  },
)

test('none of them as a switch, as the id of an option, or as the answer to which topics: unsure', () => {
  const forms = [{ optout_none: true }, { optout: { ninguno: true } }, { choice: 'optout:none' }, { topics: ['none'] }]
  for (const form of [...forms, { topics: { none: true } }]) expect(intentOf(form)).toEqual(['unsure'])
  expect(intentOf({ optout_promos: true, choice: 'optout:none' })).toEqual(['refuse_topic', 'promos', 'and more'])
  expect(intentOf({ optout: 'ALL' })).toEqual(['stop'])
  expect(intentOf({ optout: ['promos', 'orders'] })).toEqual(['refuse_topic', 'promos', 'orders'])
  // A switch that names a topic that is gone refused something for sure.
  expect(intentOf({ optout_gone: true }, ['promos'])).toEqual(['refuse_topic', 'promos'])
})

test.each([
  ...['all', 'ALL', 'all topics', 'Everything', 'todo', '0_todos', 'Todas', 'Todos los temas', 'Tudo'],
  ...['Todos os assuntos', 'Tout', 'tous les sujets', 'Tutti', 'tutti gli argomenti', 'Alle', 'alle Themen'],
  ...['الكل', 'كل المواضيع', 'הכול', 'כל הנושאים', 'promos, todos'],
])('%j below optout refuses everything', (all) => {
  expect(intentOf({ optout: all })).toEqual(['stop'])
  expect(intentOf({ optout: ['promos', all] })).toEqual(['stop'])
})

test('all of them as a switch or as the id of an option refuses everything, unless a topic has that key', () => {
  const forms = [
    { optout_todos: true },
    { optout: { alle: 'ja' } },
    { choice: 'optout:tutti' },
    { choice: 'optout_tout' },
  ]
  for (const form of forms) expect(intentOf(form)).toEqual(['stop'])
  for (const form of [{ optout_todos: true }, { choice: 'optout_todos' }, { optout: 'Todos' }])
    expect(intentOf(form, ['promos', 'todos'])).toEqual(['refuse_topic', 'todos'])
})

test('topics below optout are named by key or by name, one or several', () => {
  for (const name of ['promos', '0_Promoción, descuentos', 'PROMOCION,  DESCUENTOS'])
    expect(intentOf({ optout: name })).toEqual(['refuse_topic', 'promos'])
  expect(intentOf({ optout: 'promos, orders' })).toEqual(['refuse_topic', 'promos', 'orders'])
  expect(intentOf({ optout: '0_ofertas,1_Tus pedidos' })).toEqual(['refuse_topic', 'text_offers', 'orders'])
  expect(intentOf({ optout: 'promos، orders,' })).toEqual(['refuse_topic', 'promos', 'orders'])
  // A name that two topics have is no guess.
  expect(intentOf({ optout: 'Otras' })).toEqual(['unsure'])
  expect(intentOf({ optout: 'Otras' }, ['details'])).toEqual(['refuse_topic', 'details'])
  for (const more of ['old_topic', 'maybe later', 'Ninguno'])
    expect(intentOf({ optout: `promos, ${more}` })).toEqual(['refuse_topic', 'promos', 'and more'])
})

test('one word below optout that is no topic refuses all marketing, as a switch and a payload of it do', () => {
  for (const form of [{ optout: 'old_topic' }, { optout: ['Old-Topic2'] }, { optout_old_topic: true }])
    expect(intentOf(form, ['promos', 'details', 'orders'])).toEqual(['refuse_topic', 'promos', 'details'])
  expect(intentOf({ choice: 'optout:old_topic' }, ['promos', 'orders'])).toEqual(['refuse_topic', 'promos'])
  expect(intentOf({ optout: 'Promoções' }, ['promos', 'orders'])).toEqual(['refuse_topic', 'promos'])
  for (const words of ['No, gracias', 'maybe later', 'aceptado', 'nunca', ',', '???'])
    expect(intentOf({ optout: words })).toEqual(['unsure'])
})

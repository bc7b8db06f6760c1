import { expect, test } from 'vitest'
import type { TopicConfig } from '@/db/queries/business/config'
import { asksForLink, understandText } from './understand-text'

const topic = (id: string, es: string, en: string): TopicConfig => ({
  id,
  key: id,
  category: 'marketing',
  policy: 'opt_in',
  legalBasis: null,
  texts: { es: { name: es, description: '', frequency: '' }, en: { name: en, description: '', frequency: '' } },
  paused: false,
  archived: false,
  listed: 'always',
  listedSources: [],
})
const config = {
  name: 'Café Aurora',
  topics: [topic('promotions', 'Promociones', 'Promotions'), topic('surveys', 'Encuestas', 'Surveys')],
}

test.each([
  ['STOP', 'stop', []],
  ['STOP CAFE AURORA', 'stop', []],
  ['please stop sending me these', 'stop', []],
  ['não quero mais receber', 'stop', []],
  ['STOP PROMOCIONES', 'refuse_topic', ['promotions']],
  ['no quiero promociones ni encuestas', 'refuse_topic', ['promotions', 'surveys']],
  ['VOLVER', 'return', []],
  ['quiero cancelar mi pedido', 'none', []],
  ['when does the sale stop?', 'none', []],
])('"%s" means %s', (text, outcome, topicIds) => {
  expect(understandText(text, config)).toMatchObject({ outcome, topicIds })
})

test('a topic that is archived is no longer what a person means', () => {
  const archived = { ...config, topics: config.topics.map((each) => ({ ...each, archived: true })) }
  expect(understandText('STOP ENCUESTAS', archived).outcome).not.toBe('refuse_topic')
})

test.each([
  ['prefs', true],
  ['¡MIS preferencias!', true],
  ['preferências', true],
  ['mis', false],
  ['quiero ver mis preferencias', false],
])('"%s" asks for the link: %s', (text, asks) => {
  expect(asksForLink(text, { linkKeywords: { es: 'mis preferencias', 'pt-BR': 'preferências' } })).toBe(asks)
})

import { expect, test } from 'vitest'
import { TOPICS } from './testing'
import { understand } from './understand'

const topic = (name: string) => ({ id: name, key: name, names: [name] })

test.each([
  ...[
    ['No quiero ofertas', 'Super Ofertas'],
    ['no quiero más ofertas', 'Mundo Ofertas'],
    ['no mas descuentos', 'Rede Descuentos'],
    ['não quero descontos', 'Rede Descontos'],
    ['cancelar ofertas', 'Mundo Ofertas'],
    ['chega de ofertas', 'Super Ofertas'],
    ['cancel the deals', 'Daily Deals'],
    ['remove offers', 'Super Offers'],
    ['sin ofertas', 'Super Ofertas'],
    ['no offers', 'Super Offers'],
    ['no quiero ofertas', 'Ofertas'],
  ],
])('%j refuses offers, also to %j', (text, business) => {
  const { outcome, isPlain } = understand(text, { topics: TOPICS })
  expect(outcome).toBe('refuse_marketing')
  expect(understand(text, { topics: TOPICS, business })).toMatchObject({ outcome, isPlain })
})

test.each([
  ['não quero promoções', 'Mega Promoções', 'promotions'],
  ['não quero mais promoções', 'Mega Promoções', 'promotions'],
  ['sair das promoções', 'Mega Promoções', 'promotions'],
  ['basta de promociones', 'Mega Promociones', 'promotions'],
  ['cancelar encuestas', 'Casa Encuestas', 'surveys'],
  ['end surveys', 'Happy Surveys', 'surveys'],
])('%j refuses a topic, also to %j', (text, business, topicId) => {
  expect(understand(text, { topics: TOPICS, business })).toMatchObject({ outcome: 'refuse_topic', topicId })
})

test.each([
  ['no quiero yoga', 'Casa Yoga', 'Yoga'],
  ['basta offerte', 'Super Offerte', 'Offerte'],
])('%j to %j refuses the topic %j, and without such a topic may be an errand', (text, business, name) => {
  expect(understand(text, { topics: [topic(name)], business })).toMatchObject({
    outcome: 'refuse_topic',
    topicId: name,
  })
  expect(understand(text, { topics: TOPICS, business })).toMatchObject({ outcome: 'unsure', mayRefuse: true })
})

test('no quiero mensajes to "Casa Mensajes" stops everything', () => {
  expect(understand('no quiero mensajes', { topics: TOPICS, business: 'Casa Mensajes' }).outcome).toBe('refuse_all')
})

test.each([
  ['cancelar pedidos', 'Mega Pedidos', 'Tus pedidos'],
  ['baja al centro', 'Hotel Centro', 'Noticias del Centro'],
  ['salir el sol', 'Panadería El Sol', 'Noticias El Sol'],
])('%j to %j is never less than unsure, though a topic is called %j', (text, business, name) => {
  expect(understand(text, { topics: [topic(name)], business })).toMatchObject({ outcome: 'unsure', mayRefuse: true })
})

test.each([
  ['STOP ofertas', 'Super Ofertas'],
  ['STOP Super Ofertas', 'Super Ofertas'],
  ['BAJA de Super Ofertas', 'Super Ofertas'],
  ['BASTA Super Ofertas', 'Super Ofertas'],
  ['SAIR Mega Promoções', 'Mega Promoções'],
  ['no me manden más mensajes de Ofertas', 'Ofertas'],
])('%j to %j is still a stop', (text, business) => {
  expect(understand(text, { topics: TOPICS, business }).outcome).toBe('refuse_all')
})

const YOGA = [...TOPICS, ...['Yoga', 'يوغا', 'יוגה', 'Pilates avanzado', 'Kurse am Abend'].map(topic)]

test.each([
  ...[
    ['STOP Café Aurora yoga', 'Yoga'],
    ['PARAR Café Aurora yoga', 'Yoga'],
    ['SAIR Café Aurora yoga', 'Yoga'],
    ['unsubscribe Café Aurora yoga', 'Yoga'],
    ['ARRÊT Café Aurora yoga', 'Yoga'],
    ['FERMA Café Aurora yoga', 'Yoga'],
    ['ABMELDEN Café Aurora Yoga', 'Yoga'],
    ['إيقاف Café Aurora يوغا', 'يوغا'],
    ['הסר Café Aurora יוגה', 'יוגה'],
  ],
  ...[
    ['STOP Café Aurora, yoga', 'Yoga'],
    ['STOP Café Aurora Centro yoga', 'Yoga'],
    ['STOP Café Aurora pilates avanzado', 'Pilates avanzado'],
    ['ABMELDEN Café Aurora Kurse am Abend', 'Kurse am Abend'],
    ['STOP Café Aurora promociones', 'promotions'],
    ['BAJA Café Aurora encuestas', 'surveys'],
  ],
])('%j to "Café Aurora" stops the topic %j alone', (text, topicId) => {
  const decided = understand(text, { topics: YOGA, business: 'Café Aurora' })
  expect(decided).toMatchObject({ outcome: 'refuse_topic', topicIds: [topicId] })
})

test.each([
  ...['STOP Café Aurora yoga', 'ABMELDEN Café Aurora Yoga', 'إيقاف Café Aurora يوغا', 'הסר Café Aurora יוגה'],
  ...['STOP Café Aurora Centro', 'ARRÊT Café Aurora Lyon', 'FERMA Café Aurora Trastevere'],
])('%j to "Café Aurora" stops everything where no topic has that name: it is a branch', (text) => {
  expect(understand(text, { topics: TOPICS, business: 'Café Aurora' }).outcome).toBe('refuse_all')
})

const NEWS = [
  ...['Noticias del Centro', 'Lo nuevo del Centro hoy', 'Novidades do Bairro', 'Aulas no Bairro novo'].map(topic),
  ...['Downtown news', 'Live at Downtown tonight', 'Internet'].map(topic),
]

// Each word is at the end or in the middle of a topic's name, and never the whole of it.
test.each([
  ...[
    ...['STOP Café Aurora Centro', 'BAJA Café Aurora Centro', 'STOP Café Aurora del Centro'],
    ...['BAJA Café Aurora (Centro)', 'STOP Café Aurora Centro por favor', 'hola, STOP Café Aurora Centro'],
    ...['STOP Café Aurora Centro 2, gracias', 'no me manden más mensajes de Café Aurora Centro'],
  ].map((text) => [text, 'Centro']),
  ...[
    ...['SAIR Café Aurora Bairro', 'PARAR Café Aurora Bairro', 'SAIR Café Aurora do Bairro'],
    ...['STOP Café Aurora Bairro, obrigado', 'parem de mandar mensagens do Café Aurora Bairro'],
  ].map((text) => [text, 'Bairro']),
  ...[
    ...['STOP Café Aurora Downtown', 'unsubscribe Café Aurora Downtown', 'STOP Café Aurora Downtown please'],
    ...['stop messages from Café Aurora Downtown'],
  ].map((text) => [text, 'Downtown']),
  ['STOP Café Aurora noticias', 'Noticias'],
  ['STOP Café Aurora Internacional', 'Internet'],
])('%j to "Café Aurora" stops everything where topics only share the word %j: it may be the branch', (text, shared) => {
  const sharing = NEWS.filter(({ key }) => key.includes(shared))
  expect(sharing.length).toBeGreaterThan(0)
  for (const topics of [[...TOPICS, ...NEWS], ...sharing.map((each) => [...TOPICS, each])])
    expect(understand(text, { topics, business: 'Café Aurora' })).toMatchObject({ outcome: 'refuse_all', topicIds: [] })
})

test.each([
  ['STOP Café Aurora noticias del Centro', 'Noticias del Centro'],
  ['STOP Café Aurora Centro noticias', 'Noticias del Centro'],
  ['SAIR Café Aurora novidades do bairro', 'Novidades do Bairro'],
  ['STOP Café Aurora downtown news', 'Downtown news'],
  ['STOP Café Aurora Downtown promos', 'promotions'],
  ['STOP Café Aurora Centro recordatorios', 'bookings'],
  ['STOP Café Aurora lembretes', 'bookings'],
  ['STOP Café Aurora reminders', 'bookings'],
  ['STOP Café Aurora novidades', 'Novidades do Bairro'],
])('%j to "Café Aurora" stops a topic that is named in full, or by a word that is no branch: %j', (text, topicId) => {
  const decided = understand(text, { topics: [...TOPICS, ...NEWS], business: 'Café Aurora' })
  expect(decided).toMatchObject({ outcome: 'refuse_topic', topicIds: [topicId] })
})

test('a key that is said in full names its topic', () => {
  const topics = [{ id: 'n', key: 'centro_news', names: ['Noticias del Centro'] }]
  const decide = (text: string) => understand(text, { topics, business: 'Café Aurora' })
  expect(decide('STOP Café Aurora centro_news')).toMatchObject({ outcome: 'refuse_topic', topicIds: ['n'] })
  expect(decide('STOP Café Aurora news').outcome).toBe('refuse_all')
})

test.each([
  ['¿dónde queda Café Aurora Centro?', 'ordinary'],
  ['cancelar Café Aurora Centro', 'unsure'],
  ['START Café Aurora Centro', 'unsure'],
])('%j beside a topic that shares the word is %s', (text, outcome) => {
  expect(understand(text, { topics: NEWS, business: 'Café Aurora' }).outcome).toBe(outcome)
})

test('what is said of another branch or topic beside the branch stays as it is', () => {
  const topics = [...TOPICS, topic('Noticias del Centro'), topic('Noticias del Norte')]
  const text = 'no me manden más mensajes de Café Aurora Centro, solo de Norte'
  expect(understand(text, { topics, business: 'Café Aurora' })).toMatchObject({
    outcome: 'refuse_topic',
    topicIds: ['Noticias del Centro'],
  })
})

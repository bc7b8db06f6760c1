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

import { expect, test } from 'vitest'
import { understand } from './understand'

const TOPICS = [
  { id: 'orders', key: 'orders', names: ['Tus pedidos', 'Seus pedidos', 'Your orders'] },
  { id: 'bookings', key: 'bookings', names: ['Recordatorios de reserva', 'Lembretes de reserva', 'Booking reminders'] },
  { id: 'promotions', key: 'promotions', names: ['Promociones', 'Promoções', 'Promotions'] },
  { id: 'surveys', key: 'surveys', names: ['Encuestas', 'Pesquisas', 'Surveys'] },
]
const decide = (text: string) => understand(text, { topics: TOPICS })

test.each([
  ...['stop everything except promotions', 'paren todo menos las promociones', 'parem tudo exceto promoções'],
  ...['STOP everything but order updates', 'unsubscribe me from everything except booking reminders'],
  ...['no quiero recibir nada excepto promociones', 'cancelen todos los mensajes salvo los recordatorios'],
  ...['no more messages apart from my orders', 'me tira de tudo, menos dos pedidos'],
  ...['borren todo excepto los avisos de mi pedido', "don't send me anything except surveys"],
  ...['não quero nada fora os lembretes', 'não me mandem nada além dos lembretes de reserva'],
])('%j refuses what it does not name, and never what it keeps', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_all|unsure)$/)
})

test.each([
  ['keep the offers, drop the surveys', 'surveys'],
  ['encuestas no, promociones sí', 'surveys'],
  ['tira as pesquisas e deixa as promoções', 'surveys'],
  ['no quiten las promociones, quiten las encuestas', 'surveys'],
  ['stop the booking reminders, offers are fine', 'bookings'],
  ['quiten las encuestas y dejen las promociones', 'surveys'],
  ['não quero pesquisas, mas pode continuar com as promoções', 'surveys'],
  ['no quiero encuestas, las promociones sí', 'surveys'],
  ['everything is fine except the surveys, stop those', 'surveys'],
  ['continuem com os pedidos e parem com as promoções', 'promotions'],
])('%j refuses %s alone', (text, topicId) => {
  expect(decide(text)).toMatchObject({ outcome: 'refuse_topic', topicIds: [topicId] })
})

test.each([
  ['drop the surveys but keep the promotions', 'promotions'],
  ['deja los pedidos, pero las promociones no', 'orders'],
  ['deixa os lembretes de reserva, chega de pesquisas', 'bookings'],
  ['keep sending the promotions, lose the booking reminders', 'promotions'],
])('%j never refuses %s, which is kept', (text, kept) => {
  const { outcome, topicIds } = decide(text)
  expect(outcome).toMatch(/^(?:refuse_topic|unsure)$/)
  expect(topicIds).not.toContain(kept)
})

test.each([
  ['you send nothing but ads, stop', /^refuse_(?:all|marketing)$/],
  ['me gustan sus promociones pero no me manden más mensajes', /^refuse_all$/],
  ['siga mandándome los avisos del pedido, pero sin anuncios', /^refuse_marketing$/],
  ['quiero que dejen de mandarme promociones', /^refuse_(?:topic|marketing)$/],
  ['no quiero promociones ni encuestas', /^refuse_topic$/],
  ['si mandan otra propaganda los denuncio', /^refuse_(?:topic|marketing)$/],
])('%j still refuses', (text, outcome) => {
  expect(decide(text).outcome).toMatch(outcome)
})

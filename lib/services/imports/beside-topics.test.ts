import { expect, test } from 'vitest'
import type { Use } from './column-uses'
import { ndjson, read } from './testing/read-file'

const TAKEN = 'promos in 2026-01-01'
const PHONE = '+5511987658811'
const YES = `${PHONE},yes,2026-01-01T12:00:00Z`
const CELLS = ['no', 'false', 'unsubscribed', 'yes', '', 'n/a', '2026-01-01']
const EXPECTED = CELLS.map((_, place) => (place < 3 ? 'refused_beside' : TAKEN))

test.each([
  ...['promos', 'PROMOS', 'id of promos', 'Promociones', 'Promociones por WhatsApp', 'acepta_promos', 'promos_consent'],
  ...[
    'send_promos',
    'enviar_promos',
    'promos_enabled',
    'promos_status',
    'Opt-in promos',
    'Quiere recibir promociones',
    'Promos (sí/no)',
  ],
])('a No in the column %s of a topic refuses the Yes to that topic beside it', async (column) => {
  const file = `phone,consent,when,${column}\n${CELLS.map((cell) => `${YES},${cell}`).join('\n')}\n`
  const named = { topic: 'promos', mapping: { answer: 'consent' } }
  expect(await read(file, named)).toEqual(EXPECTED)
  expect(await read(file, { topic: 'promos', uses: ['phone', 'answer', 'when', ''] })).toEqual(EXPECTED)
  const person = { phone: PHONE, consent: 'yes', when: '2026-01-01T12:00:00Z' }
  expect(await read(ndjson(person, { ...person, [column]: false }), named)).toEqual([TAKEN, 'refused_beside'])
})

test('a No in the column of another topic refuses nothing', async () => {
  const other = ['news', 'Novedades', 'acepta_news', 'last_promos', 'promos_sent']
  const file = `phone,consent,when,${other.join(',')}\n${YES},no,no,no,no,no\n`
  const given = { topic: 'promos', mapping: { answer: 'consent' } }
  expect(await read(file, given)).toEqual([TAKEN])
  expect(await read(file, { topic: 'promos', uses: ['phone', 'answer', 'when'] })).toEqual([TAKEN])
})

test('each row is compared with the column of its own topic', async () => {
  const file = [
    'phone,topic,answer,when,promos,news',
    ...['promos', 'news'].map((t) => `${PHONE},${t},yes,2026-01-01,no,`),
  ]
  expect(await read(file.join('\n'), {})).toEqual(['refused_beside', 'news in 2026-01-01'])
})

test('an answer to all rows is compared with what a row says of its topic', async () => {
  const file = `phone,when,acepta_promos\n${PHONE},2026-01-01T12:00:00Z,no\n${PHONE},2026-01-01T12:00:00Z,sí\n`
  expect(await read(file, { topic: 'promos', answer: 'in' })).toEqual(['refused_beside', TAKEN])
})

test('under the key of a topic that may be a refusal a Yes and a No each refuse the Yes to any topic', async () => {
  const given = { topics: ['stop', 'opted_out', 'news'], mapping: { answer: 'consent' } }
  const of = (column: string) => `phone,consent,when,${column}\n${YES},yes\n${YES},no\n${YES},\n`
  expect(await read(of('stop'), { ...given, topic: 'stop' })).toEqual([
    ...['refused_beside', 'refused_beside'],
    'stop in 2026-01-01',
  ])
  expect(await read(of('opted_out'), { ...given, topic: 'opted_out' })).toEqual([
    'refused_beside',
    ...['opted_out in 2026-01-01', 'opted_out in 2026-01-01'],
  ])
  const expected = ['refused_beside', 'refused_beside', 'news in 2026-01-01']
  expect(await read(of('stop'), { ...given, topic: 'news' })).toEqual(expected)
  const uses: Use[] = ['phone', 'answer', 'when', '']
  expect(await read(of('stop'), { topics: given.topics, uses, topic: 'news' })).toEqual(expected)
})

test.each([
  ['whatsapp_opt_in', 'whatsapp'],
  ['autoriza_marketing', 'marketing'],
])('a No in the column %s refuses each Yes, also where a topic is called %s', async (column, key) => {
  const file = `phone,consent,when,${column}\n${YES},no\n${YES},yes\n`
  const given = { topics: [key, 'promos'], topic: 'promos', mapping: { answer: 'consent' } }
  expect(await read(file, given)).toEqual(['refused_beside', TAKEN])
})

test.each([
  ...[
    'is_opted_in',
    'has_opted_in',
    'whatsapp_opt_in',
    'wa_consent',
    'acepta mensajes',
    'aceita mensagens',
    'accepts messages',
    'WhatsApp opted in',
    'consent_given',
    'has_consent',
    'isSubscribed',
  ],
  ...['Acepta promociones', 'quiere_ofertas', 'autoriza_whatsapp', 'suscrito_whatsapp', 'Aceita receber marketing'],
  ...['accepts_marketing_by_whatsapp', 'Consentimento dado', 'accepte_marketing', 'Einwilligung WhatsApp'],
])('a No in a column %s, which asks for nothing but consent, refuses the Yes beside it', async (column) => {
  const file = `phone,consent,when,${column}\n${CELLS.map((cell) => `${YES},${cell}`).join('\n')}\n`
  const topics = ['vip', 'orders']
  const given = { topics, topic: 'vip', mapping: { answer: 'consent' } }
  const expected = EXPECTED.map((each) => each.replace('promos', 'vip'))
  expect(await read(file, given)).toEqual(expected)
  expect(await read(file, { topics, topic: 'vip', uses: ['phone', 'answer', 'when', ''] })).toEqual(expected)
})

test('a No in a column about another way, a form or an order refuses nothing', async () => {
  const others = [
    'email_opt_in',
    'SMS consent',
    'consent_form',
    'accepted',
    'wants_invoice',
    'recibe pedido',
    'agreed_terms',
  ]
  const file = `phone,consent,when,${others.join(',')}\n${YES}${',no'.repeat(others.length)}\n`
  expect(await read(file, { topic: 'promos', mapping: { answer: 'consent' } })).toEqual([TAKEN])
})

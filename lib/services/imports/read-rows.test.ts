import { expect, test } from 'vitest'
import type { Use } from './column-uses'
import { ndjson, read } from './testing/read-file'

const TAKEN = 'promos in 2026-01-01'
const PHONE = '+5511987658811'
const YES = `${PHONE},yes,2026-01-01T12:00:00Z`

test('the time of a refusal counts although the caller named another column of times', async () => {
  const file = [
    'phone,consent,consent_date,unsubscribed_at',
    `${YES},2026-02-01T12:00:00Z`,
    `${YES},`,
    `${PHONE},no,2026-01-01T12:00:00Z,2026-02-01T12:00:00Z`,
  ].join('\n')
  const given = { topic: 'promos', mapping: { when: 'consent_date' } }
  expect(await read(file, given)).toEqual(['refused_beside', 'promos in 2026-01-01', 'promos out 2026-02-01'])
  // So does a column that a member left out, and each of several that they chose.
  const uses = (...rest: Use[]): Use[] => ['phone', 'answer', 'when', ...rest]
  expect((await read(file, { topic: 'promos', uses: uses('') }))[0]).toBe('refused_beside')
  const two = `phone,consent,consent_date,left on,left again\n${YES},,2026-02-01T12:00:00Z\n`
  expect(await read(two, { topic: 'promos', uses: uses('whenRefused', 'whenRefused') })).toEqual(['refused_beside'])
})

test.each([
  ['unsubscribed', '2026-02-01', 'refused_beside'],
  ['unsubscribed', '2025-02-01', 'promos in 2026-01-01'],
  ['unsubscribed', 'por teléfono', 'refused_beside'],
  ['opt_out_status', 'opted in', 'promos in 2026-01-01'],
  ['opt_out_status', 'subscribed', 'promos in 2026-01-01'],
  ['opt_out_status', 'bloqueado', 'refused_beside'],
  ['opt_out_status', 'baja', 'refused_beside'],
  ['unsubscribed', 'n/a', 'promos in 2026-01-01'],
  ['unsubscribed', 'false', 'promos in 2026-01-01'],
  ['acepta_marketing', 'no', 'refused_beside'],
  ['acepta_marketing', 'לא\u200f', 'refused_beside'],
  ['acepta_marketing', 'No!', 'refused_beside'],
  ['acepta_marketing', 'sí', 'promos in 2026-01-01'],
  ['acepta_marketing', 'quizás', 'promos in 2026-01-01'],
  ['status', 'no', 'promos in 2026-01-01'],
  ['status', 'bloqueado', 'refused_beside'],
  ['estado', 'dada de baja', 'refused_beside'],
  ['estado', 'Desuscrita', 'refused_beside'],
  ['status', 'Do Not Contact', 'refused_beside'],
  ['status', '❌ unsubscribed', 'refused_beside'],
  ['status', 'active', 'promos in 2026-01-01'],
])('beside a Yes, %s = %s is read as %s', async (column, cell, expected) => {
  const given = { topic: 'promos', mapping: { answer: 'consent' }, words: { in: [], out: ['bloqueado', 'baja'] } }
  expect(await read(`phone,consent,when,${column}\n${YES},${cell}\n`, given)).toEqual([expected])
})

test.each([
  ['Clic en link de baja', 'sí', 'refused_beside'],
  ['Clic en link de baja', 'https://a.example/baja', 'refused_beside'],
  ['Opt-out link clicked', '2026-02-01', 'refused_beside'],
  ['unsubscribed via link', 'x', 'refused_beside'],
  ['unsubscribe_url', 'true', 'refused_beside'],
  ['unsubscribe_url', 'https://a.example/u?c=1', TAKEN],
  ['Link de baja', 'a.example/u/1', TAKEN],
  ['opted_out_proof', 'https://a.example/form/1', 'refused_beside'],
])(
  'beside a Yes only an address in a column of links is passed over: %s = %s is %s',
  async (column, cell, expected) => {
    expect(await read(`phone,consent,when,${column}\n${YES},${cell}\n`)).toEqual([expected])
  },
)

test('in a column of refusals a word that means No by itself is a No whatever it is named for', async () => {
  const given = { topic: 'promos', mapping: { answer: 'baja' }, words: { in: [], out: ['baja', 'no'] } }
  expect(await read(`phone,baja\n${PHONE},baja\n${PHONE},no\n`, given)).toEqual(['promos out now', 'says_nothing'])
  const beside = `phone,consent,when,opt_out_status\n${YES},no\n`
  expect(await read(beside, { ...given, mapping: { answer: 'consent' } })).toEqual(['promos in 2026-01-01'])
})

test.each([
  ['baja', 'bloqueado'],
  ['baja', 'Do not contact'],
  ['opted_out', 'Desinscrit'],
  ['opted_out', 'oui'],
  ['désabonné', 'oui'],
  ['abgemeldet', 'ja'],
  ['disiscritto', 'Sì'],
  ['הוסר', 'כן'],
  ['إلغاء الاشتراك', 'نعم'],
])('in the column of refusals %s the word %s is a No', async (column, cell) => {
  const given = { topic: 'promos', words: { in: [], out: ['bloqueado'] } }
  expect(await read(`phone,${column}\n${PHONE},${cell}\n`, given)).toEqual(['promos out now'])
})

test.each([
  'bloqueado',
  'non',
  'Désabonnée',
  'refusé',
  'Rifiutato',
  'nein',
  'Gekündigt',
  'لا',
  'غير مشترك',
  'לא',
  'סירבה',
])('in a column of answers the word %s is a No', async (cell) => {
  const given = { topic: 'promos', words: { in: [], out: ['bloqueado'] } }
  expect(await read(`phone,consent\n${PHONE},${cell}\n`, given)).toEqual(['promos out now'])
})

test.each(['oui', 'Accepté', 'sì', 'ja', 'Angemeldet', 'نعم', 'מאשרת'])('the word %s is a Yes', async (cell) => {
  const file = `phone,consent,when\n${PHONE},${cell},2026-01-01\n`
  expect(await read(file, { topic: 'promos' })).toEqual(['promos in 2026-01-01'])
})

test('a word that means No by itself is no Yes because somebody named it so', async () => {
  const given = { topic: 'promos', words: { in: ['baja', 'vigente'], out: [] } }
  const file = `phone,consent,when\n${PHONE},baja,2026-01-01T12:00:00Z\n${PHONE},vigente,2026-01-01T12:00:00Z\n`
  expect(await read(file, given)).toEqual(['promos out 2026-01-01', 'promos in 2026-01-01'])
})

test('a Yes that asks is none, unless somebody named it so; as an answer to "did they refuse?" it is a No', async () => {
  const cells = (column: string) => `phone,${column},when\n${PHONE},sí?,2026-01-01T12:00:00Z\n${PHONE},vale?,\n`
  const words = (...yes: string[]) => ({ topic: 'promos', words: { in: yes, out: [] } })
  expect(await read(cells('consent'), words('vale'))).toEqual(['answer_unreadable', 'answer_unreadable'])
  expect(await read(cells('consent'), words('sí?'))).toEqual(['promos in 2026-01-01', 'answer_unreadable'])
  expect(await read(cells('baja'), words('vale'))).toEqual(['promos out 2026-01-01', 'promos out now'])
  expect(await read(cells('baja'), words('vale?'))).toEqual(['promos out 2026-01-01', 'promos out now'])
  const beside = `phone,consent,when,baja,status\n${YES},sí?,\n${YES},,no vale?\n`
  const given = { topic: 'promos', mapping: { answer: 'consent' }, words: { in: [], out: ['no vale'] } }
  expect(await read(beside, given)).toEqual(['refused_beside', 'refused_beside'])
})

test.each([
  ...['is_opted_out', 'has_unsubscribed', 'marketing_opt_out', 'marketingOptOut', 'Opted out of marketing'],
  ...['unsubscribed_from_all', 'Não enviar promoções', 'Descadastrado em', 'blocked', 'STOP', 'revoked', 'Bloqueado'],
  ...['Werbestopp', 'Consentement retiré', 'Consentimento negado', 'Consent expired', 'Left newsletter'],
  ...['Objects to marketing', 'Se opone a promociones', 'Si oppone', 'Lehnt Werbung ab', 'Angebote nie'],
])('a Yes in a column %s, which is or may be one of refusals, refuses the Yes beside it', async (column) => {
  const rows = ['true', 'x', 'sí', 'false', 'no', '', 'n/a'].map((cell) => `${YES},${cell}`).join('\n')
  const expected = ['refused_beside', 'refused_beside', 'refused_beside', ...Array.from({ length: 4 }, () => TAKEN)]
  const file = `phone,consent,consent_date,${column}\n${rows}\n`
  expect(await read(file)).toEqual(expected)
  expect(await read(file, { topic: 'promos', mapping: { answer: 'consent' } })).toEqual(expected)
  expect(await read(file, { topic: 'promos', uses: ['phone', 'answer', 'when', ''] })).toEqual(expected)
  const given = `phone,consent_date,${column}\n${PHONE},2026-01-01T12:00:00Z,true\n`
  expect(await read(given, { topic: 'promos', answer: 'in' })).toEqual(['refused_beside'])
  expect(await read(`phone,promos,when,${column}\n${YES},true\n${YES},no\n`, {})).toEqual(['refused_beside', TAKEN])
  const person = { phone: PHONE, consent: 'yes', consent_date: '2026-01-01T12:00:00Z' }
  expect(await read(ndjson(person, { ...person, [column]: true }))).toEqual([TAKEN, 'refused_beside'])
})

test.each([
  ...[
    '¿Acepta? Sí/No marketing',
    'Sí/No promociones',
    'Sim/Não: promoções',
    'Yes/No marketing',
    'No/Sí acepta ofertas',
  ],
  ...['Promociones (sí/no)', 'Marketing Sim/Não', 'Quiere ofertas: sí o no', 'Novedades | sí/no', 'ofertas_si_no'],
  ...['Sim ou não, marketing', '¿Acepta? (sí/no)', 'consent_yes_no', 'Acepta marketing sí/no', 'Oui/Non marketing'],
])('in a column %s, which names both answers, a No refuses the Yes beside it, and a Yes does not', async (column) => {
  const cells = ['no', 'não', 'baja', 'sí', 'Sim', '', 'n/a']
  const rows = cells.map((cell) => `${YES},${cell}`).join('\n')
  const expected = cells.map((_, place) => (place < 3 ? 'refused_beside' : TAKEN))
  expect(await read(`phone,answer,when,${column.replaceAll(',', '')}\n${rows}\n`)).toEqual(expected)
  const person = { phone: PHONE, answer: 'yes', when: '2026-01-01T12:00:00Z' }
  expect(await read(ndjson(person, { ...person, [column]: 'No' }))).toEqual([TAKEN, 'refused_beside'])
})

test.each(['Baja (sí/no)', 'Não enviar sim/não', 'Opt-out yes/no', 'Cancelado sí/no', 'Bloqueado (sim/não)'])(
  'in a column %s, which asks for a refusal, a Yes refuses the Yes beside it, and a No does not',
  async (column) => {
    const file = `phone,answer,when,${column}\n${YES},sí\n${YES},no\n${YES},\n`
    expect(await read(file)).toEqual(['refused_beside', TAKEN, TAKEN])
  },
)

test.each(['Marque si no desea recibir publicidad', 'Sí no quiero promociones', 'si_no_acepta'])(
  'in a column %s, which may be a question or its denial, a Yes and a No each refuse the Yes beside it',
  async (column) => {
    const file = `phone,answer,when,${column}\n${YES},sí\n${YES},no\n${YES},x\n${YES},\n`
    expect(await read(file)).toEqual(['refused_beside', 'refused_beside', 'refused_beside', TAKEN])
  },
)

test('a column with both answers that asks for something else says nothing about a Yes', async () => {
  for (const column of ['VIP sí/no', 'Hijos (sí/no)', 'Telefone Sim/Não', 'Já é cliente? Sim/Não', 'Factura sí o no'])
    expect(await read(`phone,answer,when,${column}\n${YES},no\n${YES},sí\n`)).toEqual([TAKEN, TAKEN])
})

test.each([...['unsubscribed_date', 'opted_out_date', 'unsubscribe_timestamp', 'last_opt_out_at', 'Data do opt-out']])(
  'the time in a column %s refuses an earlier Yes beside it, and no later one',
  async (column) => {
    const times = ['2026-02-01', '2025-02-01', 'ontem'].map((cell) => `${YES},${cell}`).join('\n')
    expect(await read(`phone,consent,consent_date,${column}\n${times}\n`)).toEqual([
      'refused_beside',
      TAKEN,
      'refused_beside',
    ])
  },
)

test('what a Yes in a column means may be said where its name does not show it', async () => {
  const file = `phone,flag,when\n${YES}\n`
  const given = { topic: 'promos', mapping: { answer: 'flag' } }
  await expect(read(file, given)).rejects.toMatchObject({
    code: 'columns_ambiguous',
    userMessage: expect.stringContaining('?yes_means=agreed or ?yes_means=refused'),
  })
  expect(await read(file, { ...given, yesMeans: 'agreed' })).toEqual([TAKEN])
  expect(await read(file, { ...given, yesMeans: 'refused' })).toEqual(['promos out 2026-01-01'])
})

test('a refusal under a key that the first object of NDJSON lacks is a refusal', async () => {
  const person = { phone: PHONE, consent: 'yes', consent_date: '2026-01-01T12:00:00Z' }
  const file = ndjson(
    person,
    { ...person, unsubscribed_at: '2026-02-01' },
    { ...person, opted_out: true },
    { ...person, opted_out: false, unsubscribed_at: null, note: 'no' },
    { ...person, status: 'Unsubscribed' },
    { ...person, consent: 'no', unsubscribed_at: '2026-02-01T12:00:00Z' },
  )
  expect(await read(file)).toEqual([
    'promos in 2026-01-01',
    'refused_beside',
    'refused_beside',
    'promos in 2026-01-01',
    'refused_beside',
    'promos out 2026-02-01',
  ])
  const list = ndjson({ phone: PHONE, when: '2026-01-01' }, { phone: PHONE, when: '2026-01-01', consent: 'no' })
  expect(await read(list, { topic: 'promos', answer: 'in' })).toEqual(['promos in 2026-01-01', 'refused_beside'])
})

test('a topic under a key that the first object of NDJSON lacks is answered', async () => {
  const file = ndjson({ phone: PHONE, promos: 'yes', when: '2026-01-01' }, { phone: PHONE, News: 'no', other: 'no' })
  expect(await read(file, {})).toEqual(['promos in 2026-01-01', 'news out now'])
})

test('the empty rows below a table of a spreadsheet say nothing', async () => {
  expect(await read(`phone,consent,when\n${YES}\n,,\n , ,\n,yes,2026-01-01\n`)).toEqual([
    'promos in 2026-01-01',
    'phone_missing',
  ])
})

import { expect, test } from 'vitest'
import { ndjson, read } from './testing/read-file'

const TAKEN = 'promos in 2026-01-01'
const PHONE = '+5511987658811'
const YES = `${PHONE},yes,2026-01-01T12:00:00Z`

test.each([
  ...['not_unsubscribed', 'not_opted_out', 'is_not_blocked', 'no_bloqueado', 'No dado de baja', 'nao_descadastrado'],
  ...[
    'notUnsubscribed',
    'Não bloqueado',
    'Nicht abgemeldet',
    'pas désabonné',
    'non disiscritto',
    'لا اعتراض',
    'לא חסום',
  ],
])('in a column %s, which denies a refusal, everything but a Yes refuses the Yes beside it', async (column) => {
  const cells = ['false', 'no', '0', 'unsubscribed', '2026-02-01', '2025-02-01', 'x', 'true', 'sí', '1', '', 'n/a']
  const rows = cells.map((cell) => `${YES},${cell}`).join('\n')
  const expected = cells.map((_, place) => (place < 7 ? 'refused_beside' : TAKEN))
  const file = `phone,consent,consent_date,${column}\n${rows}\n`
  expect(await read(file)).toEqual(expected)
  expect(await read(file, { topic: 'promos', mapping: { answer: 'consent' } })).toEqual(expected)
  expect(await read(file, { topic: 'promos', uses: ['phone', 'answer', 'when', ''] })).toEqual(expected)
  expect(await read(`phone,promos,when,${column}\n${YES},no\n${YES},true\n`, {})).toEqual(['refused_beside', TAKEN])
  const person = { phone: PHONE, consent: 'yes', consent_date: '2026-01-01T12:00:00Z' }
  expect(await read(ndjson(person, { ...person, [column]: false }))).toEqual([TAKEN, 'refused_beside'])
  // As the answer itself it says nothing before somebody says what a Yes means, and then a No is a No.
  const asked = `phone,${column},when\n${PHONE},no,2026-01-01\n`
  const given = { topic: 'promos', mapping: { answer: column } }
  await expect(read(asked, given)).rejects.toMatchObject({ code: 'columns_ambiguous' })
  expect(await read(asked, { ...given, yesMeans: 'agreed' })).toEqual(['promos out 2026-01-02'])
})

test.each([
  ...['no_opt_out', 'sin_baja', 'do not stop', 'sem descadastro', 'No. unsubscribed', 'Nº bloqueado', 'no_bloqueados'],
  'Mai abgemeldet',
])(
  'in a column %s, which may deny a refusal or be one, a Yes and a No each refuse the Yes beside it',
  async (column) => {
    const file = `phone,answer,when,${column}\n${YES},sí\n${YES},no\n${YES},x\n${YES},\n`
    expect(await read(file)).toEqual(['refused_beside', 'refused_beside', 'refused_beside', TAKEN])
  },
)

test('what is said not to be cancelled is, where the cell says no', async () => {
  const file = `phone,answer,when,not_cancelled\n${YES},no\n${YES},sí\n${YES},2027-01-01\n${YES},\n`
  expect(await read(file)).toEqual(['refused_beside', TAKEN, TAKEN, TAKEN])
})

test.each(['consent not cancelled', 'Opt-in no cancelado', 'consentimiento no anulado'])(
  'in a column %s, which denies the end of consent, a Yes and a No each refuse the Yes beside it',
  async (column) => {
    const file = `phone,answer,when,${column}\n${YES},no\n${YES},sí\n${YES},x\n${YES},\n`
    expect(await read(file)).toEqual(['refused_beside', 'refused_beside', 'refused_beside', TAKEN])
  },
)

import { expect, test } from 'vitest'
import type { TopicConfig } from '@/db/queries/business/config'
import { readTable } from '@/lib/csv/read-table'
import { columnNames } from '@/lib/services/columns/match-columns'
import { findColumns } from './columns'
import { RowReader } from './read-rows'

// Whose number a row names whose number has no country code.

const topic = { id: 'promos', key: 'promos', policy: 'opt_in', archived: false } as unknown as TopicConfig

/** Returns the number that each row names, with the reason where it is a guess, or why it names none. */
async function numbersIn(file: string, country = 'BR', isCountryGiven = false): Promise<string[]> {
  const bytes = async function* () {
    yield Buffer.from(file)
  }
  const table = await readTable(bytes())
  const given = { mapping: {}, hasTopic: true, hasAnswer: false }
  const columns = findColumns(columnNames(table), given, () => undefined)
  const options = { columns, topics: [topic], timeZone: 'America/Sao_Paulo', country, isCountryGiven }
  const reader = new RowReader({ ...options, defaults: { topic: 'promos' } })
  const numbers: string[] = []
  for await (const rows of table.batches)
    for (const row of rows)
      reader.read(row, {
        statement: ({ value }, { answer }) => void numbers.push(`${answer} ${value}`),
        refused: ({ code }) => void numbers.push(code),
        guessed: ({ code }) => void numbers.push(`${numbers.pop() ?? ''} ${code}`),
      })
  return numbers
}

const ASSUMED = 'country_assumed'

test.each([
  ['Country code,Phone,answer', '57,3005550101,no', 'out 573005550101'],
  ['DDI,Telefone,resposta', '+57,(300) 555-0101,não', 'out 573005550101'],
  ['DDI,Telefone,resposta', '57.0,3005550101,não', 'out 573005550101'],
  ['País,Teléfono,respuesta', 'Colombia,3005550101,no', `out 573005550101 ${ASSUMED}`],
  ['Country,Phone,answer', 'CO,3005550101,no', `out 573005550101 ${ASSUMED}`],
  ['Country,Phone,answer', 'Deutschland,15112345678,no', `out 4915112345678 ${ASSUMED}`],
  ['Country,Phone,answer', 'الأردن,790123456,no', `out 962790123456 ${ASSUMED}`],
  ['Country,Country code,Phone,answer', 'Brasil,57,3005550101,no', 'out 573005550101'],
  ['Country,Phone,answer', 'Deutschland,3005550101,no', `out 493005550101 ${ASSUMED}`],
  ['Country,Phone,answer', 'LATAM,+573005550101,no', 'out 573005550101'],
  ['Country,Phone,answer', ',11987650001,no', `out 5511987650001 ${ASSUMED}`],
  ['Country,Phone,answer', 'Brasil (BR),11987650001,no', `out 5511987650001 ${ASSUMED}`],
  ['Country code,Phone,answer', '57,5511987650001,no', 'phone_unreadable'],
  ['Country code,Phone,answer', '57,573005550101,no', 'out 573005550101'],
  ['Country code,Phone,answer', '1,(416) 555-0101,no', 'out 14165550101'],
  ['Country code,Phone,answer', '+1 809,(809) 555-0101,no', 'out 18095550101'],
  ['Country code,Phone,answer', 'Otro,11987650001,no', 'country_unreadable'],
  // A cell that says whether the person has WhatsApp is no number.
  ['Telefone,WhatsApp,Consentimento', '+5511987650001,Sim,não', 'out 5511987650001'],
  ['Telefone,WhatsApp,Consentimento', '+5511987650001,+5511987650002,não', 'out 5511987650002'],
  ['Telefone,WhatsApp,Consentimento', ',Sim,não', 'phone_unreadable'],
])('of %s, the row %s names %s', async (header, row, expected) => {
  expect(await numbersIn(`${header}\n${row}\n`)).toEqual([expected])
})

const ndjson = (...objects: object[]) => objects.map((each) => JSON.stringify(each)).join('\n')

test.each(['country_code', 'countryCode', 'DDI', 'Código do país'])(
  'a country of the number under a key %s that the first object of NDJSON lacks counts',
  async (key) => {
    const yes = { consent: 'yes', when: '2026-01-01' }
    const file = ndjson({ phone: '+573001112233', ...yes }, { phone: '3105551234', [key]: '1', ...yes })
    expect(await numbersIn(file, 'CO')).toEqual(['in 573001112233', 'in 13105551234'])
  },
)

test('in NDJSON too the country of the number counts more than that of the person', async () => {
  const person = { phone: '3105551234', Country: 'Colombia', consent: 'no' }
  expect(await numbersIn(ndjson(person, { ...person, country_code: '1' }), 'CO', true)).toEqual([
    'out 573105551234',
    'out 13105551234',
  ])
  const moved = ndjson({ phone: '+573001112233', consent: 'no' }, { phone: '11987650001', pais: 'BR', consent: 'no' })
  expect(await numbersIn(moved, 'CO')).toEqual(['out 573001112233', `out 5511987650001 ${ASSUMED}`])
})

test('a number that is read by where its person lives is a guess, also where the call names a country', async () => {
  const file = 'Phone,País,answer\n11987650001,Brasil,no\n3105551234,Colombia,no\n573105551234,Brasil,no\n'
  expect(await numbersIn(file, 'CO', true)).toEqual([
    `out 5511987650001 ${ASSUMED}`,
    'out 573105551234',
    'out 573105551234',
  ])
})

test('digits of a mobile in two countries are of the one that the call names for a No, and nobody’s else', async () => {
  const file = 'Phone,Country,answer,when\n3105551234,USA,yes,2026-01-01\n3105551234,US,no,\n'
  expect(await numbersIn(file, 'CO', true)).toEqual(['phone_unreadable', `out 573105551234 ${ASSUMED}`])
  expect(await numbersIn(file, 'CO')).toEqual(['phone_unreadable', 'phone_unreadable'])
  // One of Peru, and one of Porto Alegre without its country code.
  expect(await numbersIn('Phone,Country,answer\n51987654321,Uruguay,no\n')).toEqual(['phone_unreadable'])
})

test('where the country of a person can’t be read, a No counts as of the file’s country, and a Yes is refused', async () => {
  for (const country of ['LATAM', 'Otro', 'Sin dato']) {
    const file = `Phone,País,consent,when\n11987650001,${country},yes,2026-01-01\n11987650001,${country},no,\n`
    expect(await numbersIn(file)).toEqual(['country_unreadable', `out 5511987650001 ${ASSUMED}`])
    expect(await numbersIn(file, 'BR', true)).toEqual(['in 5511987650001', 'out 5511987650001'])
  }
  expect(await numbersIn('Phone,País,answer\n987650001,LATAM,no\n')).toEqual(['country_unreadable'])
  expect(await numbersIn('Phone,País,answer\n5511987650001,LATAM,no\n')).toEqual([`out 5511987650001 ${ASSUMED}`])
})

test('a call that names a country has numbers read as of it whose own country can’t be read, and not of another', async () => {
  const file = (country: string) =>
    `Country code,Phone,answer,when\n${country},11987650001,yes,2026-01-01\n${country},11987650001,no,\n`
  expect(await numbersIn(file('Otro'), 'BR', true)).toEqual(['in 5511987650001', 'out 5511987650001'])
  const other = file('57').replaceAll('11987650001', '5511987650001')
  expect(await numbersIn(other, 'BR', true)).toEqual(['phone_unreadable', 'phone_unreadable'])
})

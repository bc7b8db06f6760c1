import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { TopicConfig } from '@/db/queries/business/config'
import { readName } from '@/lib/consent/names'
import { readTable } from '@/lib/csv/read-table'
import { findColumns as findListColumns } from '@/lib/services/audience/columns'
import { namesOfRows } from '@/lib/services/audience/names-of-rows'
import { findColumns } from '@/lib/services/imports/columns'
import { RowReader } from '@/lib/services/imports/read-rows'
import { columnNames } from './match-columns'

// Whose number a row of a file names, held to the table of docs/consent.md: what it says of each case is compared with
// what an import and a list make of the rows below.

const document = readFileSync(new URL('../../../docs/consent.md', import.meta.url), 'utf8')
const [, section = ''] = document.split('### Whose number a row names\n')
const table = (section.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').slice(1, -1))
  .map(([named = '', is = '', ...outcomes]) => ({
    of: `${named.trim()}: ${is.trim()}`,
    outcomes: outcomes.map((each) => each.trim()),
  }))

const topic = { id: 'promos', key: 'promos', policy: 'opt_in', archived: false } as unknown as TopicConfig

interface Row {
  /** The country of the business. */
  home: string
  /** The name of the column, and what it says. */
  named: readonly [column: string, cell: string]
  number: string
}

const readFile = (file: string) =>
  readTable(
    (async function* () {
      yield Buffer.from(file)
    })(),
  )
const fileOf = ({ named: [column, cell], number }: Row) =>
  `${column},Phone,answer,when\n${cell},${number},no,\n${cell},${number},yes,2026-01-01\n`

/** Returns for whom an import counts a No and a Yes, or why not. */
async function importOf(row: Row, isCountryGiven: boolean): Promise<string[]> {
  const file = await readFile(fileOf(row))
  const given = { mapping: {}, hasTopic: true, hasAnswer: false }
  const columns = findColumns(columnNames(file), given, () => undefined)
  const options = { columns, topics: [topic], timeZone: 'America/Sao_Paulo', country: row.home, isCountryGiven }
  const reader = new RowReader({ ...options, defaults: { topic: 'promos' } })
  const said: string[] = []
  for await (const rows of file.batches)
    for (const each of rows)
      reader.read(each, {
        statement: ({ canonical }) => void said.push(canonical),
        refused: ({ code }) => void said.push(code),
        guessed: () => void said.push(`${said.pop() ?? ''}, listed`),
      })
  return said
}

/** Returns about whom a list asks. */
async function listOf(row: Row): Promise<string> {
  const file = await readFile(fileOf(row))
  for await (const rows of file.batches)
    return (await namesOfRows(rows, findListColumns(file, {}), row.home)).names[0] ?? 'unreadable'
  return 'no rows'
}

const PERSON = 'the country of the person'
const NUMBER = 'the country of the number'
const UNREAD = 'country_unreadable'

/** In each: a country of the business, what the row names, its number, and that as one of the two countries. */
interface Case extends Row {
  of: string
  yours?: string
  theirs?: string
  /** Why it is refused. */
  reason?: string
}

const none = (home: string, number: string, yours: string): Case => ({
  ...{ of: 'no country: one of your country', home, named: ['País', ''], number, yours },
})
const ofNumber = (home: string, cell: string, number: string, theirs?: string): Case => ({
  ...{ of: `${NUMBER}: ${theirs ? 'one of that country' : 'one of another country'}`, home, number },
  ...{ named: ['DDI', cell], ...(theirs === undefined ? {} : { theirs }) },
})
const unread = (home: string, column: string, number: string, yours: string): Case => ({
  ...{ of: `a country of the ${column === 'DDI' ? 'number' : 'person'} that can't be read: one of your country`, home },
  ...{ named: [column, 'LATAM'], number, yours, reason: UNREAD },
})
const same = (home: string, cell: string, number: string, yours: string): Case => ({
  ...{ of: `${PERSON}: the same number in both`, home, named: ['País', cell], number, yours },
})
const there = (home: string, cell: string, number: string, theirs: string): Case => ({
  ...{ of: `${PERSON}: better known there`, home, named: ['País', cell], number, theirs },
})
const inYours = (home: string, cell: string, number: string, yours: string): Case => ({
  ...{ of: `${PERSON}: better known in yours`, home, named: ['País', cell], number, yours },
})
const equally = (home: string, cell: string, number: string, yours: string): Case => ({
  ...{ of: `${PERSON}: known equally well in both`, home, named: ['País', cell], number, yours },
})

const CASES: readonly Case[] = [
  none('BR', '11987654321', '+5511987654321'),
  none('CO', '3105551234', '+573105551234'),
  none('US', '3055551234', '+13055551234'),
  ofNumber('BR', '57', '3005550101', '+573005550101'),
  ofNumber('CO', '1', '3105551234', '+13105551234'),
  // Also one of the Netherlands, of Peru, of Switzerland, of Iran: the row says that it is none of these.
  ofNumber('BR', '55', '31987654321', '+5531987654321'),
  ofNumber('CO', '+55', '(51) 987654321', '+5551987654321'),
  ofNumber('BR', 'BR', '51987654321', '+5551987654321'),
  ofNumber('BR', 'Brasil', '41987654321.0', '+5541987654321'),
  ofNumber('BR', 'Espanha', '987654321', '+34987654321'),
  // Digits that begin with the code of that country are its number with the code, where they are one.
  ofNumber('CO', '55', '5531987654321', '+5531987654321'),
  ofNumber('BR', '55', '55987654321', '+5555987654321'),
  ofNumber('BR', '49', '491701234567', '+491701234567'),
  ofNumber('BR', '55', '987654321'),
  // A mobile of Colombia with its code, and in Germany at best a landline.
  ofNumber('BR', 'DE', '573005550101'),
  ofNumber('BR', '+351', '11987654321'),
  ofNumber('BR', 'CO', '5511987654321'),
  unread('BR', 'DDI', '11987654321', '+5511987654321'),
  unread('BR', 'País', '11987654321', '+5511987654321'),
  unread('CO', 'País', '3105551234', '+573105551234'),
  same('BR', 'Brasil', '11987654321', '+5511987654321'),
  same('US', 'Canadá', '4165550101', '+14165550101'),
  same('DO', 'EE. UU.', '8095551234', '+18095551234'),
  // A mobile there, and none, a landline or too long in yours.
  there('BR', 'Portugal', '912345678', '+351912345678'),
  there('CO', 'Brasil', '11987650001', '+5511987650001'),
  there('ES', 'Perú', '912345678', '+51912345678'),
  there('MX', 'EE. UU.', '3055551234', '+13055551234'),
  there('BR', 'Colombia', '3335551234', '+573335551234'),
  there('ES', 'Argentina', '1123456789', '+541123456789'),
  // A landline there, and none in yours.
  there('MX', 'Alemania', '3012345678', '+493012345678'),
  // A mobile in yours. There it is none: too long, too short, not in the plan, a landline.
  inYours('BR', 'Portugal', '11987654321', '+5511987654321'),
  inYours('BR', 'USA', '11987654321', '+5511987654321'),
  inYours('BR', 'Portugal', '(11) 98765-4321', '+5511987654321'),
  inYours('BR', 'Portugal', '011987654321', '+5511987654321'),
  inYours('BR', 'Portugal', '11987654321.0', '+5511987654321'),
  inYours('BR', 'Portugal', 'tel:11987654321', '+5511987654321'),
  inYours('PE', 'España', '912345678', '+51912345678'),
  inYours('US', 'México', '3055551234', '+13055551234'),
  inYours('CO', 'España', '3105551234', '+573105551234'),
  inYours('MX', 'España', '5512345678', '+525512345678'),
  inYours('MX', 'Alemania', '5512345678', '+525512345678'),
  inYours('MX', 'Colombia', '3315551234', '+523315551234'),
  inYours('IN', 'EAU', '9876543210', '+919876543210'),
  inYours('GB', 'Spain', '07400123456', '+447400123456'),
  inYours('UY', 'Argentina', '99123456', '+59899123456'),
  // Forms of mobiles that WhatsApp writes and today's plans lack, or take for a landline.
  inYours('BR', 'Portugal', '1187654321', '+551187654321'),
  inYours('AR', 'EE. UU.', '1123456789', '+541123456789'),
  // A landline in yours, which may have WhatsApp; there it is none.
  inYours('BR', 'Portugal', '1133224455', '+551133224455'),
  inYours('BR', 'México', '1133224455', '+551133224455'),
  // With the code of a third country, as WhatsApp writes it; in Germany a number may be as long.
  inYours('BR', 'Alemanha', '573005550101', '+573005550101'),
  // A mobile in both, or another line in both; the last is also one of Peru with its code.
  equally('CO', 'EE. UU.', '3105551234', '+573105551234'),
  equally('MX', 'EE. UU.', '5512345678', '+525512345678'),
  equally('AR', 'EE. UU.', '3415551234', '+543415551234'),
  equally('CR', 'Nicaragua', '88887777', '+50688887777'),
  equally('ES', 'Francia', '612345678', '+34612345678'),
  equally('ES', 'Francia', '912345678', '+34912345678'),
  equally('CO', 'Brasil', '51987654321', '+51987654321'),
]

test('the table of the documents has nothing but the cases that are shown here', () => {
  expect(table.map(({ of }) => of)).toEqual([...new Set(CASES.map(({ of }) => of))])
})

test.each(CASES)(
  'in $home, $number beside $named is read as the documents say: $of',
  async ({ yours = '', theirs = '', reason = 'phone_unreadable', ...row }) => {
    const expected = (table.find(({ of }) => of === row.of)?.outcomes ?? []).map((outcome) =>
      outcome.replace('yours', yours).replace('theirs', theirs).replace('refused', reason),
    )
    const [list = '', ...imported] = [expected.at(-1), ...expected.slice(0, -1)].map((each) => each ?? '')
    expect([...(await importOf(row, false)), ...(await importOf(row, true))]).toEqual(imported)
    // A list asks by the text of the file where that is read by the business's country.
    const asked = await listOf(row)
    expect(asked).toBe(list === yours && list !== '' ? row.number : list)
  },
)

test.each(['+5511987654321', '+55 11 98765-4321', '005511987654321', 'whatsapp:5511987654321', 'tel:+5511987654321'])(
  'no column changes whose number %s is',
  async (number) => {
    const columns = ['País', 'DDI'].flatMap((column) => ['Portugal', 'LATAM', 'Brasil'].map((cell) => [column, cell]))
    for (const [column = '', cell = ''] of columns)
      for (const home of ['BR', 'CO', 'PT']) {
        const row: Row = { home, named: [column, cell], number }
        expect(await importOf(row, true)).toEqual(['+5511987654321', '+5511987654321'])
        expect((await importOf(row, false)).map((each) => each.replace(', listed', ''))).toEqual(
          await importOf(row, true),
        )
        expect(await listOf(row)).toBe(number)
      }
  },
)

test.each([
  // Of Belo Horizonte and of the Netherlands; of Porto Alegre and of Peru; without an area code.
  ...['31987654321', '51987654321', '987654321'].map((number) => ['BR', 'Uruguai', number] as const),
  ['BR', 'Peru', '51987654321'],
  ['BR', 'Peru', '51987654321.0'],
] as const)('in %s, whom a row of %s with %s means stays open, country given or not', async (home, cell, number) => {
  const row: Row = { home, named: ['País', cell], number }
  const nobody = ['phone_unreadable', 'phone_unreadable']
  expect([await importOf(row, false), await importOf(row, true)]).toEqual([nobody, nobody])
  const asked = await listOf(row)
  expect(asked === 'unreadable' ? null : readName(asked, home)).toBeNull()
})

test('digits with their country’s code, as WhatsApp writes them, are no guess where a person lives elsewhere', async () => {
  for (const [home, cell, number] of [
    ['BR', 'Colômbia', '573005550101'],
    ['BR', 'Portugal', '573005550101'],
    ['CO', 'Brasil', '573005550101'],
    ['BR', 'Portugal', '5511987654321'],
  ] as const) {
    const row: Row = { home, named: ['País', cell], number }
    for (const isGiven of [false, true]) expect(await importOf(row, isGiven)).toEqual([`+${number}`, `+${number}`])
    expect(await listOf(row)).toBe(number)
  }
})

import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import type { ImportSettings } from '@/db/queries/imports/imports'
import { decidePeople } from '@/lib/services/decisions/decide-people'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { FIRST_ISSUE, readImportReport } from './read-imports'
import { importFile } from './testing'

// Numbers that were once read as another person's, or not at all, and what each must give.

const database = await createTestDatabase()
const deps = testDeps(database.app)
const worker = testDeps(database.worker)

async function send(file: string | Uint8Array, settings: Partial<ImportSettings> = {}) {
  const business = await makeBusiness(deps)
  const done = await importFile(deps, worker, business.id, file, { settings: { topic: 'orders', ...settings } })
  const report = await readImportReport(deps, business.id, done.id, { after: FIRST_ISSUE, limit: 1000 })
  const issues = report?.issues.map(({ row, outcome, code }) => `${row} ${outcome} ${code}`) ?? []
  const identities = await database.admin.sql<{ value: string; given: string }[]>`
    select coalesce(value, substr(canonical, 2)) as value, given_by as given from identities
    where business_id = ${business.id} order by 1`
  const reasonOf = async (text: string) => {
    const config = await deps.configs.at(business.id, 0)
    const topic = config.topics.find(({ key }) => key === 'orders')!
    const ask = { topic }
    const [one] = await inBusiness(deps.db, business.id, (tx) =>
      decidePeople(deps, tx, config, [text], ask, Date.now()),
    )
    return one?.reason
  }
  expect(identities.every(({ given }) => given === 'typed')).toBe(true)
  return { done, issues, values: identities.map(({ value }) => value), reasonOf }
}

const NATIONAL = 'phone,answer\n(11) 98765-7777,no\n11987657778,no\n987657779,no\n98765-7780,no\n'

test('national numbers of the file’s country are kept as what they are; without an area code they are refused', async () => {
  const { done, issues, values, reasonOf } = await send(NATIONAL, { country: 'BR' })
  expect(done).toMatchObject({ taken: 2, refused: 2, guessed: 0 })
  expect(values).toEqual(['5511987657777', '5511987657778'])
  expect(issues).toEqual(['4 refused phone_unreadable', '5 refused phone_unreadable'])
  for (const text of ['(11) 98765-7777', '+5511987657777', '5511987657778'])
    expect(await reasonOf(text)).toBe('opted_out')
  for (const text of ['987657779', '98765-7780']) expect(await reasonOf(text)).toBe('unreadable')
})

test('without a country the business’s counts, as in a check, and what was read by it is listed', async () => {
  const file = 'phone,answer\n11987658801,no\n(11) 98765-8802,no\n+5511987658803,no\n31987658804,no\n'
  const { done, issues, values, reasonOf } = await send(file)
  expect(done).toMatchObject({ taken: 3, refused: 1, guessed: 2 })
  expect(values).toEqual(['5511987658801', '5511987658802', '5511987658803'])
  expect(issues).toEqual(['2 guessed country_assumed', '3 guessed country_assumed', '5 refused phone_unreadable'])
  for (const text of ['11987658801', '(11) 98765-8802', '+5511987658801'])
    expect(await reasonOf(text)).toBe('opted_out')
})

test('a number that only a typing mistake makes another country’s counts and is listed, also with a country given', async () => {
  // One digit too many, and 54 for 55. A real number of Peru and one with a plus are no doubt.
  const file = 'phone,answer\n319876543210,no\n5411987654321,no\n51987654321,no\n+5411987654321,no\n5511987658805,no\n'
  for (const country of [undefined, 'BR']) {
    const { done, issues } = await send(file, country === undefined ? {} : { country })
    expect(done).toMatchObject({ guessed: 2 })
    expect(issues.filter((issue) => issue.includes('guessed'))).toEqual([
      '2 guessed number_unlikely',
      '3 guessed number_unlikely',
    ])
  }
})

test('a number with the .0 of a program is that number, and the No is kept for no other', async () => {
  const file =
    'phone,answer\n573005550101.0,no\n628125550102.0,no\n4915155550103.0,no\n5511955550104.0,no\n5.73E+11,no\n'
  const { issues, values, reasonOf } = await send(file)
  expect(values).toEqual(['4915155550103', '5511955550104', '573005550101', '628125550102'])
  expect(issues).toEqual(['6 refused phone_unreadable'])
  for (const text of ['+573005550101', '573005550101.0', '573005550101']) expect(await reasonOf(text)).toBe('opted_out')
  expect(await reasonOf('+5730055501010')).not.toBe('opted_out')
})

test('a number of NDJSON counts as it is written: with an exponent its digits are made up', async () => {
  const rows = ['573005550101', '573005550102.0', '5.73E+11', '573005550103.5', '"573005550104"', '5.73005550105e11']
  const file = rows.map((phone) => `{"phone": ${phone}, "answer": "no"}`).join('\n')
  const { issues, values } = await send(file)
  expect(values).toEqual(['573005550101', '573005550102', '573005550104'])
  expect(issues).toEqual([3, 4, 6].map((row) => `${row} refused phone_unreadable`))
})

test('two numbers in one cell are refused with a code of their own', async () => {
  const file =
    'phone,answer\n"+5511987650311; +5511987650312",no\n"+5511987650313, +5511987650314",no\n"+5511987650315 ::: +5511987650316",no\n'
  const { issues, values } = await send(file)
  expect(values).toEqual([])
  expect(issues).toEqual([2, 3, 4].map((row) => `${row} refused phone_several`))
})

test.each([
  [
    'with invisible marks',
    'phone,answer\n\u202a+5511987650302\u202c,no\n\u2068+5511987650303\u2069,no\n\ufeff+5511987650304,no\n+55\u00a011\u00a098765\u20110305,no\n\u200e5511987650306,no\n',
    ['5511987650302', '5511987650303', '5511987650304', '5511987650305', '5511987650306'],
  ],
  [
    'in formulas',
    'phone,answer\n"=""+5511987650307""",no\n"=""5511987650308""",no\n',
    ['5511987650307', '5511987650308'],
  ],
  ['behind an apostrophe', "phone,answer\n'+5511987650001,no\n", ['5511987650001']],
])('numbers %s are what a person sees', async (_what, file, values) => {
  const sent = await send(file)
  expect(sent.issues).toEqual([])
  expect(sent.values).toEqual(values)
})

test('a user id in the column is the person that a check by it means', async () => {
  const { values, reasonOf } = await send('phone,answer\nBR.13491208655302741918,no\n')
  expect(values).toEqual(['BR.13491208655302741918'])
  expect(await reasonOf('BR.13491208655302741918')).toBe('opted_out')
})

test('what is kept out is listed as that, also where the number was a guess', async () => {
  const business = await makeBusiness(deps)
  const settings = { topic: 'orders' }
  await importFile(deps, worker, business.id, 'phone,answer,when\n+5511987658801,no,2026-02-01\n', { settings })
  const again = 'phone,answer,when,proof\n11987658801,yes,2026-01-01,form\n'
  const done = await importFile(deps, worker, business.id, again, { settings })
  const report = await readImportReport(deps, business.id, done.id, { after: FIRST_ISSUE, limit: 10 })
  expect(report?.issues.map(({ outcome, code }) => [outcome, code])).toEqual([['kept_out', 'said_later']])
  expect(done).toMatchObject({ guessed: 1, keptOut: 1 })
})

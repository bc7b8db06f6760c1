import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { phoneMatchKey } from '@/lib/consent/phones'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { readNumberMends, readNumbersToJudge } from './queries/identities/number-mends'

// The loop of 0016_numbers.sql, run over numbers as older versions stored them.

const database = await createTestDatabase()
const { sql } = database.admin
const business = await makeBusiness(testDeps(database.app))
const other = await makeBusiness(testDeps(database.app))
const file = fileURLToPath(new URL('migrations/0016_numbers.sql', import.meta.url))
const loop = readFileSync(file, 'utf8').split('--> statement-breakpoint').at(-1) ?? ''
const backendId = newId()
const contacts = new Map<string, string>()

/**
 * Makes a contact as older versions stored it, known by its number and by an id of Weni's, with messages sent to it
 * before.
 */
async function keep(value: string, canonical: string, options: { key?: string; business?: string } = {}) {
  const [contactId, businessId] = [newId(), options.business ?? business.id]
  const key = options.key ?? phoneMatchKey(canonical)
  await sql`insert into contacts (business_id, id, head_hash, created_at) values (${businessId}, ${contactId}, '', now())`
  await sql`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at) values
      (${businessId}, ${newId()}, ${contactId}, 'phone', ${value}, ${canonical}, ${key}, now()),
      (${businessId}, ${newId()}, ${contactId}, 'backend', ${contactId}, ${contactId}, ${`backend:b:${contactId}`}, now())`
  if (businessId === business.id)
    await sql`
      insert into sync_marks (business_id, backend_id, contact_id, version, confirmed_version, external_id, mirrored)
      values (${businessId}, ${backendId}, ${contactId}, 3, 3, ${contactId}, '{"fields": {}}')`
  contacts.set(value, contactId)
  return contactId
}

beforeAll(async () => {
  await keep('5511987659900', '+5511987659900')
  await keep('551187659801', '+551187659801')
  await keep('(11) 98765-9901', '+5511987659901')
  await keep('+55 (0) 11 98765-9704', '+5511987659704')
  await keep('+5511987659933;ext=5', '+5511987659933')
  await keep('+55 11 98765-9911', '+5511987659911')
  await keep('573005550101.0', '+5730055501010')
  await keep('5511955550104.0', '+55119555501040')
  await keep('628125550102.0', '+6281255501020')
  await keep('+628125550102', '+628125550102')
  await keep('11987658801.0', '+119876588010')
  await keep('5511987650311/12', '+551198765031112', { key: 'phone:551198765031112' })
  await keep('00 55 11 987659702', '+11987659702')
  await keep('22997123456', '+22997123456', { key: 'phone:22997123456' })
  await keep('22507123456', '+22507123456', { key: 'phone:22507123456' })
  await keep('2250707123456', '+2250707123456')
  await keep('(21) 98765-0001', '+5521987650001', { business: other.id })
  // As the owner of the tables, who is bound by row-level security.
  await database.owner.sql.begin((tx) => tx.unsafe(loop))
})

const numberOf = async (value: string) =>
  (
    await sql`
    select value, canonical, match_key as key from identities
    where contact_id = ${contacts.get(value) ?? ''} and kind = 'phone'`
  )[0]

test.each([
  ['digits that were read as they stand', '5511987659900', '5511987659900', '+5511987659900', '551187659900'],
  ['a number without its ninth digit', '551187659801', '551187659801', '+551187659801', '551187659801'],
  ['a national number', '(11) 98765-9901', '5511987659901', '+5511987659901', '551187659901'],
  ['a trunk zero in brackets', '+55 (0) 11 98765-9704', '5511987659704', '+5511987659704', '551187659704'],
  ['an extension', '+5511987659933;ext=5', '5511987659933', '+5511987659933', '551187659933'],
  ['a number in groups', '+55 11 98765-9911', '5511987659911', '+5511987659911', '551187659911'],
  ['a decimal of Colombia', '573005550101.0', '573005550101', '+573005550101', '573005550101'],
  ['a decimal of Brazil', '5511955550104.0', '5511955550104', '+5511955550104', '5511955550104'],
  ['a decimal that may be national', '11987658801.0', '', '+119876588010', '119876588010'],
  ['a decimal whose number somebody has', '628125550102.0', '', '+6281255501020', '6281255501020'],
  ['two numbers', '5511987650311/12', '', '+551198765031112', '551198765031112'],
  ['00 that was taken for a carrier', '00 55 11 987659702', '', '+11987659702', '11987659702'],
  ['an old number of Benin', '22997123456', '22997123456', '+2290197123456', '2290197123456'],
  ['an old number of Ivory Coast, held twice', '22507123456', '22507123456', '+22507123456', '22507123456'],
  ['another business’s', '(21) 98765-0001', '5521987650001', '+5521987650001', '552187650001'],
])('%s', async (_what, before, value, canonical, key) => {
  expect(await numberOf(before)).toEqual({ value, canonical, key: `phone:${key}` })
})

test('who was written to under another number is written again, found by their own', async () => {
  const marks = await sql<{ id: string; due: boolean; external: string | null; live: boolean }[]>`
    select m.contact_id as id, m.due_at is not null and m.urgent and m.mirrored is null as due,
      m.external_id as external, i.ended_at is null as live
    from sync_marks m join identities i on i.business_id = m.business_id and i.contact_id = m.contact_id
      and i.kind = 'backend'`
  const due = new Set(marks.filter((mark) => mark.due).map(({ id }) => id))
  const written = [
    '(11) 98765-9901',
    '+55 (0) 11 98765-9704',
    '+5511987659933;ext=5',
    '573005550101.0',
    '5511955550104.0',
  ]
  expect(due).toEqual(new Set(written.map((value) => contacts.get(value))))
  for (const mark of marks)
    expect(mark).toMatchObject(due.has(mark.id) ? { external: null, live: false } : { live: true })
})

test('what was found is counted, and what people must judge is listed without a number', async () => {
  const of = (businessId: string, outcome: string, cause: string, count: number) => ({
    businessId,
    outcome,
    cause,
    count,
  })
  expect(await readNumberMends(database.owner.sql)).toEqual([
    of(business.id, 'mended', 'as_typed', 2),
    of(business.id, 'mended', 'decimal', 2),
    of(business.id, 'mended', 'other_digits', 3),
    of(business.id, 'mended', 'renumbered', 1),
    of(business.id, 'to_judge', 'decimal', 2),
    of(business.id, 'to_judge', 'dialled_abroad', 1),
    of(business.id, 'to_judge', 'renumbered', 1),
    of(business.id, 'to_judge', 'several', 1),
    of(other.id, 'mended', 'other_digits', 1),
  ])
  const listed = await database.owner.sql.begin(async (tx) => {
    await tx`select sayso_enter(${business.id})`
    return readNumbersToJudge(tx as never, business.id)
  })
  const left = ['11987658801.0', '628125550102.0', '5511987650311/12', '00 55 11 987659702', '22507123456']
  expect(new Set(listed.map(({ contactId }) => contactId))).toEqual(new Set(left.map((value) => contacts.get(value))))
})

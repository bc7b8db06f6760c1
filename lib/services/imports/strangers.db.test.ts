import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { claimImport, findImport, type ImportRow } from '@/db/queries/imports/imports'
import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { findOrCreateWithin } from '@/lib/services/contacts/find-contact'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { readEvidence } from '@/lib/services/records/read-evidence'
import { badLines, linesOf, makeBusiness, type TestBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { readWholeLines } from '@/testing/ledger-lines'
import { countLockWaits } from '@/testing/lock-waits'
import { runImport } from './run-import'
import { importFile, sendImport } from './testing'

// Most strangers of a file say what others of it said, and their rows are made in a way of their own (apply-first.ts).
const database = await createTestDatabase()
const { sql } = database.admin
const deps = testDeps(database.app)
const worker = testDeps(database.worker)
const HEAD = 'phone,promos,news,orders,when,proof,source\n'
const JANUARY = '2026-01-05T10:00:00.123Z'
let numbers = 0
const nextPhone = () => `+5511985${String(100_000 + ++numbers)}`
/** What three kinds of people say, with proof and without, and a No without a time. */
const KINDS = [
  `yes,no,yes,${JANUARY},form 17,web form`,
  `yes,yes,,${JANUARY},,`,
  'no,,no,,,web form',
  // In the future: the time is cut.
  'yes,no,,2099-01-05T10:00:00.123Z,form 18,',
] as const
const fileOf = (phones: readonly string[]) =>
  HEAD + phones.map((phone, place) => `${phone},${KINDS[place % KINDS.length]}\n`).join('')
const manyPhones = (count: number) => Array.from({ length: count }, nextPhone)

const look = (business: TestBusiness, id: string) =>
  inBusiness(database.app, business.id, (tx) => findImport(tx, business.id, id))
const countOf = async (business: TestBusiness, table: string) =>
  (await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)} where business_id = ${business.id}`)[0]?.n

/** Claims a queued import, and returns how it is run. */
async function claimed(business: TestBusiness, row: ImportRow) {
  const by = newId()
  const now = Date.now() + 1000
  const claim = await inBusiness(database.worker, business.id, (tx) =>
    claimImport(tx, business.id, { by, now, until: now + 60_000 }),
  )
  if (claim?.id !== row.id) throw new Error('another import was to be run')
  const run = { businessId: business.id, row: claim, by, leaseMs: 60_000, mayGoOn: () => true }
  return (batchRows?: number) => runImport(worker, { ...run, ...(batchRows ? { batchRows } : {}) })
}

/** Returns all rows of a contact, with names in the place of what is drawn by lot or is the number's own. */
async function rowsOf(business: TestBusiness, phone: string) {
  const [{ id, key } = { id: '', key: '' }] = await sql<{ id: string; key: string }[]>`
    select contact_id as id, match_key as key from identities
    where business_id = ${business.id} and canonical = ${phone}`
  const of = async (table: string) =>
    sql<Record<string, unknown>[]>`select to_jsonb(t) as row from ${sql(table)} t
      where business_id = ${business.id} and ${sql(table === 'contacts' ? 'id' : 'contact_id')} = ${id}`
  const tables = await Promise.all(
    ['contacts', 'identities', 'ledger', 'evidence', 'answers', 'sync_marks'].map(async (table) => [
      table,
      (await of(table)).map(({ row }) => row as Record<string, unknown>),
    ]),
  )
  const rows = Object.fromEntries(tables) as Record<string, Record<string, unknown>[]>
  const [line] = await readWholeLines(sql, id)
  const [sealed] = rows['ledger'] ?? []
  const own: [unknown, string][] = [
    ...[
      [id, 'contact'] as const,
      [line?.changeId, 'change'] as const,
      [phone.slice(1), 'number'] as const,
      [key, 'match'] as const,
    ],
    [line?.dedupeKey?.slice(7, 29), 'key'],
  ].map(([value, name]) => [value, `<${name}>`])
  const lots =
    /"(?:salt|body|packed|hash_bytes|head_hash|dedupe|packed_key|made)": ?(?:"[^"]*"|\d+)|"id": "(?!<)[^"]*"/g
  const asText = (value: unknown) =>
    own
      .reduce((text, [from, to]) => text.replaceAll(String(from), to), JSON.stringify(value, null, 1))
      .replaceAll(lots, (pair) => pair.split(':')[0] ?? '')
      .replaceAll(/"proof": "\\\\x[0-9a-f]{64}"/g, '"proof": "<digest>"')
  const content = asText(JSON.parse(line?.payload ?? '{}')).replaceAll(/"(?:dedupe|evidence)": "[^"]*"/g, '')
  const text = content.replaceAll(/"identities": \[[^\]]*\]/g, '')
  // A line may be packed in several ways that give the same text (lib/ledger/packed/pack-checked.ts).
  const sizes = ['packed_key', 'hash_bytes'].map((name) => String(sealed?.[name]).length)
  const read = await readEvidence(deps, operatorOf(business.id), id)
  const evidence =
    read && 'chains' in read ? read.chains.flatMap(({ lines }) => lines.map((l) => l.evidenceStatus)) : []
  return { rows: asText(rows), text, sizes, evidence: asText(evidence) }
}

test('who says what others said has the same rows as the first who said it, in every table', async () => {
  const business = await makeBusiness(deps)
  const phones = manyPhones(3 * KINDS.length)
  const done = await importFile(deps, worker, business.id, fileOf(phones))
  expect(done).toMatchObject({ rows: phones.length, refused: 0, keptOut: 0, unchanged: 0, taken: 27 })
  for (const place of KINDS.keys()) {
    const [first, ...others] = phones.filter((_, index) => index % KINDS.length === place)
    const expected = await rowsOf(business, first!)
    expect(expected.rows).toContain('<number>')
    for (const other of others) expect(await rowsOf(business, other)).toEqual(expected)
  }
  expect([await badLines(database.owner), await findingsOf(database.owner, { business: business.slug })]).toEqual([
    [],
    [],
  ])
  // And all of it is known when it comes again.
  expect(await importFile(deps, worker, business.id, fileOf(phones))).toMatchObject({ taken: 0, unchanged: 27 })
})

test('a topic that is archived while a batch waits for its turn takes no answer of a stranger', async () => {
  const business = await makeBusiness(deps)
  await importFile(deps, worker, business.id, fileOf(manyPhones(3 * KINDS.length)))
  const phones = manyPhones(60)
  const row = await sendImport(deps, business.id, fileOf(phones))
  const run = await claimed(business, row)
  const running = await database.admin.sql.begin(async (tx) => {
    await tx`select 1 from imports where business_id = ${business.id} and id = ${row.id} for update`
    const import_ = run(30)
    await expect.poll(() => countLockWaits(database.admin)).toBe(1)
    await tx`update topics set archived_at = now()
      where business_id = ${business.id} and id = ${business.topics.promos}`
    await tx`update businesses set config_version = config_version + 1 where id = ${business.id}`
    return { import_ }
  })
  expect(await running.import_).toBe('done')
  // Of four people two say Yes to promos and one says No, and one says Yes in the future.
  expect(await look(business, row.id)).toMatchObject({ status: 'done', rows: 60, refused: 60, taken: 75 })
  const late = await sql`
    select 1 from answers a join identities i on i.business_id = a.business_id and i.contact_id = a.contact_id
    where a.business_id = ${business.id} and a.topic_id = ${business.topics.promos}
      and i.canonical = any(${phones})`
  expect(late).toHaveLength(0)
  expect(await badLines(database.owner)).toEqual([])
})

test('a stranger whom somebody else makes at the same moment is one contact, with the rows of the file', async () => {
  const business = await makeBusiness(deps)
  const phones = manyPhones(40)
  const row = await sendImport(deps, business.id, fileOf(phones))
  const run = await claimed(business, row)
  const identity = phoneIdentity(phones[20]!)!
  const { running, contactId } = await inBusiness(database.app, business.id, async (tx) => {
    const made = await findOrCreateWithin(deps, tx, business.id, [identity], null)
    const started = run()
    await expect.poll(() => countLockWaits(database.admin)).toBe(1)
    return { running: { started }, contactId: made.contactId }
  })
  expect(await running.started).toBe('done')
  expect(await look(business, row.id)).toMatchObject({ status: 'done', rows: 40, taken: 90, unchanged: 0, keptOut: 0 })
  expect(await countOf(business, 'contacts')).toBe(40)
  expect(await countOf(business, 'ledger')).toBe(40)
  expect(await linesOf(database.admin, contactId)).toHaveLength(1)
  expect([await badLines(database.owner), await findingsOf(database.owner, { business: business.slug })]).toEqual([
    [],
    [],
  ])
})

test('numbers are taken in one order, so that no two imports ever wait for each other', async () => {
  const business = await makeBusiness(deps)
  // More than are sent at once.
  const phones = manyPhones(80)
  const [lowest] = phones
  // Nobody else says what the lowest number says, so that its rows are made the long way.
  const file = HEAD + phones.map((phone) => `${phone},${phone === lowest ? KINDS[3] : KINDS[0]}\n`).join('')
  const run = await claimed(business, await sendImport(deps, business.id, file))
  const take = async (phone: string, then: () => Promise<unknown>) =>
    inBusiness(database.app, business.id, async (tx) => {
      await tx`set local lock_timeout = '100ms'`
      await findOrCreateWithin(deps, tx, business.id, [phoneIdentity(phone)!], null)
      await then()
    })
  let running: Promise<unknown> = Promise.resolve()
  await take(phones[20]!, async () => {
    running = run()
    await expect.poll(() => countLockWaits(database.admin)).toBe(1)
    // The import waits for a higher number, and has this one.
    await expect(take(lowest!, async () => {})).rejects.toMatchObject({ code: '55P03' })
  })
  expect(await running).toBe('done')
  expect(await countOf(business, 'contacts')).toBe(80)
})

test('a batch that PostgreSQL refuses leaves nothing, and is whole when it is tried again', async () => {
  const business = await makeBusiness(deps)
  const phones = manyPhones(90)
  const row = await sendImport(deps, business.id, fileOf(phones))
  await sql.unsafe(`
    create function refuse_one() returns trigger language plpgsql as
      $$ begin if new.canonical = '${phones[75]}' then raise 'no room for this one'; end if; return new; end $$;
    create trigger refuse_one before insert on identities for each row execute function refuse_one()`)
  const run = await claimed(business, row)
  await expect(run(30)).rejects.toThrow('no room for this one')
  // The batches before it are written, and of the third nothing is.
  expect(await look(business, row.id)).toMatchObject({ rows: 60 })
  expect(await Promise.all(['contacts', 'ledger', 'evidence'].map((table) => countOf(business, table)))).toEqual([
    60, 60, 60,
  ])
  await sql.unsafe('drop trigger refuse_one on identities; drop function refuse_one()')
  await sql`
    update imports set claimed_until = null, claimed_by = null, due_at = now() - interval '1 second'
    where business_id = ${business.id} and id = ${row.id}`
  expect(await (await claimed(business, row))(30)).toBe('done')
  expect(await look(business, row.id)).toMatchObject({ status: 'done', rows: 90, refused: 0 })
  expect(await Promise.all(['contacts', 'ledger', 'evidence'].map((table) => countOf(business, table)))).toEqual([
    90, 90, 90,
  ])
  expect([await badLines(database.owner), await findingsOf(database.owner, { business: business.slug })]).toEqual([
    [],
    [],
  ])
})

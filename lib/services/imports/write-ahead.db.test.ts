import { expect, test } from 'vitest'
import { connect, inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { claimImport, findImport, type ImportRow } from '@/db/queries/imports/imports'
import { phoneIdentity } from '@/lib/consent/identities'
import { readTable } from '@/lib/csv/read-table'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeNumber } from '@/lib/services/contacts/change-number'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { findOrCreateContact, findOrCreateWithin } from '@/lib/services/contacts/find-contact'
import { badLines, makeBusiness, storedState, type TestBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { countLockWaits } from '@/testing/lock-waits'
import { columnsOf, readerOptions } from './open-file'
import { batchReader } from './prepare-batch'
import { RowReader } from './read-rows'
import { runImport } from './run-import'
import { sendImport } from './testing'
import { writeAhead, writeBatch } from './write-batch'

// The next batch of an import waits for the lock of the one before with its rows made (decision 0244).
const database = await createTestDatabase()
const { sql } = database.admin
const deps = testDeps(database.app)
const worker = testDeps(database.worker)
const HEAD = 'phone,promos,when\n'
const JANUARY = '2026-01-05T10:00:00.123Z'
let numbers = 0
const nextPhone = () => `+5511984${String(100_000 + ++numbers)}`
const manyPhones = (count: number) => Array.from({ length: count }, nextPhone)
const fileOf = (phones: readonly string[]) => HEAD + phones.map((phone) => `${phone},yes,${JANUARY}\n`).join('')
const look = (business: TestBusiness, id: string) =>
  inBusiness(database.app, business.id, (tx) => findImport(tx, business.id, id))
const countOf = async (business: TestBusiness, table: string) =>
  (await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)} where business_id = ${business.id}`)[0]?.n
const make = (business: TestBusiness, phone: string) =>
  findOrCreateContact(deps, business.id, [phoneIdentity(phone)!], null)

/** Claims a queued import. */
async function claimed(business: TestBusiness, { id }: ImportRow) {
  const by = newId()
  const now = Date.now() + 1000
  const row = await inBusiness(database.worker, business.id, (tx) =>
    claimImport(tx, business.id, { by, now, until: now + 60_000 }),
  )
  if (row?.id !== id) throw new Error('another import was to be run')
  return { row, by }
}

/** Reads a file as one batch. */
async function batchOf(business: TestBusiness, file: string) {
  const config = await inBusiness(database.app, business.id, (tx) => readConfig(tx, business.id))
  const table = await readTable(
    (async function* () {
      yield Buffer.from(file)
    })(),
  )
  const settings = { columns: {} }
  const options = readerOptions(config!, settings, columnsOf(table, settings, config!))
  const batch = batchReader(new RowReader(options), deps.pepper, config!.version)
  for await (const rows of table.batches) for (const row of rows) batch.add(row)
  return batch.end()
}

/**
 * Sends a batch of twenty people ahead of another one that has the import, and does something before that one ends.
 * Returns whether the batch was written, and how many contacts there are then; and how it ends when it is written
 * alone.
 */
async function ahead(
  business: TestBusiness,
  meanwhile: (phones: string[], theOther: typeof sql, importId: string) => Promise<unknown>,
  after = 5,
) {
  const phones = manyPhones(20)
  const { row, by } = await claimed(business, await sendImport(deps, business.id, fileOf(phones)))
  const batch = await batchOf(business, fileOf(phones))
  const claim = { businessId: business.id, importId: row.id, by, done: 5, leaseMs: 60_000 }
  const { running } = await sql.begin(async (tx) => {
    await tx`select 1 from imports where business_id = ${business.id} and id = ${row.id} for update`
    const written = writeAhead(worker, claim, batch, () => {})
    await expect.poll(() => countLockWaits(database.admin)).toBe(1)
    await meanwhile(phones, tx as unknown as typeof sql, row.id)
    await tx`update imports set rows = ${after} where business_id = ${business.id} and id = ${row.id}`
    return { running: { written } }
  })
  const isAhead = await running.written
  const lines = await countOf(business, 'ledger')
  return { isAhead, lines, phones, row, alone: () => writeBatch(worker, claim, batch) }
}

test('a batch of strangers is written under the lock of the one before, when that is done', async () => {
  const business = await makeBusiness(deps)
  const { isAhead, lines, row } = await ahead(business, async () => {
    // It waits, and has written nothing, also nothing that others do not see yet.
    const written = await sql`
      select l.relation::regclass::text as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where a.datname = current_database() and a.wait_event_type = 'Lock' and l.mode = 'RowExclusiveLock'`
    expect(written).toEqual([])
  })
  expect([isAhead, lines]).toEqual([true, 20])
  expect(await look(business, row.id)).toMatchObject({ status: 'running', rows: 25, taken: 20 })
  expect(await badLines(database.owner)).toEqual([])
})

test.each([
  [
    'somebody else makes one of its people',
    (business: TestBusiness) => (phones: string[]) => make(business, phones[7]!),
  ],
  [
    'one of its people comes and is erased',
    (business: TestBusiness) => async (phones: string[]) => {
      const { contactId } = await make(business, phones[7]!)
      await eraseContact(deps, operatorOf(business.id), contactId)
    },
  ],
  [
    'one of its numbers comes and goes on to somebody else',
    (business: TestBusiness) => async (phones: string[]) => {
      await make(business, phones[7]!)
      const numberOf = (phone: string) => ({ userId: null, parentUserId: null, waId: phone.slice(1) })
      const change = { id: 'wamid.moved', seconds: Math.floor(Date.now() / 1000), recipient: null }
      const [previous, next] = [phones[7]!, nextPhone()].map(numberOf)
      const moved = { family: 'identity' as const, ...change, previous: previous!, next: next! }
      expect(await changeNumber(deps, business.id, business.backendId, moved)).toBe('changed')
    },
  ],
])('nothing is written ahead if %s meanwhile, and alone it is right', async (what, meanwhile) => {
  const business = await makeBusiness(deps)
  const { isAhead, row, phones, alone } = await ahead(business, meanwhile(business))
  expect([isAhead, await look(business, row.id)]).toMatchObject([false, { rows: 5, taken: 0 }])
  expect(await alone()).toBe('written')
  const isKeptOut = !what.includes('makes')
  expect(await look(business, row.id)).toMatchObject(isKeptOut ? { taken: 19, keptOut: 1 } : { taken: 20, keptOut: 0 })
  const held = await sql`
    select 1 from identities where business_id = ${business.id} and canonical = any(${phones}) and ended_at is null`
  expect(held).toHaveLength(isKeptOut ? 19 : 20)
  expect(await badLines(database.owner)).toEqual([])
})

test('nothing is written ahead with a configuration that is no longer that of the business', async () => {
  const business = await makeBusiness(deps)
  const { isAhead, lines, alone } = await ahead(
    business,
    () => sql`update businesses set config_version = config_version + 1 where id = ${business.id}`,
  )
  expect([isAhead, lines]).toEqual([false, 0])
  expect(await alone()).toBe('stale')
})

test('nothing is written ahead by a worker that lost the import, or after a batch that failed', async () => {
  const business = await makeBusiness(deps)
  const lost = await ahead(
    business,
    (_, theOther, id) => theOther`
      update imports set claimed_by = ${newId()} where business_id = ${business.id} and id = ${id}`,
  )
  expect([lost.isAhead, lost.lines, await lost.alone()]).toEqual([false, 0, 'lost'])
  const other = await makeBusiness(deps)
  const failed = await ahead(other, async () => {}, 0)
  expect([failed.isAhead, failed.lines, await failed.alone()]).toEqual([false, 0, 'lost'])
})

test('a batch with somebody who is known, or who is in the batch before, is written after it', async () => {
  const business = await makeBusiness(deps)
  const phones = manyPhones(6)
  await make(business, phones[5]!)
  // The fourth row contradicts the first, and is in the batch behind it.
  const rows = [0, 1, 2, 0, 3, 4, 5].map((place, at) => {
    const answer = at === 3 ? 'no,2026-02-05T10:00:00.000Z' : `yes,${JANUARY}`
    return `${phones[place]},${answer}\n`
  })
  const { row, by } = await claimed(business, await sendImport(deps, business.id, HEAD + rows.join('')))
  const run = { businessId: business.id, row, by, leaseMs: 60_000, mayGoOn: () => true, batchRows: 2 }
  expect(await runImport(worker, run)).toBe('done')
  expect(await look(business, row.id)).toMatchObject({ rows: 7, taken: 7, unchanged: 0, keptOut: 0 })
  const { contactId } = await make(business, phones[0]!)
  const { topics } = await storedState(deps, business.id, contactId)
  expect(topics[business.topics.promos]?.lanes).toMatchObject({ other: { answer: 'out' } })
  expect(await countOf(business, 'contacts')).toBe(6)
  expect(await badLines(database.owner)).toEqual([])
})

test('while a batch waits, the next one waits behind it, and both are written in their order', async () => {
  const business = await makeBusiness(deps)
  const phones = manyPhones(60)
  const { row, by } = await claimed(business, await sendImport(deps, business.id, fileOf(phones)))
  const run = { businessId: business.id, row, by, leaseMs: 60_000, mayGoOn: () => true, batchRows: 20 }
  const { running } = await inBusiness(database.app, business.id, async (tx) => {
    await findOrCreateWithin(deps, tx, business.id, [phoneIdentity(phones[7]!)!], null)
    const started = runImport(worker, run)
    // The first batch waits for that number, and the second one for the first.
    await expect.poll(() => countLockWaits(database.admin)).toBe(2)
    return { running: { started } }
  })
  expect(await running.started).toBe('done')
  expect(await look(business, row.id)).toMatchObject({ status: 'done', rows: 60, taken: 60, unchanged: 0, keptOut: 0 })
  expect(await Promise.all(['contacts', 'ledger', 'evidence'].map((table) => countOf(business, table)))).toEqual([
    60, 60, 60,
  ])
  expect(await badLines(database.owner)).toEqual([])
})

test('when a batch fails, nothing of the one behind it is written', async () => {
  const business = await makeBusiness(deps)
  const phones = manyPhones(80)
  const { row, by } = await claimed(business, await sendImport(deps, business.id, fileOf(phones)))
  const run = { businessId: business.id, row, by, leaseMs: 60_000, mayGoOn: () => true, batchRows: 20 }
  await sql.unsafe(`
    create function refuse_ahead() returns trigger language plpgsql as
      $$ begin if new.canonical = '${phones[25]}' then raise 'no room for this one'; end if; return new; end $$;
    create trigger refuse_ahead before insert on identities for each row execute function refuse_ahead()`)
  await expect(runImport(worker, run)).rejects.toThrow('no room for this one')
  await sql.unsafe('drop trigger refuse_ahead on identities; drop function refuse_ahead()')
  expect(await look(business, row.id)).toMatchObject({ rows: 20, taken: 20 })
  expect(await Promise.all(['contacts', 'ledger', 'evidence'].map((table) => countOf(business, table)))).toEqual([
    20, 20, 20,
  ])
})

test('a batch whose connection ends while it waits is written alone', async () => {
  const business = await makeBusiness(deps)
  const { isAhead, lines, row, alone } = await ahead(
    business,
    () => sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  )
  expect([isAhead, lines, await alone()]).toEqual([false, 0, 'written'])
  expect(await look(business, row.id)).toMatchObject({ rows: 25, taken: 20 })
  expect(await badLines(database.owner)).toEqual([])
})

/** Writes a batch of twenty people ahead, with nothing in front of it. */
async function atOnce(business: TestBusiness, db = database.worker) {
  const phones = manyPhones(20)
  const { row, by } = await claimed(business, await sendImport(deps, business.id, fileOf(phones)))
  const batch = await batchOf(business, fileOf(phones))
  const claim = { businessId: business.id, importId: row.id, by, done: 0, leaseMs: 60_000 }
  return () => writeAhead(testDeps(db), claim, batch, () => {})
}

test('a batch for which the server has no connection is written alone', async () => {
  const [{ name } = { name: '' }] = await sql<{ name: string }[]>`select current_database() as name`
  const pool = connect(database.workerUrl, { max: 1 })
  const write = await atOnce(await makeBusiness(deps), pool)
  await sql.unsafe(`alter database ${name} connection limit 0`)
  const isAhead = await write().finally(() => sql.unsafe(`alter database ${name} connection limit -1`))
  expect([isAhead, await write()]).toEqual([false, true])
  await pool.close()
})

test('an error of COMMIT is passed on, because nobody may know whether the batch was written', async () => {
  const business = await makeBusiness(deps)
  await sql.unsafe(`
    create function refuse_last() returns trigger language plpgsql as $$ begin raise 'not committed'; end $$;
    create constraint trigger refuse_last after insert on identities deferrable initially deferred
      for each row execute function refuse_last()`)
  const write = await atOnce(business)
  await expect(write()).rejects.toThrow('not committed')
  await sql.unsafe('drop trigger refuse_last on identities; drop function refuse_last()')
  expect(await countOf(business, 'contacts')).toBe(0)
})

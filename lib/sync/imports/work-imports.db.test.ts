import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { DELETED_WITHIN_MS, endReceiving } from '@/db/queries/imports/drop-import'
import { claimImport, failImport, findImport } from '@/db/queries/imports/imports'
import { decide } from '@/lib/consent/decide'
import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { dropFile } from '@/lib/services/imports/begin-import'
import { holdFile } from '@/lib/services/imports/hold-file'
import { runImport } from '@/lib/services/imports/run-import'
import { bodyOf, sendImport } from '@/lib/services/imports/testing'
import { badLines, makeContact, storedState } from '@/lib/services/testing'
import { DEFAULT_TIMING } from '@/lib/sync/deps'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const sync = syncTest(database)
/** Two imports that write one contact may conflict. The batch is then tried again without a wait. */
const AT_ONCE_AGAIN = { ...DEFAULT_TIMING, pollMs: 25, importRetryMs: 0 }
const settled = { timeout: 60_000, interval: 50 }
const HEAD = 'phone,topic,answer,when,proof\n'
let numbers = 0
const nextPhone = () => `+5511986${String(100_000 + ++numbers)}`
type Business = Awaited<ReturnType<typeof sync.business>>

const look = (business: Business, id: string) =>
  inBusiness(database.app, business.id, (tx) => findImport(tx, business.id, id))
const done = (business: Business, id: string) =>
  vi.waitFor(async () => expect(await look(business, id)).toMatchObject({ status: 'done' }), settled)
const count = async (business: Business, table: string) =>
  (
    await database.admin.sql<{ n: number }[]>`
    select count(*)::int as n from ${database.admin.sql(table)} where business_id = ${business.id}`
  )[0]?.n

function fileOf(people: number, topics = ['promos', 'news']): { file: string; phones: string[] } {
  const phones = Array.from({ length: people }, nextPhone)
  const rows = phones.flatMap((phone, i) =>
    topics.map((topic, j) => `${phone},${topic},${(i + j) % 2 ? 'yes' : 'no'},2026-01-05T10:00:00.000Z,form ${i}\n`),
  )
  return { file: HEAD + rows.join(''), phones }
}

test('a worker finds an import by itself, processes it, feeds its lines, and deletes the file', async () => {
  const business = await sync.business()
  const { file } = fileOf(300)
  const { id } = await sendImport(sync.deps, business.id, file)
  expect(sync.deps.wokenFor).toEqual([])
  expect(await count(business, 'import_chunks')).toBe(1)
  const [chunk] = await database.admin.sql`select body from import_chunks where import_id = ${id}`
  expect(Buffer.from(chunk!['body']).includes('551198')).toBe(false)
  sync.startWorker()
  await done(business, id)
  await vi.waitFor(async () => expect(await count(business, 'import_chunks')).toBe(0), settled)
  await vi.waitFor(async () => expect(await count(business, 'unfed_batches')).toBe(0), settled)
  expect(await look(business, id)).toMatchObject({ rows: 600, taken: 600, settings: { total: 600 } })
  expect(await count(business, 'feed')).toBe(300)
  // All contacts reach the backend.
  await vi.waitFor(() => expect(sync.standInOf(business.backendId).seen).toHaveLength(300), settled)
})

test('two workers at once have the result of one: nothing twice, nothing lost', async () => {
  const business = await sync.business()
  const other = await sync.business()
  const { file } = fileOf(150)
  // The same people in two files at once, and a third of another business.
  const sent = [await sendImport(sync.deps, business.id, file), await sendImport(sync.deps, business.id, file)]
  const theirs = await sendImport(sync.deps, other.id, file)
  sync.startWorker({ timing: AT_ONCE_AGAIN })
  sync.startWorker({ timing: AT_ONCE_AGAIN })
  for (const { id } of sent) await done(business, id)
  await done(other, theirs.id)
  const rows = await Promise.all(sent.map(({ id }) => look(business, id)))
  expect(rows.map((row) => row?.rows)).toEqual([300, 300])
  expect(rows.reduce((sum, row) => sum + (row?.taken ?? 0), 0)).toBe(300)
  expect(rows.reduce((sum, row) => sum + (row?.unchanged ?? 0), 0)).toBe(300)
  for (const each of [business, other]) {
    expect(await count(each, 'contacts')).toBe(150)
    expect(await count(each, 'ledger')).toBe(150)
    expect(await count(each, 'answers')).toBe(300)
  }
  expect(await badLines(database.owner)).toEqual([])
})

test('a worker that lost its claim writes nothing more', async () => {
  const business = await sync.business()
  const { file } = fileOf(20)
  const { id } = await sendImport(sync.deps, business.id, file)
  const deps = sync.syncDeps()
  const [slow, quick] = [newId(), newId()]
  const claimed = (by: string, now: number) =>
    inBusiness(deps.db, business.id, (tx) => claimImport(tx, business.id, { by, now, until: now + 1000 }))
  const first = await claimed(slow, Date.now() + 500)
  const second = await claimed(quick, Date.now() + 5000)
  const run = { businessId: business.id, leaseMs: 60_000, mayGoOn: () => true }
  expect(await runImport(deps.services, { ...run, row: second!, by: quick })).toBe('done')
  expect(await runImport(deps.services, { ...run, row: first!, by: slow })).toBe('lost')
  expect(await look(business, id)).toMatchObject({ status: 'done', rows: 40, taken: 40 })
  expect(await count(business, 'ledger')).toBe(20)
})

test('a stop releases the import between two batches, and the next worker continues there', async () => {
  const business = await sync.business()
  const { file } = fileOf(60)
  const { id } = await sendImport(sync.deps, business.id, file)
  const deps = sync.syncDeps()
  const by = newId()
  const now = Date.now() + 1000
  const row = await inBusiness(deps.db, business.id, (tx) =>
    claimImport(tx, business.id, { by, now, until: now + 60_000 }),
  )
  let batches = 0
  const mayGoOn = () => ++batches <= 3
  const run = { businessId: business.id, row: row!, by, leaseMs: 60_000, mayGoOn, batchRows: 20 }
  expect(await runImport(deps.services, run)).toBe('paused')
  expect(await look(business, id)).toMatchObject({ status: 'running', rows: 40, taken: 40 })
  await database.admin
    .sql`update imports set due_at = now() - interval '1 second', claimed_until = null, claimed_by = null where id = ${id}`
  sync.startWorker()
  await done(business, id)
  expect(await look(business, id)).toMatchObject({ rows: 120, taken: 120, unchanged: 0 })
  expect(await count(business, 'ledger')).toBe(60)
  expect(await badLines(database.owner)).toEqual([])
})

test('a file whose import nobody has begun is deleted when its day is over', async () => {
  const business = await sync.business()
  const body = bodyOf(fileOf(5).file)
  const held = await holdFile(sync.deps, operatorOf(business.id), { name: 'x', body, limitBytes: 100_000 })
  const id = held.outcome === 'received' ? held.id : ''
  expect(await look(business, id)).toMatchObject({ status: 'receiving', rows: 0 })
  await database.admin.sql`update imports set due_at = now() - interval '1 s' where id = ${id}`
  sync.startWorker()
  await vi.waitFor(async () => expect(await look(business, id)).toBeNull(), settled)
  expect(await count(business, 'import_chunks')).toBe(0)
  expect(await count(business, 'ledger')).toBe(0)
})

test('a file whose deletion was interrupted is deleted by a worker', async () => {
  const business = await sync.business()
  const hold = async () => {
    const body = bodyOf(fileOf(5).file)
    const held = await holdFile(sync.deps, operatorOf(business.id), { name: 'x', body, limitBytes: 100_000 })
    return held.outcome === 'received' ? held.id : ''
  }
  // A member dropped two files and an import ended; each time the process was killed before the file was deleted.
  const [dropped, again] = [await hold(), await hold()]
  const sent = await sendImport(sync.deps, business.id, fileOf(5).file)
  const before = Date.now() - DELETED_WITHIN_MS
  await inBusiness(database.app, business.id, async (tx) => {
    const end = { now: before, isDropped: true }
    for (const id of [dropped, again]) expect(await endReceiving(tx, business.id, id, end)).toBe(true)
    await failImport(tx, business.id, sent.id, { problem: 'internal', now: before })
  })
  expect(await count(business, 'import_chunks')).toBe(3)
  expect(await dropFile(sync.deps, operatorOf(business.id), again)).toEqual({ outcome: 'dropped' })
  sync.startWorker()
  await vi.waitFor(async () => expect(await count(business, 'import_chunks')).toBe(0), settled)
  await vi.waitFor(async () => expect(await look(business, dropped)).toBeNull(), settled)
  expect([await look(business, again), await look(business, sent.id)]).toMatchObject([null, { status: 'failed' }])
  const due = () => database.admin.sql`select id from imports where business_id = ${business.id} and due_at is not null`
  await vi.waitFor(async () => expect(await due()).toHaveLength(0), settled)
})

test('an upload that does not continue is given up, and its pieces are deleted', async () => {
  const business = await sync.business()
  const { id } = await sendImport(sync.deps, business.id, fileOf(5).file)
  await database.admin.sql`update imports set status = 'receiving', due_at = now() - interval '1 s' where id = ${id}`
  sync.startWorker()
  await vi.waitFor(
    async () =>
      expect(await look(business, id)).toMatchObject({ status: 'failed', problem: 'upload_stalled', rows: 0 }),
    settled,
  )
  await vi.waitFor(async () => expect(await count(business, 'import_chunks')).toBe(0), settled)
  expect(await count(business, 'contacts')).toBe(0)
})

test('a file whose pieces are gone fails in the end and stops nobody else’s', async () => {
  const business = await sync.business()
  const { id } = await sendImport(sync.deps, business.id, fileOf(5).file)
  await database.admin.sql`delete from import_chunks where import_id = ${id}`
  const next = await sync.business()
  const after = await sendImport(sync.deps, next.id, fileOf(5).file)
  sync.startWorker()
  await done(next, after.id)
  await vi.waitFor(async () => expect(await look(business, id)).toMatchObject({ status: 'queued', rows: 0 }), settled)
  const [row] = await database.admin.sql`select due_at > now() as later, claimed_by from imports where id = ${id}`
  expect(row).toEqual({ later: true, claimed_by: null })
})

test('a file that this version refuses ends with the reason; what it recorded stays, and sent again it goes on', async () => {
  const business = await sync.business()
  const phones = Array.from({ length: 20 }, nextPhone)
  const file = `phone,Marketing,when\n${phones.map((phone) => `${phone},no,2026-01-05\n`).join('')}`
  const named = { topic: 'promos', columns: { answer: 'Marketing' } }
  const { id } = await sendImport(sync.deps, business.id, file, { ...named, yesMeans: 'agreed' })
  const deps = sync.syncDeps()
  const [by, now] = [newId(), Date.now() + 1000]
  const row = await inBusiness(deps.db, business.id, (tx) =>
    claimImport(tx, business.id, { by, now, until: now + 60_000 }),
  )
  let batches = 0
  const run = { businessId: business.id, row: row!, by, leaseMs: 60_000, mayGoOn: () => ++batches <= 2, batchRows: 10 }
  expect(await runImport(deps.services, run)).toBe('paused')
  const half = { rows: 10, taken: 10 }
  expect(await look(business, id)).toMatchObject({ status: 'running', ...half })
  // An earlier version took such a column for one of answers.
  await database.admin.sql`update imports set settings = settings - 'yesMeans', due_at = now() - interval '1 second',
    claimed_until = null, claimed_by = null where id = ${id}`
  sync.startWorker()
  await vi.waitFor(async () => expect(await look(business, id)).toMatchObject({ status: 'failed' }), settled)
  const failed = {
    problem: 'columns_ambiguous',
    settings: { failure: expect.stringContaining('“Marketing”') as string },
  }
  expect(await look(business, id)).toMatchObject({ ...half, ...failed })
  await vi.waitFor(async () => expect(await count(business, 'import_chunks')).toBe(0), settled)
  expect(await count(business, 'ledger')).toBe(10)
  const again = await sendImport(sync.deps, business.id, file, { ...named, yesMeans: 'agreed' })
  await done(business, again.id)
  expect(await look(business, again.id)).toMatchObject({ rows: 20, taken: 10, unchanged: 10 })
  expect(await count(business, 'ledger')).toBe(20)
})

test('a file that a member began and this version refuses names the column that it asks about', async () => {
  const business = await sync.business()
  const file = `phone,Marketing,when\n${nextPhone()},no,2026-01-05\n`
  const uses = ['phone', 'answer', 'when']
  const { id } = await sendImport(sync.deps, business.id, file, { topic: 'promos', uses, yesMeans: 'agreed' })
  await database.admin.sql`update imports set settings = settings - 'yesMeans' where id = ${id}`
  sync.startWorker()
  await vi.waitFor(async () => expect(await look(business, id)).toMatchObject({ status: 'failed' }), settled)
  const failure = expect.stringContaining('“Marketing”') as string
  expect(await look(business, id)).toMatchObject({ problem: 'columns_ambiguous', rows: 0, settings: { failure } })
  expect(await count(business, 'ledger')).toBe(0)
})

test('people who save while the import runs win with their No, and nothing of theirs is lost', async () => {
  const business = await sync.business()
  const { promos, news } = business.topics
  const phones = Array.from({ length: 120 }, nextPhone)
  const ids = await Promise.all(phones.map((phone) => makeContact(sync.deps, business.id, phoneIdentity(phone))))
  const rows = phones.flatMap((phone, i) => [
    `${phone},promos,yes,2099-01-01,form ${i}\n`,
    `${phone},news,no,2026-01-05,\n`,
  ])
  const sent = await sendImport(sync.deps, business.id, HEAD + rows.join(''))
  sync.startWorker({ timing: AT_ONCE_AGAIN })
  // While it runs, half of them say No to promotions, and the others Yes to news.
  await Promise.all(
    ids.map((id, i) =>
      changeContact(sync.deps, business.id, id, {
        kind: 'preferences',
        actor: 'contact',
        method: 'page',
        evidence: { form: i },
        say: () => ({
          statements: [
            i % 2 === 0
              ? { on: 'answer', topicId: promos, answer: 'out' }
              : { on: 'answer', topicId: news, answer: 'in', basis: 'consent' },
          ],
        }),
      }),
    ),
  )
  await done(business, sent.id)
  const { topics } = await sync.deps.configs.at(business.id, 1)
  const reasonOf = async (id: string, topicId: string) =>
    decide(
      await storedState(sync.deps, business.id, id),
      topics.find((topic) => topic.id === topicId)!,
      { now: Date.now() },
    ).reason
  for (const [i, id] of ids.entries()) {
    expect(await reasonOf(id, promos)).toBe(i % 2 === 0 ? 'opted_out' : 'opted_in')
    expect(await reasonOf(id, news)).toBe(i % 2 === 0 ? 'opted_out' : 'opted_in')
  }
  expect(await badLines(database.owner)).toEqual([])
})

import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { newId } from '@/lib/ids'
import { ANA, BRUNO, CARLA } from '@/lib/sandbox/weni/testing'
import { storedState } from '@/lib/services/testing'
import { yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { beginAfterRestore, beginReading, findReadable } from './begin-reading'
import { followReading } from './follow-reading'
import { nextNight } from './poll-backend'
import { readingTest } from './testing'

const database = await createTestDatabase()

type World = Awaited<ReturnType<typeof readingTest>>

async function reconcile(world: World, mode: 'nightly' | 'import' = 'nightly') {
  const poll = { businessId: world.business.id, backendId: world.business.backendId, kind: 'reconcile' } as const
  const run = await inBusiness(database.worker, world.business.id, (tx) => beginReading(tx, poll, mode, Date.now()))
  return followReading(world.syncDeps, poll, run)
}

test('a reconciliation records a No, corrects and lists drift, and reports it; a second one finds nothing', async () => {
  const world = await readingTest(database)
  const { promos, orders } = world.business.topics
  await world.inStep(yes(promos), yes(orders))
  await world.edit({ fields: { consent_orders: 'não' } })
  await world.edit({ contact: CARLA, status: 'blocked' })
  const first = await reconcile(world)
  // Bruno and Carla are made, so that their records get what Weni counts as allowed.
  expect(first).toEqual({ done: true, tally: { looked: 3, takenIn: 2, mended: 1, forReview: 0 } })
  expect(await world.reconciliation()).toMatchObject({ looked: 3, taken_in: 2, ended_at: expect.any(Date) })
  await world.inStep()
  expect((await world.record()).fields).toMatchObject({ consent_orders: 'no' })
  const again = await reconcile(world)
  expect(again).toMatchObject({ done: true, tally: { looked: 3, takenIn: 0, forReview: 0 } })
})

test('a 429 in the middle: what was read stays, and it goes on at that page', async () => {
  const world = await readingTest(database)
  await world.inStep(yes(world.business.topics.orders))
  const strangers = Array.from({ length: 600 }, (_, place) => ({
    uuid: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
    name: 'S',
    language: 'por',
    urn: `whatsapp:55119${String(10_000_000 + place)}`,
  }))
  world.toPresent()
  await world.stand.control('POST', 'contacts', strangers)
  await world.edit({ fields: { consent_orders: 'no' } })
  await world.begin('changes')
  const pages: Record<string, string>[] = []
  world.onContacts(async (contacts, query) => {
    pages.push({ ...query })
    if (pages.length === 2) {
      await world.stand.control('POST', 'faults', { mode: '429', count: 1, path: 'contacts', retryAfter: 1 })
    }
    return contacts(query)
  })
  expect(await world.read()).toMatchObject({ ended: 'budget' })
  expect(await world.lines()).toHaveLength(1)
  world.wait(30_000)
  expect(await world.read()).toMatchObject({ ended: 'done' })
  expect(await world.lines()).toHaveLength(2)
  expect(pages[1]).toHaveProperty('cursor')
  expect(pages[2]).toEqual(pages[1])
})

test('a whole reading uses at most half of the hour', async () => {
  const world = await readingTest(database, 10)
  await world.begin('nightly')
  const reads = () => {
    const { endpoints } = world.stand.sandbox.calls.counters()
    return Object.values(endpoints['contacts'] ?? {}).reduce((sum, count) => sum + count, 0)
  }
  const before = reads()
  let ended
  for (let pages = 0; pages < 10; pages++) {
    await world.begin('nightly')
    ended = await world.read('reconcile')
    if (ended?.ended === 'budget') break
  }
  expect(ended).toMatchObject({ ended: 'budget' })
  expect(reads() - before).toBeLessThanOrEqual(5)
})

test('a backend that lies: pages that lead in a circle, garbage, dates of the future and a deleted group do no harm', async () => {
  const world = await readingTest(database)
  const { promos } = world.business.topics
  await world.inStep(yes(promos))
  await world.begin('changes')
  await world.read()
  const { connect } = world.syncDeps
  const record = { ...(await world.record()), modified_on: '2999-01-01T00:00:00.000000Z', groups: [] }
  const lies: unknown[] = [
    { ok: false, kind: 'failed', reason: 'unreadable_answer' },
    { ok: true, value: { records: [record], unreadable: 3, next: { cursor: 'round' } } },
  ]
  for (const lie of lies) {
    world.syncDeps.connect = (id, row) => ({
      ...connect(id, row),
      reader: () => ({
        contacts: () => Promise.resolve(lie as never),
        groups: () => Promise.resolve({ ok: true, value: new Set() }),
        clearField: () => Promise.resolve({ ok: true, value: null }),
        close: () => Promise.resolve(),
      }),
    })
    expect(await world.read()).toMatchObject({ ended: 'failed' })
  }
  const [row] = await database.admin.sql<{ cursor: string }[]>`
    select cursor from poll_cursors where business_id = ${world.business.id} and kind = 'changes'`
  const { after } = JSON.parse(row!.cursor) as { after: string }
  expect(Date.parse(after)).toBeLessThan(Date.now() + 60_000)
  expect(await world.lines()).toHaveLength(1)
})

test('after a restore, the No that our data lost comes back before anything is sent', async () => {
  const world = await readingTest(database)
  const { promos, orders } = world.business.topics
  await world.inStep(yes(promos), yes(orders))
  // The person said No on the page, and Weni had it. Then an older backup was restored.
  await world.edit({ fields: { consent_promo: 'no', marketing_opt_in: 'false' } })
  await database.admin.sql`
    update sync_marks set due_at = now() - interval '1 second', mirrored = null,
    claimed_by = ${newId()}, claimed_until = now() - interval '1 second'
    where business_id = ${world.business.id}`
  await inBusiness(database.worker, world.business.id, (tx) =>
    beginReading(tx, { businessId: world.business.id, backendId: world.business.backendId }, 'nightly', Date.now()),
  )
  const readable = (await findReadable(world.syncDeps, null)).filter((one) => one.businessId === world.business.id)
  const { runs, held } = await beginAfterRestore(world.syncDeps, readable)
  expect(held).toBe(1)
  const status = () =>
    database.admin.sql`select status, status_reason from backends where id = ${world.business.backendId}`
  expect(await status()).toEqual([{ status: 'paused', status_reason: 'after_restore' }])
  // A worker that runs meanwhile finds a valid token, and still sends nothing.
  const worker = world.startWorker({
    connect: world.syncDeps.connect,
    timing: { ...world.syncDeps.timing, pollMs: 60_000, probeMs: 1 },
  })
  await worker.stop()
  expect((await world.record()).fields).toMatchObject({ consent_promo: 'no' })
  const followed = await followReading(world.syncDeps, readable[0]!, runs.get(world.business.backendId)!)
  expect(followed).toMatchObject({ done: true })
  expect(await status()).toEqual([{ status: 'active', status_reason: null }])
  const state = await storedState(world.deps, world.business.id, world.ana)
  expect(state.topics[promos]?.lanes.other).toMatchObject({ answer: 'out' })
  expect(state.topics[orders]?.lanes.other).toBeUndefined()
  const second = world.startWorker({ connect: world.syncDeps.connect })
  await expect.poll(() => world.mark(world.business, world.ana)).toMatchObject({ version: 2, confirmed_version: 2 })
  await second.stop()
  expect((await world.record()).fields).toMatchObject({ consent_promo: 'no', consent_orders: 'yes' })
})

test('an import makes all contacts and records refusals, makes no Yes, and only then allows writing', async () => {
  const world = await readingTest(database)
  const { promos, orders } = world.business.topics
  await world.edit({ contact: BRUNO, fields: { consent_orders: 'no' } })
  await world.edit({ contact: ANA, status: 'stopped' })
  await database.admin.sql`
    update backends set status = 'paused', status_reason = 'connecting' where id = ${world.business.backendId}`
  const followed = await reconcile(world, 'import')
  expect(followed).toMatchObject({ done: true, tally: { looked: 3, takenIn: 2 } })
  expect((await storedState(world.deps, world.business.id, world.ana)).stop?.on).toBe(true)
  const rows = await database.admin.sql<{ id: string; value: string }[]>`
    select contact_id as id, value from identities where business_id = ${world.business.id} and kind = 'backend'`
  expect(rows.map((row) => row.value).sort()).toEqual([ANA, BRUNO, CARLA])
  const bruno = await storedState(world.deps, world.business.id, rows.find((row) => row.value === BRUNO)!.id)
  expect(bruno.topics[orders]?.lanes.other).toMatchObject({ answer: 'out' })
  // consent_promo was "yes" for Ana in Weni.
  expect((await storedState(world.deps, world.business.id, world.ana)).topics[promos]).toBeUndefined()
  const [backend] = await database.admin.sql`select status from backends where id = ${world.business.backendId}`
  expect(backend).toEqual({ status: 'active' })
})

test('a refused token pauses the backend, and a reading finds out by itself that it works again', async () => {
  const world = await readingTest(database)
  await world.begin('changes')
  await world.stand.control('POST', 'faults', { mode: 'forbidden', count: 1 })
  expect(await world.read()).toMatchObject({ ended: 'refused' })
  const status = () => database.admin.sql`select status from backends where id = ${world.business.backendId}`
  expect(await status()).toEqual([{ status: 'paused' }])
  // The time passes after which it may be asked again.
  await database.admin.sql`update backends set next_probe_at = now() where id = ${world.business.backendId}`
  expect(await world.read()).toMatchObject({ ended: 'done' })
  expect(await status()).toEqual([{ status: 'active' }])
})

test('two workers never read the same backend at once', async () => {
  const world = await readingTest(database)
  // Due once: the second worker finds it claimed, or read.
  await world.begin('changes')
  await world.stand.control('POST', 'faults', { mode: 'slow', ms: 200, count: 1 })
  const both = await Promise.all([world.poll(), world.poll()])
  expect(both.filter((one) => one !== null)).toHaveLength(1)
})

test('the night begins at three where the business is', () => {
  const at = (iso: string) => Date.parse(iso)
  expect(nextNight(at('2026-11-22T05:59:00Z'), 'America/Sao_Paulo')).toBe(at('2026-11-22T06:00:00Z'))
  expect(nextNight(at('2026-11-22T06:00:00Z'), 'America/Sao_Paulo')).toBe(at('2026-11-23T06:00:00Z'))
})

test('a return that the nightly reading finds lifts a stop that an earlier one shows to be older', async () => {
  const world = await readingTest(database)
  const { business, ana } = world
  const stopped = async () => (await storedState(world.deps, business.id, ana)).stop?.on
  await world.stand.post('fields.json', { label: 'Sayso missed', value_type: 'text' })
  await world.stand.control('POST', 'settings', { assetCacheMs: 0 })
  await world.inStep({ on: 'stop', value: true })
  // Half a minute after the stop, a reading finds the field empty.
  world.wait(31_000)
  await reconcile(world)
  await world.inStep()
  await world.edit({ fields: { sayso_missed: 'VOLVER' } })
  await world.read('reconcile')
  expect(await stopped()).toBe(false)
  expect(await world.reviews()).toEqual([])
  // One that is begun by hand knows it as well.
  await world.inStep({ on: 'stop', value: true })
  world.wait(62_000)
  await world.read('reconcile')
  await world.inStep()
  await world.edit({ fields: { sayso_missed: 'VOLVER' } })
  await reconcile(world)
  expect(await stopped()).toBe(false)
  expect(await world.reviews()).toEqual([])
})

import { expect, test, vi } from 'vitest'
import { startStand, stressTest } from '@/lib/sync/stress/testing/stress-test'
import { stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const t = stressTest(database)
const soon = { interval: 10 }
const TIMING = { ...t.syncDeps().timing, probeMs: 100 }

test('a token revoked during a sync pauses the backend; with the next token it continues where it was', async () => {
  const stand = await startStand()
  const business = await t.weniBusiness(stand, 'both', { perHour: null })
  const people = await t.crowd(business, 300, yes(business.topics.promos))
  stand.sandbox.faults.set([{ mode: 'slow', rate: 1, ms: 10, retryAfter: 1 }])
  await people.say(stop)
  t.startWorker(t.weniDeps([stand], { timing: TIMING }))
  await vi.waitFor(() => expect(stand.calls.length).toBeGreaterThan(40), soon)
  stand.sandbox.faults.set([{ mode: 'forbidden', rate: 1, retryAfter: 1 }])
  const status = async () =>
    (await t.sql`select status, status_reason from backends where id = ${business.backendId}`)[0]
  await vi.waitFor(
    async () => expect(await status()).toEqual({ status: 'paused', status_reason: 'http_403: Invalid token' }),
    soon,
  )
  // Requests in flight are refused as well. After them come only probes whether it works again.
  await vi.waitFor(async () => {
    const [row] =
      await t.sql`select count(*)::int as n from sync_marks where business_id = ${business.id} and claimed_by is not null`
    expect(row).toEqual({ n: 0 })
  }, soon)
  const before = stand.calls.length
  await vi.waitFor(() => expect(stand.calls.length).toBeGreaterThan(before + 2), soon)
  expect(new Set(stand.calls.slice(before).map((call) => call.path))).toEqual(new Set(['/api/v2/workspace.json']))
  expect(await business.left()).toBeGreaterThan(0)
  stand.sandbox.faults.set([])
  await business.inStep()
  expect(await status()).toEqual({ status: 'active', status_reason: null })
  expect(await t.wrongRecords(business, people.all)).toEqual([])
})

test('a backend deleted during a sync gets no more requests; saves and other backends continue', async () => {
  const [gone, well] = [await startStand(), await startStand()]
  const [deleted, other] = [
    await t.weniBusiness(gone, 'groups', { perHour: 2500 }),
    await t.weniBusiness(well, 'fields', { perHour: null }),
  ]
  const [lost, kept] = [
    await t.crowd(deleted, 500, yes(deleted.topics.promos)),
    await t.crowd(other, 100, yes(other.topics.promos)),
  ]
  gone.sandbox.faults.set([{ mode: 'slow', rate: 1, ms: 50, retryAfter: 1 }])
  await lost.say(stop)
  const worker = t.startWorker(t.weniDeps([gone, well]))
  await vi.waitFor(() => expect(gone.calls.length).toBeGreaterThan(5), soon)
  await t.sql`delete from sync_marks where backend_id = ${deleted.backendId}`
  await t.sql`delete from backends where id = ${deleted.backendId}`
  for (const contact of kept.all) await other.say(contact, stop)
  await other.inStep()
  for (const contact of lost.all.slice(0, 20)) await deleted.say(contact, { on: 'stop', value: false })
  // Contacts that were claimed before may still be delivered. Once this worker has ended there are no requests, though
  // the next one has seen whatever is due.
  await worker.stop()
  const asked = gone.calls.length
  await deleted.say(lost.all[0]!, stop)
  for (const contact of kept.all) await other.say(contact, { on: 'stop', value: false })
  const next = t.startWorker(t.weniDeps([gone, well]))
  await other.inStep()
  await next.stop()
  expect(gone.calls.length).toBe(asked)
  expect(await t.sql`select 1 from sync_marks where backend_id = ${deleted.backendId}`).toEqual([])
  expect(await t.wrongRecords(other, kept.all)).toEqual([])
})

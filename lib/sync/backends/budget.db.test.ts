import { expect, test } from 'vitest'
import { changeBackendSettings } from '@/lib/services/backends/change-backend-settings'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { enableBackend } from '@/lib/services/backends/enable-backend'
import { operatorOf } from '@/lib/services/callers/caller'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { sharedBudget } from './budget'
import { PURPOSES } from './hour-window'

const database = await createTestDatabase()
const sync = syncTest(database)
const MINUTE_MS = 60_000

/** Makes the budget of one backend as two workers see it, and their clock. */
async function twoWorkers(perHour: number | null) {
  const business = await sync.business()
  const clock = { at: Date.UTC(2026, 0, 1), now: () => clock.at }
  const workers = [1, 2].map(() => {
    const budget = sharedBudget({ ...sync.syncDeps(), clock }, business.id, business.backendId)
    budget.perHour = perHour
    return budget
  })
  const ask = async (count: number, urgent: boolean, bucket = 'v2') => {
    const waits = await Promise.all(
      Array.from({ length: count }, async (_, index) => workers[index % 2]!.take(bucket, urgent)),
    )
    return { granted: waits.filter((wait) => wait === 0).length, waits: waits.filter((wait) => wait > 0) }
  }
  /** Resolves when the database shows that a bucket opens in this many milliseconds, and by no earlier closing. */
  const blocked = async (bucket: string, ms: number) => {
    const opensAt = () =>
      database.admin.sql<{ at: Date | null }[]>`
        select blocked_until as at from backend_budgets
        where backend_id = ${business.backendId} and bucket = ${bucket}`.then(([row]) => row?.at?.getTime())
    await expect.poll(opensAt).toBe(clock.at + ms)
  }
  return { workers, clock, ask, blocked, business }
}

test('two workers together stay within the hour, and the rest is kept for refusals', async () => {
  const { clock, ask } = await twoWorkers(100)
  const first = await ask(90, false)
  expect(first.granted).toBe(70)
  expect(first.waits.every((wait) => wait === 62 * MINUTE_MS)).toBe(true)
  expect((await ask(50, true)).granted).toBe(30)
  expect((await ask(10, true, 'v2.contacts')).granted).toBe(10)
  clock.at += 61 * MINUTE_MS
  expect((await ask(10, true)).granted).toBe(0)
  clock.at += MINUTE_MS
  expect((await ask(10, true)).granted).toBe(10)
})

test('without a limit nothing is counted, but what the backend closes stays closed', async () => {
  const { workers, clock, ask } = await twoWorkers(null)
  expect((await ask(5000, false)).granted).toBe(5000)
  workers[0]!.block('v2', 5000, true)
  expect(await workers[0]!.take('v2', true)).toBe(5000)
  expect(await workers[0]!.take('v2.contacts', true)).toBe(0)
  clock.at += 5000
  expect(await workers[0]!.take('v2', true)).toBe(0)
})

test('a 429 closes the bucket for the other workers too, and teaches agreements a lower limit for an hour', async () => {
  const { workers, clock, ask, blocked } = await twoWorkers(100)
  await ask(40, false)
  workers[0]!.block('v2', 30_000, true)
  await blocked('v2', 30_000)
  expect(await workers[1]!.take('v2', true)).toBe(30_000)
  clock.at += 30_000
  // 40 requests were served, so agreements have 28 an hour now, and all of them are used.
  expect((await ask(10, false)).granted).toBe(0)
  clock.at += 62 * MINUTE_MS
  expect((await ask(200, false)).granted).toBe(70)
})

test('a refusal waits out Retry-After and no longer, whatever a 429 taught', async () => {
  const { workers, clock, ask, blocked } = await twoWorkers(100)
  await ask(40, false)
  workers[0]!.block('v2', 30_000, true)
  await blocked('v2', 30_000)
  expect(await workers[1]!.take('v2', true)).toBe(30_000)
  clock.at += 30_000
  expect((await ask(50, true)).granted).toBe(50)
})

test('a Retry-After of a second closes the bucket for a second and teaches nothing', async () => {
  const { workers, clock, ask, blocked } = await twoWorkers(100)
  await ask(20, false)
  workers[0]!.block('v2', 1000, true)
  await blocked('v2', 1000)
  expect(await workers[1]!.take('v2', true)).toBe(1000)
  clock.at += 1000
  expect((await ask(40, false)).granted).toBe(40)
})

test('a 429 that names no time closes the bucket for a moment, and teaches nothing', async () => {
  const { workers, clock, ask, blocked } = await twoWorkers(100)
  await ask(20, false)
  workers[0]!.block('v2', 60_000, false)
  await blocked('v2', 60_000)
  expect(await workers[1]!.take('v2', true)).toBe(60_000)
  clock.at += 60_000
  expect((await ask(60, false)).granted).toBe(50)
})

test('readings of refusals keep a share that neither agreements nor a learnt limit take from them', async () => {
  const { workers, clock, ask, blocked } = await twoWorkers(100)
  const read = (bucket = 'v2') => workers[0]!.takeFor(bucket, 'reading')
  expect((await ask(90, false)).granted).toBe(70)
  const waits = await Promise.all(Array.from({ length: 12 }, async () => read()))
  expect(waits.filter((wait) => wait === 0)).toHaveLength(10)
  expect((await ask(40, true)).granted).toBe(20)
  // A limit learned from a 429 is for agreements only.
  await ask(30, false, 'v2.contacts')
  workers[0]!.block('v2.contacts', 30_000, true)
  await blocked('v2.contacts', 30_000)
  clock.at += 30_000
  expect((await ask(10, false, 'v2.contacts')).granted).toBe(0)
  expect(await read('v2.contacts')).toBe(0)
})

test('a change of the settings or the status ends what a 429 closed and taught, for every worker', async () => {
  const { workers, clock, ask, blocked, business } = await twoWorkers(100)
  await ask(30, false)
  workers[0]!.block('v2', 3_000_000, true)
  await blocked('v2', 3_000_000)
  clock.at += 1000
  await changeBackendSettings(sync.deps, operatorOf(business.id), business.backendId, { perHour: 100 })
  for (const worker of workers) worker.forgetHolds()
  // Used requests stay counted: 30 of the 70.
  expect((await ask(60, false)).granted).toBe(40)
  workers[0]!.block('v2', 3_000_000, true)
  await blocked('v2', 3_000_000)
  await disableBackend(sync.deps, operatorOf(business.id), business.backendId)
  await enableBackend(sync.deps, operatorOf(business.id), business.backendId)
  for (const worker of workers) worker.forgetHolds()
  expect((await ask(1, true)).granted).toBe(1)
})

test('of a spent hour the database is asked once a minute, and at once after a change of the settings', async () => {
  const { workers, clock, ask, business } = await twoWorkers(100)
  const [worker] = workers
  expect((await ask(100, true)).granted).toBe(100)
  expect(await worker?.take('v2', true)).toBe(62 * MINUTE_MS)
  clock.at += 59_000
  // A worker that asked the database now would wait for this lock, and then return a second.
  await database.admin.sql.begin(async (tx) => {
    await tx`
      select 1 from backend_budgets
      where business_id = ${business.id} and backend_id = ${business.backendId} for update`
    expect(await worker?.take('v2', true)).toBe(62 * MINUTE_MS - 59_000)
  })

  // A limit that was raised is used at once, and what left the hour in the minute in which it leaves.
  if (worker) worker.perHour = 101
  expect(await worker?.take('v2', true)).toBe(0)
  expect(await worker?.take('v2', true)).toBe(61 * MINUTE_MS + 1000)
  clock.at += 61 * MINUTE_MS + 1000
  expect(await worker?.take('v2', true)).toBe(0)
})

test('a purpose that may use more of the hour is not held back by one for which nothing is left', async () => {
  const { workers, ask } = await twoWorkers(100)
  expect((await ask(80, false)).granted).toBe(70)
  expect(await workers[0]?.takeFor('v2', 'reading')).toBe(0)
  expect((await ask(30, true)).granted).toBe(29)
  expect(await workers[0]?.take('v2', false)).toBe(62 * MINUTE_MS)
})

test('when a learned limit ends, agreements may use the hour again, though nothing has left it', async () => {
  const { workers, clock, ask, blocked } = await twoWorkers(100)
  clock.at += 20_000
  await ask(40, false)
  workers[0]?.block('v2', 30_000, true)
  await blocked('v2', 30_000)
  // Forty were served, so agreements may use 28 an hour, for an hour.
  clock.at += 60 * MINUTE_MS - 10_000
  expect((await ask(2, false)).granted).toBe(0)
  clock.at += 10_000
  expect((await ask(2, false)).granted).toBe(2)
})

test('a bucket that a 429 closed is spent for every purpose until it opens, and never before', async () => {
  const { workers, clock, blocked } = await twoWorkers(null)
  const [worker, other] = workers
  const spent = () => PURPOSES.map((purpose) => worker?.isSpent(['v2'], purpose))
  const [open, closed] = [PURPOSES.map(() => false), PURPOSES.map(() => true)]
  expect(spent()).toEqual(open)
  worker?.block('v2', 5000, true)
  expect(spent()).toEqual(closed)
  // A shorter wait than the one that lasts opens nothing earlier.
  worker?.block('v2', 1000, true)
  clock.at += 4999
  expect(spent()).toEqual(closed)
  clock.at += 1
  expect(spent()).toEqual(open)
  expect(worker?.isSpent([], 'urgent')).toBe(false)
  // The other worker learns of it only by asking, which it does where requests are counted.
  worker?.block('v2', 60_000, true)
  await blocked('v2', 60_000)
  if (other) other.perHour = 100
  expect(other?.isSpent(['v2'], 'urgent')).toBe(false)
  expect(await other?.take('v2', true)).toBe(60_000)
  expect(other?.isSpent(['v2'], 'urgent')).toBe(true)
  other?.forgetHolds()
  expect(other?.isSpent(['v2'], 'urgent')).toBe(false)
})

test('of two buckets, one that is closed leaves the other; closed and used up together leave nothing', async () => {
  const { workers, clock, ask } = await twoWorkers(10)
  const [worker] = workers
  const both = ['v2', 'v2.contacts']
  worker?.block('v2', 90_000, true)
  expect(worker?.isSpent(['v2'], 'urgent')).toBe(true)
  expect(worker?.isSpent(both, 'urgent')).toBe(false)
  expect((await ask(10, true, 'v2.contacts')).granted).toBe(10)
  expect(await worker?.take('v2.contacts', true)).toBeGreaterThan(0)
  expect(worker?.isSpent(both, 'urgent')).toBe(true)
  clock.at += 59_999
  expect(worker?.isSpent(both, 'urgent')).toBe(true)
  // In the next minute only the database knows whether something has left the hour.
  clock.at += 1
  expect(worker?.isSpent(both, 'urgent')).toBe(false)
  expect(await worker?.take('v2.contacts', true)).toBeGreaterThan(0)
  expect(worker?.isSpent(both, 'urgent')).toBe(true)
  clock.at += 30_000
  expect(worker?.isSpent(both, 'urgent')).toBe(false)
})

test('after the clock was set back, a bucket that was closed opens for every worker that knew of it', async () => {
  const { workers, clock, blocked } = await twoWorkers(100)
  const [worker, other] = workers
  worker?.block('v2', 5000, true)
  await blocked('v2', 5000)
  expect(await other?.take('v2', true)).toBe(5000)
  clock.at -= 3_600_000
  expect(workers.map((each) => each.isSpent(['v2'], 'urgent'))).toEqual([false, false])
  expect(await other?.take('v2', true)).toBe(0)
  expect(await worker?.take('v2', true)).toBe(0)
  // What is closed then is closed for its own time, also where the database still has the end of before.
  worker?.block('v2.contacts', 5000, true)
  await blocked('v2.contacts', 5000)
  clock.at -= 3_600_000
  worker?.block('v2.contacts', 1000, true)
  await blocked('v2.contacts', 1000)
  expect(await worker?.take('v2.contacts', true)).toBe(1000)
})

test('a worker that starts after the clock was set back believes in no bucket that was closed before', async () => {
  for (const perHour of [null, 100]) {
    const { workers, clock, blocked, business } = await twoWorkers(perHour)
    const [worker] = workers
    const HOUR_MS = 3_600_000
    const started = () => {
      const budget = sharedBudget({ ...sync.syncDeps(), clock }, business.id, business.backendId)
      budget.perHour = 100
      return budget
    }
    worker?.block('v2', 20 * HOUR_MS, true)
    await blocked('v2', 20 * HOUR_MS)
    clock.at += HOUR_MS
    expect(await started().take('v2', true)).toBe(19 * HOUR_MS)
    // By less than an hour nobody can tell, and it waits for that much longer.
    clock.at -= 1.5 * HOUR_MS
    expect(await started().take('v2', true)).toBe(20.5 * HOUR_MS)
    clock.at -= HOUR_MS
    expect(await started().take('v2', true)).toBe(0)
    // What is closed then is closed for those who start later, too.
    worker?.block('v2.contacts', 20 * HOUR_MS, true)
    await blocked('v2.contacts', 20 * HOUR_MS)
    expect(await started().take('v2.contacts', true)).toBe(20 * HOUR_MS)
  }
})

test('after the clock was set back, a spent hour is asked for again, and a learned limit is over', async () => {
  const { workers, clock, ask, blocked } = await twoWorkers(100)
  const [worker] = workers
  await ask(40, false)
  worker?.block('v2', 30_000, true)
  await blocked('v2', 30_000)
  clock.at += 30_000
  expect((await ask(10, false)).granted).toBe(0)
  expect(worker?.isSpent(['v2'], 'others')).toBe(true)
  clock.at -= 3_600_000
  expect(worker?.isSpent(['v2'], 'others')).toBe(false)
  expect((await ask(60, false)).granted).toBe(30)
})

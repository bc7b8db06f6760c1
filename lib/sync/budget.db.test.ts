import { expect, test } from 'vitest'
import { createTestDatabase } from '@/db/testing/database'
import { sharedBudget } from './budget'
import { syncTest } from './testing'

const database = await createTestDatabase()
const sync = syncTest(database)
const MINUTE_MS = 60_000

/** Two workers' views of one backend's budget, and their clock. */
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
      Array.from({ length: count }, (_, index) => workers[index % 2]!.take(bucket, urgent)),
    )
    return { granted: waits.filter((wait) => wait === 0).length, waits: waits.filter((wait) => wait > 0) }
  }
  return { workers, clock, ask }
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
  workers[0]!.block('v2', 5000)
  expect(await workers[0]!.take('v2', true)).toBe(5000)
  expect(await workers[0]!.take('v2.contacts', true)).toBe(0)
  clock.at += 5000
  expect(await workers[0]!.take('v2', true)).toBe(0)
})

test('a 429 closes the bucket for the other workers too, and teaches agreements a lower limit for an hour', async () => {
  const { workers, clock, ask } = await twoWorkers(100)
  await ask(40, false)
  workers[0]!.block('v2', 30_000)
  await expect.poll(() => workers[1]!.take('v2', true)).toBe(30_000)
  clock.at += 30_000
  // 40 got through, so 28 of an hour are for agreements now: all used.
  expect((await ask(10, false)).granted).toBe(0)
  clock.at += 62 * MINUTE_MS
  expect((await ask(200, false)).granted).toBe(70)
})

test('a refusal waits out Retry-After and no longer, whatever a 429 taught', async () => {
  const { workers, clock, ask } = await twoWorkers(100)
  await ask(40, false)
  workers[0]!.block('v2', 30_000)
  await expect.poll(() => workers[1]!.take('v2', true)).toBe(30_000)
  clock.at += 30_000
  expect((await ask(50, true)).granted).toBe(50)
})

test('a Retry-After of a second closes the bucket for a second and teaches nothing', async () => {
  const { workers, clock, ask } = await twoWorkers(100)
  await ask(20, false)
  workers[0]!.block('v2', 1000)
  await expect.poll(() => workers[1]!.take('v2', true)).toBe(1000)
  clock.at += 1000
  expect((await ask(40, false)).granted).toBe(40)
})

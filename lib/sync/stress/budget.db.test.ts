import { expect, test, vi } from 'vitest'
import { syncWaker } from '@/lib/services/wake-sync'
import { DEFAULT_TIMING } from '@/lib/sync/deps'
import { stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { until } from '@/testing/until'
import { sized, startStand, stressTest } from './testing/stress-test'

const database = await createTestDatabase()
const t = stressTest(database)
const PER_HOUR = sized(2500, 500)
/** With the share of each hour that agreements may use, these contacts take almost three hours. */
const PEOPLE = 2 * PER_HOUR
const AGREEMENTS = sized(10_000, 1200)
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const AGREEMENTS_PER_HOUR = PER_HOUR * 0.7
const soon = { timeout: 500_000, interval: 20 }

/** The number of contacts that a worker has claimed: their calls are on their way, or about to begin. */
async function claimedOf(backendId: string): Promise<number> {
  const [row] = await t.sql<{ n: number }[]>`
    select count(*)::int as n from sync_marks where backend_id = ${backendId} and claimed_until is not null`
  return row?.n ?? 0
}

/**
 * Waits until agreements have used their share of the hour and no call is on its way. Until the next refusal there is
 * then no call.
 */
const allSpent = (backendId: string) =>
  vi.waitFor(async () => {
    const [row] = await t.sql<{ granted: number }[]>`
      select max(spent)::int as granted from (
        select sum(n) as spent
          from backend_budgets b, unnest(b.used) n where b.backend_id = ${backendId} group by bucket
      ) buckets`
    expect(row?.granted).toBeGreaterThanOrEqual(AGREEMENTS_PER_HOUR)
    expect(await claimedOf(backendId)).toBe(0)
  }, soon)

/** Returns the most calls in any sliding hour. */
function mostInAnHour(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  let [most, first] = [0, 0]
  for (const [last, at] of sorted.entries()) {
    while ((sorted[first] ?? at) <= at - HOUR_MS) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

test('two workers and three hours of queue: no sliding hour sees more than the budget, and nothing is refused', async () => {
  // It stands still from the moment on from which calls are counted.
  const clock = { at: null as number | null, now: () => clock.at ?? Date.now() }
  const stand = await startStand(clock.now)
  const business = await t.weniBusiness(stand, 'fields', { perHour: PER_HOUR, concurrency: 16 })
  const people = await t.crowd(business, PEOPLE)
  stand.sandbox.throttle.clear()
  stand.sandbox.settings.limits = { v2: PER_HOUR, 'v2.contacts': PER_HOUR }
  await people.say(yes(business.topics.promos))
  const timing = { ...DEFAULT_TIMING, pollMs: 25, leaseMs: 2 * HOUR_MS, uncertainMs: HOUR_MS }
  let minute = Math.ceil(Date.now() / MINUTE_MS) + 1
  clock.at = minute * MINUTE_MS
  for (let n = 0; n < 2; n++) t.startWorker(t.weniDeps([stand], { clock, timing }))
  // A minute passes when no call is on its way. So a call arrives in the minute in which it was counted or in the next
  // one, however slow this machine is.
  await until(async () => {
    if ((await claimedOf(business.backendId)) === 0) clock.at = ++minute * MINUTE_MS
    return (await business.left()) === 0
  })
  const times = stand.calls.map((call) => call.at)
  expect(stand.calls.filter((call) => call.status !== 200)).toEqual([])
  expect(mostInAnHour(times)).toBeLessThanOrEqual(PER_HOUR)
  expect((Math.max(...times) - Math.min(...times)) / HOUR_MS).toBeGreaterThan(2)
  expect(await t.wrongRecords(business, people.all)).toEqual([])
}, 600_000)

test('thousands of agreements queued: a new refusal is among the next five calls, while the budget lasts and after', async () => {
  const stand = await startStand()
  const business = await t.weniBusiness(stand, 'fields', { perHour: PER_HOUR, concurrency: 4 })
  const people = await t.crowd(business, AGREEMENTS)
  const [early, late] = [await t.contact(business), await t.contact(business)]
  // Much slower than Weni, with four calls at once, so that the speed of this machine is not what is measured: the
  // worker may take five seconds to hear of the refusal before a fifth call can begin.
  stand.sandbox.faults.set([{ mode: 'slow', rate: 1, ms: 5000, retryAfter: 1 }])
  await people.say(yes(business.topics.promos))
  // No request times out, though each takes five seconds.
  const timing = { ...t.syncDeps().timing, requestMs: 20_000, leaseMs: 120_000 }
  t.startWorker(t.weniDeps([stand], { listenUrl: database.workerUrl, timing }))
  const wake = syncWaker(database.app.sql)
  /** Says a stop, and returns how many calls came after it and before the call that passes it on. */
  const callsBefore = async (contactId: string, meanwhile?: (saidAt: number) => Promise<void>) => {
    await business.say(contactId, stop)
    const saidAt = Date.now()
    wake(business.id)
    await meanwhile?.(saidAt)
    await vi.waitFor(
      async () => expect(await t.mark(business, contactId)).toMatchObject({ confirmed_version: 1, due_at: null }),
      soon,
    )
    const uuid = (await t.mark(business, contactId))?.external_id ?? ''
    const arrived = stand.calls.find((call) => call.contacts.includes(uuid))?.at ?? Infinity
    return stand.calls.filter((call) => call.at > saidAt && call.at < arrived).length
  }
  await vi.waitFor(() => expect(stand.calls.length).toBeGreaterThan(8), soon)
  const before = await callsBefore(early, async (saidAt) => {
    // What the next five calls are is decided when ten have come. The rest of the batch needn't be slow.
    await vi.waitFor(() => expect(stand.calls.filter(({ at }) => at > saidAt).length).toBeGreaterThan(10), soon)
    expect(await business.left()).toBeGreaterThan(AGREEMENTS - PER_HOUR * 0.4)
    stand.sandbox.faults.set([])
  })
  expect(before).toBeLessThan(5)
  await vi.waitFor(() => expect(stand.calls.length).toBeGreaterThan(AGREEMENTS_PER_HOUR - 20), soon)
  await allSpent(business.backendId)
  const spent = stand.calls.length
  expect(await callsBefore(late)).toBe(0)
  expect(stand.calls.length - spent).toBeLessThanOrEqual(2)
  expect(await business.left()).toBeGreaterThan(AGREEMENTS - PER_HOUR * 0.8)
}, 600_000)

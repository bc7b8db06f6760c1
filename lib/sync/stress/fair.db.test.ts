import { expect, test, vi } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { addWhatsApp, messageOf, messagesOf, newDigits, post } from '@/lib/sync/inbox/testing'
import { StandIn, stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { isFullSize, sized, startStand, stressTest } from './testing/stress-test'

const database = await createTestDatabase()
const t = stressTest(database)
const soon = { timeout: 500_000, interval: 20 }
/** The most contacts of a backend that a worker claims at once. */
const MOST_IN_A_CLAIM = 200

function anEvent() {
  let happens = () => {}
  const happened = new Promise<void>((resolve) => (happens = resolve))
  return { happened, happens }
}

/** Makes `count` due contacts of a business. */
async function fill(business: { id: string; backendId: string }, count: number): Promise<void> {
  await t.sql`
    insert into contacts (business_id, id, head_hash, created_at)
    select ${business.id}::uuid, gen_random_uuid(), '', now() from generate_series(1, ${count}::int)`
  await t.sql`
    insert into sync_marks (business_id, backend_id, contact_id, version, due_at, waiting_since)
    select ${business.id}::uuid, ${business.backendId}::uuid, id, 0, now(), now()
    from contacts where business_id = ${business.id}`
  await t.sql`analyze`
}

test('ten businesses, from one change to thousands: each is served while longer queues still wait', async () => {
  const sizes = isFullSize()
    ? [10_000, 5000, 2000, 1000, 500, 200, 100, 30, 5, 1]
    : [1200, 600, 300, 120, 60, 30, 20, 10, 5, 1]
  const businesses = await Promise.all(sizes.map(() => t.business()))
  const [begun, ended] = [sizes.map(anEvent), sizes.map(anEvent)]
  const delivered = sizes.map(() => 0)
  for (const [index, business] of businesses.entries()) {
    const size = sizes[index]!
    await fill(business, size)
    // A queue of more than one claim moves on only when each business has begun, and when all that have at most half as
    // much to do have ended. If one of those waited for it, neither would ever end.
    const isLong = size > MOST_IN_A_CLAIM
    const goesOn = Promise.all([
      ...begun.map((event) => event.happened),
      ...ended.filter((_, other) => sizes[other]! * 2 <= size).map((event) => event.happened),
    ])
    t.standInOf(business.backendId).answer = async (delivery) => {
      begun[index]!.happens()
      if (isLong) await goesOn
      delivered[index]! += 1
      if (delivered[index] === size) ended[index]!.happens()
      return StandIn.confirm(delivery)
    }
  }
  // No claim runs out while its contacts wait for other businesses.
  const timing = { ...t.syncDeps().timing, requestMs: 900_000, leaseMs: 1_800_000 }
  t.startWorker({ timing })
  t.startWorker({ timing })
  await vi.waitFor(() => expect(delivered).toEqual(sizes), soon)
  // What was delivered is recorded a moment later. The next test must begin with nothing left to do.
  const left = async () =>
    (await t.sql`select 1 from sync_marks where due_at is not null or claimed_until is not null`).length
  await vi.waitFor(async () => expect(await left()).toBe(0), soon)
}, 600_000)

test('while a backend’s first requests hang, another one’s deliveries and its own contacts’ saves go on', async () => {
  const [hanging, well] = [await startStand(), await startStand()]
  const [silent, other] = [
    await t.weniBusiness(hanging, 'fields', { perHour: null }),
    await t.weniBusiness(well, 'fields', { perHour: null }),
  ]
  const [stuck, served] = [await t.crowd(silent, sized(500, 100)), await t.crowd(other, sized(1000, 200))]
  hanging.sandbox.faults.set([{ mode: 'slow', rate: 1, ms: 600_000, retryAfter: 1 }])
  let asked = 0
  const pick = hanging.sandbox.faults.pick.bind(hanging.sandbox.faults)
  hanging.sandbox.faults.pick = (method, path) => ((asked += 1), pick(method, path))
  await stuck.say(stop)
  t.startWorker(
    t.weniDeps([hanging, well], {
      timing: { ...t.syncDeps().timing, requestMs: 900_000, leaseMs: 1_800_000, stopMs: 100 },
    }),
  )
  // As many contacts as may be in flight at once.
  await vi.waitFor(() => expect(asked).toBe(8), soon)
  await served.say(stop)
  await other.inStep()
  for (const contact of stuck.all.slice(0, 50)) await silent.say(contact, yes(silent.topics.promos))
  expect(hanging.calls).toEqual([])
  expect(asked).toBe(8)
  expect(await t.wrongRecords(other, served.all)).toEqual([])
}, 600_000)

test('the same POST five times over: one person, one line, one answer', async () => {
  const business = await t.business()
  const backendId = await addWhatsApp(t.deps, business)
  const from = newDigits()
  const payload = messagesOf({
    messages: [messageOf({ from, body: 'STOP' })],
    statuses: [{ id: 'wamid.five', status: 'delivered', timestamp: '1700000000', recipient_id: from }],
  })
  const worker = t.startWorker()
  const rows = async () => {
    const [row] = await t.sql<Record<string, number>[]>`
      select (select count(*)::int from identities where match_key = ${phoneIdentity(from)!.matchKey}) as people,
        (select count(*)::int from ledger where business_id = ${business.id}) as lines,
        (select count(*)::int from outbox where business_id = ${business.id}) as answers,
        (select coalesce(sum(count), 0)::int from message_counts where business_id = ${business.id}) as counted,
        (select count(*)::int from inbox where business_id = ${business.id} and due_at is not null) as left`
    return row
  }
  for (const times of [1, 3, 1]) {
    const outcomes = await Promise.all(Array.from({ length: times }, () => post(t.deps, backendId, payload)))
    expect(new Set(outcomes)).toEqual(new Set(['taken']))
    worker.wake()
    await vi.waitFor(async () => expect(await rows()).toMatchObject({ left: 0, lines: 1 }), soon)
  }
  expect(await rows()).toMatchObject({ people: 1, lines: 1, counted: 1, left: 0 })
  expect((await rows())?.['answers']).toBeLessThanOrEqual(1)
})

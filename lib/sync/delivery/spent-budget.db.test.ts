import { expect, test } from 'vitest'
import type { Backend } from '@/lib/backends/backend'
import { MINUTE_MS, SLOTS } from '@/lib/sync/backends/hour-window'
import { no, StandIn, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { BackendWorker } from './backend-worker'

const database = await createTestDatabase()
const sync = syncTest(database)
const { sql } = database.admin

/** A backend with two buckets, each delivery of which takes a request of the first one, and its worker. */
async function limited(perHour: number, spentBuckets: readonly string[]) {
  const business = await sync.business()
  const clock = { at: Date.now() + MINUTE_MS, now: () => clock.at }
  const told: string[] = []
  /** What was handed over for delivery, in this order. */
  const batches: string[][] = []
  const backend: Backend = {
    buckets: ['fields', 'groups'],
    async deliver(deliveries, run) {
      batches.push(deliveries.map(({ contactId }) => contactId))
      if (spentBuckets.includes('groups')) await run.budget.take('groups', true)
      for (const delivery of deliveries) {
        const { contactId, urgent: refuses } = delivery
        const afterMs = await run.budget.take('fields', refuses)
        if (afterMs === 0) told.push(contactId)
        run.acknowledge(
          contactId,
          afterMs === 0
            ? StandIn.confirm(delivery)
            : { kind: 'retry', reason: 'budget', fault: 'budget', refuses, afterMs },
        )
      }
    },
    probe: () => Promise.resolve({ ok: true }),
    close: () => Promise.resolve(),
  }
  await sql`update backends set settings = ${sql.json({ perHour })} where id = ${business.backendId}`
  for (const bucket of spentBuckets)
    await sql`
      insert into backend_budgets (business_id, backend_id, bucket, minute, used)
      values (${business.id}, ${business.backendId}, ${bucket}, ${Math.floor(clock.at / MINUTE_MS)},
        ${Array.from({ length: SLOTS }, (_, slot) => (slot === SLOTS - 1 ? perHour : 0))})`
  const deps = sync.syncDeps({
    clock,
    connect: (_, row) => ({ backend, perHour: Number(row.settings['perHour']) }),
  })
  const worker = new BackendWorker(deps, business.id, business.backendId)
  const person = () => sync.contact(business)
  const stateOf = (contactId: string) => sync.mark(business, contactId)
  /** Lets the worker look for work, and resolves when it has done what it found. */
  const look = async () => {
    worker.wake()
    await expect.poll(() => worker.isIdle).toBe(true)
  }
  return { business, clock, told, batches, deps, worker, look, person, stateOf, topic: business.topics.promos }
}

test('nothing is claimed while nothing of the budget is left; when there is some again, refusals go first', async () => {
  const { business, clock, told, batches, worker, look, person, stateOf, topic } = await limited(10, [
    'fields',
    'groups',
  ])
  const [first, agrees, refuses] = [await person(), await person(), await person()]
  await sync.say(business, first, no(topic))
  await look()
  expect(await stateOf(first)).toMatchObject({ last_error: 'budget', claimed_by: null })
  await sync.say(business, agrees, yes(topic))
  await sync.say(business, refuses, no(topic))
  const before = [await stateOf(agrees), await stateOf(refuses)]
  await look()
  await look()
  expect([await stateOf(agrees), await stateOf(refuses)]).toEqual(before)
  expect(told).toEqual([])
  batches.length = 0
  clock.at += SLOTS * MINUTE_MS
  await look()
  expect(told.toSorted()).toEqual([first, agrees, refuses].toSorted())
  expect(batches).toEqual([[first, refuses], [agrees]])
  await worker.stop()
})

test('where another bucket has some left, refusals are claimed, because it may be all that they need', async () => {
  const { business, worker, look, person, stateOf, topic } = await limited(10, ['fields'])
  const [first, second] = [await person(), await person()]
  await sync.say(business, first, no(topic))
  await look()
  await sync.say(business, second, no(topic))
  await look()
  expect(await stateOf(second)).toMatchObject({ last_error: 'budget', claimed_by: null })
  await worker.stop()
})

test('a larger limit opens a spent budget at the next look', async () => {
  const { business, told, worker, look, person, topic } = await limited(10, ['fields', 'groups'])
  const [first, second] = [await person(), await person()]
  await sync.say(business, first, no(topic))
  await look()
  await sync.say(business, second, no(topic))
  await look()
  expect(told).toEqual([])
  await sql`update backends set settings = ${sql.json({ perHour: 100 })} where id = ${business.backendId}`
  await look()
  expect(told).toEqual([first, second])
  await worker.stop()
})

test('over several openings of a spent budget, those who have waited longest go first', async () => {
  const { business, clock, told, worker, look, person, topic } = await limited(4, ['fields', 'groups'])
  const early = [await person(), await person(), await person(), await person(), await person(), await person()]
  for (const contact of early) await sync.say(business, contact, no(topic))
  // All of them are claimed once, and put back.
  await look()
  const late = [await person(), await person()]
  for (const contact of late) await sync.say(business, contact, no(topic))
  for (const opening of [early.slice(0, 4), [...early.slice(4), ...late]]) {
    told.length = 0
    clock.at += SLOTS * MINUTE_MS
    await look()
    expect(told).toEqual(opening)
  }
  await worker.stop()
})

test('two workers on one spent budget claim nothing once both know it, and it is never overrun', async () => {
  const { business, clock, told, deps, worker, look, person, stateOf, topic } = await limited(3, ['fields', 'groups'])
  const other = new BackendWorker(deps, business.id, business.backendId)
  const both = async () => {
    await look()
    other.wake()
    await expect.poll(() => other.isIdle).toBe(true)
  }
  const people = [await person(), await person(), await person(), await person(), await person()]
  for (const contact of people) await sync.say(business, contact, no(topic))
  await both()
  await sync.say(business, people[0]!, yes(topic))
  const before = await stateOf(people[0]!)
  await both()
  expect(await stateOf(people[0]!)).toEqual(before)
  clock.at += SLOTS * MINUTE_MS
  await both()
  expect(told).toEqual(people.slice(0, 3))
  await worker.stop()
  await other.stop()
})

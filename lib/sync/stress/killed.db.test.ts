import { expect, test } from 'vitest'
import type { Statement } from '@/lib/consent/types'
import { no, stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { seeded } from '@/testing/seeded'
import { until } from '@/testing/until'
import { type As, callsTo, isFullSize, sized, startStand, stressTest } from './testing/stress-test'
import { workerProcesses } from './testing/worker-processes'

const database = await createTestDatabase()
const t = stressTest(database)
const CHANGES = sized(10_000, 600)
const PEOPLE = sized(2000, 150)
const KILLS = sized(20, 3)
/**
 * One request in ten fails, over all kinds of failure. Few of them are a 429, because each closes the whole budget for
 * a second.
 */
const FAULTS = [
  { mode: 'timeout_after_effect', rate: 0.033, retryAfter: 1 },
  { mode: '500', rate: 0.033, retryAfter: 1 },
  { mode: 'down', rate: 0.033, retryAfter: 1 },
  { mode: '429', rate: 0.004, retryAfter: 1 },
] as const
const chance = seeded('workers killed')
const pick = <T>(from: readonly T[]): T => from[chance.below(from.length)]!

// `npm test` has time for one of them: "both" covers the two others.
test.each<As>(isFullSize() ? ['fields', 'groups', 'both'] : ['both'])(
  'workers killed, a backend that fails one call in ten: in the end its %s hold what the ledger says',
  async (as) => {
    const stand = await startStand()
    const business = await t.weniBusiness(stand, as, { perHour: null, concurrency: 32 })
    const { orders, promos, news } = business.topics
    const people = await t.crowd(business, PEOPLE, yes(promos), no(news))
    const said: (() => Statement[])[] = [
      ...[orders, promos, news].flatMap((topic) => [() => [yes(topic)], () => [no(topic)]]),
      () => [yes(promos), no(news), no(orders)],
      () => [stop],
      () => [{ on: 'stop', value: false }],
    ]
    stand.sandbox.faults.set([...FAULTS])
    const workers = workerProcesses(database, 2, { ALLOW_PRIVATE_BACKENDS: new URL(stand.base).host })
    let [changed, begun] = [0, 0]
    const person = async () => {
      while (begun++ < CHANGES) {
        await business.say(pick(people.all), ...pick(said)())
        changed += 1
      }
    }
    const killer = async () => {
      for (let kills = 1; kills <= KILLS; kills++) {
        // One kill in each twentieth of the changes.
        const at = ((kills - chance.next()) * CHANGES) / KILLS
        await until(() => changed >= at)
        await workers.kill()
      }
    }
    await Promise.all([killer(), ...Array.from({ length: 6 }, person)])
    await business.inStep(400_000)
    expect(changed).toBe(CHANGES)
    const statuses = new Set(stand.calls.map((call) => call.status))
    // A 429 is rare on purpose: a short run may see none.
    if (!isFullSize()) statuses.add(429)
    expect(statuses).toEqual(new Set(as === 'fields' ? [0, 200, 429, 500] : [0, 200, 204, 429, 500]))
    if (as !== 'fields') expect(callsTo(stand.calls, 'contact_actions')).toBeGreaterThan(KILLS)
    const behind = await t.sql`
      select 1 from contacts c join sync_marks m using (business_id)
      where business_id = ${business.id} and m.contact_id = c.id and m.confirmed_version <> c.head_seq`
    expect(behind).toEqual([])
    expect(await t.wrongRecords(business, people.all)).toEqual([])
  },
  900_000,
)

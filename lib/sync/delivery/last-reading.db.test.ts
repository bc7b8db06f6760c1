import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { raiseConfigVersion } from '@/db/queries/business/notices'
import { pauseTopic } from '@/db/queries/business/set-up'
import { allowedIn, no, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { type LastReading, readDeliveries } from './read-deliveries'

const database = await createTestDatabase()
const sync = syncTest(database)
const deps = sync.syncDeps()

const markOf = (contactId: string) => ({
  ...{ contactId, version: 1, mirrored: null, externalId: null, urgent: false },
  ...{ waitingSince: null, attempts: 0, uncertainSince: null },
})

/** A business whose contacts said different things, and how to read them with and without an earlier reading. */
async function contacts() {
  const business = await sync.business()
  const { promos, news } = business.topics
  const ids: string[] = []
  for (const said of [[], [yes(promos), no(news)], [no(promos)], [stop], [yes(promos), { on: 'release' }]] as const) {
    const id = await sync.contact(business)
    ids.push(id)
    for (const statement of said) await sync.say(business, id, statement)
  }
  const claims = [{ backendId: business.backendId, marks: ids.map(markOf) }]
  const last: LastReading = { known: null }
  const read = async (from?: LastReading) => (await readDeliveries(deps, business.id, claims, from))[0] ?? []
  return { business, ids, last, read }
}

test('a reading that knows the topics of the last one decides as one that knows nothing', async () => {
  const { ids, last, read } = await contacts()
  const first = await read(last)
  expect(first.map(({ mark }) => mark.contactId)).toEqual(ids)
  expect(new Set(first.flatMap(({ delivery }) => delivery?.topics.map(({ reason }) => reason))).size).toBeGreaterThan(3)
  expect(last.known?.version).toBeGreaterThan(0)
  expect(await read(last)).toEqual(first)
  expect(await read()).toEqual(first)
})

test('a reading decides by the topics as they are when they have changed since the last one', async () => {
  const { business, ids, last, read } = await contacts()
  const { promos } = business.topics
  const isAllowed = async (from?: LastReading) => {
    const agreed = (await read(from)).find(({ mark }) => mark.contactId === ids[1])
    return agreed?.delivery ? allowedIn(agreed.delivery).topics[promos] : undefined
  }
  expect(await isAllowed(last)).toBe(true)
  for (const paused of [true, false]) {
    await inBusiness(database.app, business.id, async (tx) => {
      await pauseTopic(tx, business.id, promos, paused, Date.now())
      await raiseConfigVersion(tx, business.id)
    })
    expect(await isAllowed(last)).toBe(!paused)
    expect(await read(last)).toEqual(await read())
  }
})

test('equal decisions of many contacts are one in memory', async () => {
  const { last, read } = await contacts()
  const [first, again] = [await read(last), await read(last)]
  for (const [place, { delivery }] of first.entries())
    for (const [index, decision] of (delivery?.topics ?? []).entries())
      expect(again[place]?.delivery?.topics[index]).toBe(decision)
})

import { expect, test } from 'vitest'
import { allowedIn, no, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { BackendWorker } from './backend-worker'
import { DeliveryReads } from './delivery-reads'
import { readDeliveries } from './read-deliveries'

const database = await createTestDatabase()
const sync = syncTest(database)

/** A business with two backends, their workers, and the claims that each reading was for. */
async function twoBackends() {
  const business = await sync.business()
  const backendIds = [business.backendId, await sync.addBackend(business)] as const
  const deps = sync.syncDeps()
  const readings: string[][] = []
  const read: typeof readDeliveries = (_, businessId, claims) => {
    readings.push(claims.map(({ backendId }) => backendId).toSorted())
    return readDeliveries(deps, businessId, claims)
  }
  // It waits for both claims, however slow this machine is.
  const reads = new DeliveryReads(deps, business.id, read, 1_000_000)
  const workers = backendIds.map((id) => new BackendWorker(deps, business.id, id, reads))
  return { business, backendIds, workers, readings }
}

test('two backends of a business that are woken together read a contact once, and both get the same state', async () => {
  const { business, backendIds, workers, readings } = await twoBackends()
  const [agrees, refuses] = [await sync.contact(business), await sync.contact(business)]
  await sync.say(business, agrees, yes(business.topics.promos))
  await sync.say(business, refuses, no(business.topics.promos))
  for (const worker of workers) worker.wake()
  for (const worker of workers) await expect.poll(() => worker.isIdle).toBe(true)
  const seen = backendIds.map((id) => sync.standInOf(id).seen)
  const told = seen.map((all) => Object.fromEntries(all.map((each) => [each.contactId, allowedIn(each)])))
  expect(Object.keys(told[0] ?? {}).toSorted()).toEqual([agrees, refuses].toSorted())
  expect(told[1]).toEqual(told[0])
  // The refusals of both were claimed at the same time.
  expect(readings[0]).toEqual([...backendIds].toSorted())
  for (const worker of workers) await worker.stop()
})

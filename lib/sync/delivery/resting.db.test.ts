import { expect, onTestFinished, test } from 'vitest'
import { syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { createDeliveries } from './deliver-all'
import { DeliveryReads } from './delivery-reads'

const database = await createTestDatabase()
const sync = syncTest(database)
const IDLE_MS = 10 * 60_000

test('the backends of a business share one reading until the last of them has rested for ten minutes', async () => {
  const business = await sync.business()
  const backendIds = [business.backendId, await sync.addBackend(business)] as const
  const [one, other] = backendIds
  const contact = await sync.contact(business)
  await sync.say(business, contact, yes(business.topics.promos))
  // Time stands still unless the test moves it.
  let now = Date.now() + 60_000
  const closed: string[] = []
  const made: string[] = []
  const deps = sync.syncDeps({
    clock: { now: () => now },
    connect(id) {
      const standIn = sync.standInOf(id)
      standIn.close = () => Promise.resolve(void closed.push(id))
      return { backend: standIn, perHour: null }
    },
  })
  const deliveries = createDeliveries(
    deps,
    () => true,
    (businessId) => {
      made.push(businessId)
      return new DeliveryReads(deps, businessId)
    },
  )
  onTestFinished(() => deliveries.stop())
  const toldOf = (id: string) => sync.standInOf(id).seen.length
  /** Makes the contact due for some backends, and resolves when they received it. */
  const serve = async (...ids: string[]) => {
    const before = ids.map(toldOf)
    await database.admin.sql`
      update sync_marks set due_at = now() - interval '1 second', mirrored = null
      where business_id = ${business.id} and backend_id in ${database.admin.sql(ids)}`
    await deliveries.look()
    await expect.poll(() => ids.map(toldOf)).toEqual(before.map((count) => count + 1))
    await expect.poll(() => dueMarks(business.id)).toBe(0)
  }
  await serve(one, other)
  expect(made).toEqual([business.id])

  // What a worker looks for after its delivery may still count as use.
  while (closed.length === 0) {
    now += IDLE_MS / 2
    await serve(one)
  }
  expect(closed).toEqual([other])
  await serve(other)
  expect(made).toEqual([business.id])

  const rested = () => {
    now += IDLE_MS
    return deliveries.look().then(() => closed.toSorted())
  }
  await expect.poll(rested).toEqual([other, ...backendIds].toSorted())
  await serve(one, other)
  expect(made).toEqual([business.id, business.id])
})

async function dueMarks(businessId: string): Promise<number> {
  const [row] = await database.admin.sql<{ n: number }[]>`
    select count(*)::int as n from sync_marks where business_id = ${businessId} and due_at is not null`
  return row?.n ?? 0
}

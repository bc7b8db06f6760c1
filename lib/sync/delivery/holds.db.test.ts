import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { saveBackendSecret } from '@/db/queries/backends/backend-config'
import type { Outcome } from '@/lib/backends/backend'
import { encryptSecret } from '@/lib/keys'
import { changeBackendSettings } from '@/lib/services/backends/change-backend-settings'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { enableBackend } from '@/lib/services/backends/enable-backend'
import { operatorOf } from '@/lib/services/callers/caller'
import { syncTest, StandIn, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { BackendWorker } from './backend-worker'

const database = await createTestDatabase()
const sync = syncTest(database)
const USED_UP: Outcome = { kind: 'retry', reason: 'budget', refuses: false, fault: 'budget', afterMs: 50 * 60_000 }

/** Makes two processes whose backend says that its hour is used up for 50 minutes, and one agreement that waits. */
async function heldBack() {
  const business = await sync.business()
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead }
  const deps = sync.syncDeps({ clock })
  const workers = [1, 2].map(() => new BackendWorker(deps, business.id, business.backendId))
  const standIn = sync.standInOf(business.backendId)
  standIn.answer = () => USED_UP
  const look = async () => {
    for (const worker of workers) {
      worker.wake()
      await expect.poll(() => worker.isIdle).toBe(true)
    }
  }
  const contact = await sync.contact(business)
  await sync.say(business, contact, yes(business.topics.promos))
  await look()
  clock.ahead += 65_000
  await look()
  const asked = standIn.seen.length
  expect(asked).toBe(2)
  const mark = await sync.mark(business, contact)
  expect(mark!.due_at!.getTime()).toBeLessThan(clock.now() + 65_000)
  clock.ahead += 65_000
  await look()
  expect(standIn.seen).toHaveLength(asked)
  standIn.answer = (delivery) => StandIn.confirm(delivery)
  return {
    business,
    clock,
    standIn,
    look,
    asked,
    confirmed: async () => (await sync.mark(business, contact))?.due_at === null,
    workers,
  }
}

test.each<[string, (businessId: string, backendId: string) => Promise<unknown>]>([
  [
    'the settings',
    (business, backend) => changeBackendSettings(sync.deps, operatorOf(business), backend, { perHour: null }),
  ],
  [
    'the status',
    async (business, backend) => {
      await disableBackend(sync.deps, operatorOf(business), backend)
      await enableBackend(sync.deps, operatorOf(business), backend)
    },
  ],
  [
    'the token',
    (business, backend) =>
      inBusiness(sync.deps.db, business, (tx) =>
        saveBackendSecret(tx, business, backend, encryptSecret(sync.deps.keys, 'another', `backend:${backend}`)),
      ),
  ],
])('a change of %s ends the hold in every process', async (_, change) => {
  const { business, look, confirmed, workers } = await heldBack()
  await change(business.id, business.backendId)
  await look()
  expect(await confirmed()).toBe(true)
  for (const worker of workers) await worker.stop()
})

test('without a change the hold lasts as long as the backend said', async () => {
  const { look, confirmed, workers } = await heldBack()
  await look()
  expect(await confirmed()).toBe(false)
  for (const worker of workers) await worker.stop()
})

test('the outcome of an older request holds nothing back after a change', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  let answer = (_: Outcome) => {}
  standIn.answer = () => new Promise<Outcome>((resolve) => (answer = resolve))
  const worker = new BackendWorker(sync.syncDeps(), business.id, business.backendId)
  await sync.say(business, await sync.contact(business), yes(business.topics.promos))
  worker.wake()
  await expect.poll(() => standIn.running).toBe(1)
  await changeBackendSettings(sync.deps, operatorOf(business.id), business.backendId, { perHour: null })
  const second = await sync.contact(business)
  standIn.answer = (delivery) => StandIn.confirm(delivery)
  await sync.say(business, second, yes(business.topics.promos))
  worker.wake()
  await expect.poll(async () => (await sync.mark(business, second))?.due_at).toBeNull()
  answer(USED_UP)
  await expect.poll(() => worker.isIdle).toBe(true)
  const third = await sync.contact(business)
  await sync.say(business, third, yes(business.topics.promos))
  worker.wake()
  await expect.poll(async () => (await sync.mark(business, third))?.due_at).toBeNull()
  await worker.stop()
})

test('after the clock was set back, what was held back is tried again as soon as it is due', async () => {
  const { business, clock, look, confirmed, workers } = await heldBack()
  clock.ahead -= 3_600_000
  await database.admin.sql`
    update sync_marks set due_at = now() - interval '2 hours' where business_id = ${business.id} and due_at is not null`
  await look()
  expect(await confirmed()).toBe(true)
  for (const worker of workers) await worker.stop()
})

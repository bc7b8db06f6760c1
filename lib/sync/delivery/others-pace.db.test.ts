import { expect, test } from 'vitest'
import { no, StandIn, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { earlier } from '@/testing/earlier'
import { BackendWorker } from './backend-worker'

const database = await createTestDatabase()
const sync = syncTest(database)

test('while many people refuse, an agreement waits and a refusal does not; then it is delivered by itself', async () => {
  const business = await sync.business()
  const { promos } = business.topics
  const clock = { at: Date.now() + 60_000, now: () => clock.at }
  const worker = new BackendWorker(sync.syncDeps({ clock }), business.id, business.backendId)
  const { seen } = sync.standInOf(business.backendId)
  const person = () => sync.contact(business)
  const wasToldOf = (contactId: string) => seen.some((delivery) => delivery.contactId === contactId)
  for (let n = 0; n < 30; n++) await sync.say(business, await person(), no(promos))
  worker.wake()
  await expect.poll(() => seen.length).toBe(30)
  await expect.poll(() => worker.isIdle).toBe(true)

  const [agrees, refuses] = [await person(), await person()]
  await sync.say(business, agrees, yes(promos))
  await sync.say(business, refuses, no(promos))
  worker.wake()
  await expect.poll(() => wasToldOf(refuses)).toBe(true)
  await expect.poll(() => worker.isIdle).toBe(true)
  expect(wasToldOf(agrees)).toBe(false)

  clock.at += 1000
  worker.wake()
  await expect.poll(() => wasToldOf(agrees)).toBe(true)
  await worker.stop()
})

test('of a refusal that comes while an agreement waits, only its own time counts', async () => {
  const business = await sync.business()
  const { promos } = business.topics
  const contact = await sync.contact(business)
  await sync.say(business, contact, yes(promos))
  const { sql } = database.admin
  await sql`
    update sync_marks set waiting_since = ${earlier(sql, 'waiting_since', 3_600_000)}
    where business_id = ${business.id} and contact_id = ${contact}`
  const agreed = await sync.mark(business, contact)
  await sync.say(business, contact, no(promos))
  const refused = await sync.mark(business, contact)
  expect(refused?.urgent).toBe(true)
  // It goes before all agreements now, and among refusals it has the place that it had.
  expect(refused?.due_at).toEqual(agreed?.due_at)
  expect(refused!.waiting_since!.getTime() - agreed!.waiting_since!.getTime()).toBeGreaterThanOrEqual(3_600_000)
  await sync.say(business, contact, yes(promos))
  expect((await sync.mark(business, contact))?.waiting_since).toEqual(refused?.waiting_since)
})

test('of what comes while an agreement is on its way, the first refusal counts', async () => {
  const business = await sync.business()
  const { promos, news } = business.topics
  const contact = await sync.contact(business)
  const standIn = sync.standInOf(business.backendId)
  const { sql } = database.admin
  let since: Date | null = null
  standIn.answer = async (delivery) => {
    if (standIn.seen.length > 1) return { kind: 'released' }
    await sync.say(business, contact, yes(news))
    await sql`
      update sync_marks set due_at = ${earlier(sql, 'due_at', 500)}
      where business_id = ${business.id} and contact_id = ${contact}`
    await sync.say(business, contact, no(promos))
    since = (await sync.mark(business, contact))?.waiting_since ?? null
    return StandIn.confirm(delivery)
  }
  await sync.say(business, contact, yes(promos))
  const worker = new BackendWorker(sync.syncDeps(), business.id, business.backendId)
  worker.wake()
  await expect.poll(async () => (await sync.mark(business, contact))?.confirmed_version).toBe(1)
  expect(await sync.mark(business, contact)).toMatchObject({ urgent: true, waiting_since: since })
  await worker.stop()
})

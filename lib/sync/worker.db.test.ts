import { expect, test, vi } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { allowedIn, no, StandIn, stop, syncTest, yes } from './testing'

const database = await createTestDatabase()
const sync = syncTest(database)
const settled = { interval: 20 }

test('a change reaches the backend as the whole of what is allowed, and is confirmed', async () => {
  const business = await sync.business()
  const contact = await sync.contact(business)
  await sync.say(business, contact, yes(business.topics.promos))
  sync.startWorker()
  await vi.waitFor(async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null }), settled)
  const { orders, promos, news, security } = business.topics
  expect(sync.standInOf(business.backendId).seen).toMatchObject([
    {
      contactId: contact,
      addresses: [{ kind: 'phone' }],
      urgent: false,
    },
  ])
  expect(sync.standInOf(business.backendId).seen.map(allowedIn)).toEqual([
    { topics: { [orders]: true, [promos]: true, [news]: false, [security]: true }, marketing: true },
  ])
  expect(await sync.mark(business, contact)).toMatchObject({
    version: 1,
    confirmed_version: 1,
    external_id: `id-${contact}`,
    waiting_since: null,
    claimed_by: null,
    urgent: false,
    attempts: 0,
  })
})

test('the id in the backend becomes an identity, so that the backend’s calls find the contact', async () => {
  const business = await sync.business()
  const contact = await sync.contact(business)
  await sync.say(business, contact, stop)
  sync.startWorker()
  await vi.waitFor(async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null }), settled)
  const rows = await database.admin
    .sql`select match_key from identities where contact_id = ${contact} and kind = 'backend'`
  expect(rows).toEqual([{ match_key: `backend:${business.backendId}:id-${contact}` }])
})

test('refusals are claimed before agreements that are older', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  const [early, late] = [await sync.contact(business), await sync.contact(business)]
  await sync.say(business, early, yes(business.topics.promos))
  await sync.say(business, late, stop)
  sync.startWorker()
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(2), settled)
  expect(standIn.seen.map((delivery) => delivery.contactId)).toEqual([late, early])
})

test('a change made during a delivery of its contact is delivered afterwards, never at the same time', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  const contact = await sync.contact(business)
  let release = () => {}
  standIn.answer = async (delivery) => {
    if (standIn.seen.length === 1) await new Promise<void>((resolve) => (release = resolve))
    return StandIn.confirm(delivery)
  }
  await sync.say(business, contact, yes(business.topics.promos))
  sync.startWorker()
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(1), settled)
  await sync.say(business, contact, no(business.topics.promos))
  // A later change has arrived, so the worker has looked, and would have found this one too.
  const later = await sync.contact(business)
  await sync.say(business, later, no(business.topics.promos))
  await vi.waitFor(() => expect(standIn.seen.map((delivery) => delivery.contactId)).toEqual([contact, later]), settled)
  release()
  await vi.waitFor(
    async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null, confirmed_version: 2 }),
    settled,
  )
  const own = standIn.seen.filter((delivery) => delivery.contactId === contact)
  expect(own).toHaveLength(2)
  expect(standIn.seen.at(-1)).toMatchObject({ contactId: contact, urgent: true })
  expect(standIn.seen.map(allowedIn).at(-1)).toMatchObject({ marketing: false })
  expect(standIn.seen.at(-1)?.mirrored).toMatchObject({ marketing: true })
})

test('one backend that hangs and one that refuses delay none of eight others', async () => {
  const businesses = await Promise.all(Array.from({ length: 10 }, () => sync.business()))
  const [hanging, refusing, ...others] = businesses
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  sync.standInOf(hanging!.backendId).answer = async (delivery) => {
    await held
    return StandIn.confirm(delivery)
  }
  sync.standInOf(refusing!.backendId).answer = () => ({
    kind: 'retry',
    reason: 'connection_refused',
    refuses: true,
    fault: 'backend',
  })
  const contacts = new Map<string, string[]>()
  for (const business of businesses) {
    const ids = await Promise.all(Array.from({ length: 12 }, () => sync.contact(business)))
    contacts.set(business.id, ids)
    await Promise.all(ids.map((id) => sync.say(business, id, stop)))
  }
  // Time stands still, later than what was said: what failed is not due again.
  const now = Date.now() + 1000
  sync.startWorker({ clock: { now: () => now } })
  for (const business of others) {
    await vi.waitFor(() => expect(sync.standInOf(business.backendId).seen).toHaveLength(12), settled)
  }
  expect(sync.standInOf(refusing!.backendId).seen.length).toBeLessThanOrEqual(12)
  release()
  await vi.waitFor(async () => {
    const [row] = await database.admin.sql`
      select count(*)::int as late from sync_marks where due_at is not null and business_id <> ${refusing!.id}`
    expect(row).toEqual({ late: 0 })
  }, settled)
})

test('a business with thousands of changes does not keep another waiting', async () => {
  const [big, small] = [await sync.business(), await sync.business()]
  const bigStandIn = sync.standInOf(big.backendId)
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  bigStandIn.answer = async (delivery) => {
    // The first ones are fast. After them no delivery of this business ends before the other business has been served.
    if (bigStandIn.seen.length > 100) await held
    return StandIn.confirm(delivery)
  }
  await database.admin.sql`
    insert into contacts (business_id, id, head_hash, created_at)
    select ${big.id}::uuid, gen_random_uuid(), '', now() from generate_series(1, 3000)`
  await database.admin.sql`
    insert into sync_marks (business_id, backend_id, contact_id, version, due_at, waiting_since)
    select ${big.id}::uuid, ${big.backendId}::uuid, id, 0, now() - interval '1 hour', now()
    from contacts where business_id = ${big.id}`
  sync.startWorker()
  await vi.waitFor(() => expect(bigStandIn.seen.length).toBeGreaterThan(100), settled)
  const contact = await sync.contact(small)
  await sync.say(small, contact, yes(small.topics.news))
  await vi.waitFor(() => expect(sync.standInOf(small.backendId).seen).toHaveLength(1), settled)
  expect(bigStandIn.seen.length).toBeLessThan(3000)
  goOn()
  await vi.waitFor(() => expect(bigStandIn.seen).toHaveLength(3000), { interval: 50 })
  expect(new Set(bigStandIn.seen.map((delivery) => delivery.contactId)).size).toBe(3000)
})

test('two workers share the work, and no contact is delivered twice', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  const contacts = await Promise.all(Array.from({ length: 60 }, () => sync.contact(business)))
  await Promise.all(contacts.map((id) => sync.say(business, id, stop)))
  sync.startWorker()
  sync.startWorker()
  await vi.waitFor(async () => {
    const [row] = await database.admin.sql`
      select count(*)::int as late from sync_marks where business_id = ${business.id} and due_at is not null`
    expect(row).toEqual({ late: 0 })
  }, settled)
  expect(standIn.seen.map((delivery) => delivery.contactId).toSorted()).toEqual(contacts.toSorted())
})

test('a stop waits for what is in flight and leaves no claim behind', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  let goOn = () => {}
  standIn.answer = async (delivery) => {
    await new Promise<void>((resolve) => (goOn = resolve))
    return StandIn.confirm(delivery)
  }
  const contact = await sync.contact(business)
  await sync.say(business, contact, stop)
  const worker = sync.startWorker()
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(1), settled)
  const stopped = worker.stop()
  goOn()
  await stopped
  expect(await sync.mark(business, contact)).toMatchObject({ due_at: null, claimed_by: null, confirmed_version: 1 })
})

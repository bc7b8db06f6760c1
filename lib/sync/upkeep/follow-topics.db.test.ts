import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { raiseConfigVersion } from '@/db/queries/business/notices'
import { pauseTopic } from '@/db/queries/business/set-up'
import { mirrorTopicChange } from '@/lib/services/backends/mirror-topic-change'
import type { TestBusiness } from '@/lib/services/testing'
import { allowedIn, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { followTopics } from './follow-topics'

const database = await createTestDatabase()
const sync = syncTest(database)
const { sql } = database.admin
const settled = { interval: 20 }

/** Pauses or resumes a topic for the whole business, as a use case does. */
const pause = (business: TestBusiness, topicId: string, paused: boolean) =>
  inBusiness(database.app, business.id, async (tx) => {
    await pauseTopic(tx, business.id, topicId, paused, Date.now())
    await raiseConfigVersion(tx, business.id)
    await mirrorTopicChange(sync.deps, tx, business.id, topicId)
  })

/** Makes `count` contacts that are up to date in the backend, with nothing but their marks. */
const fill = (business: TestBusiness, count: number) => sql`
  with made as (
    insert into contacts (business_id, id, head_seq, head_hash, created_at)
    select ${business.id}::uuid, gen_random_uuid(), 0, repeat('0', 64), now() from generate_series(1, ${count}::int)
    returning id)
  insert into sync_marks (business_id, backend_id, contact_id, version)
  select ${business.id}::uuid, ${business.backendId}::uuid, id, 0 from made`
const due = async (business: TestBusiness): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from sync_marks where business_id = ${business.id} and due_at is not null`
  return row?.count ?? 0
}

test('a topic that the business pauses is a No for all contacts in the backend, until it resumes', async () => {
  const business = await sync.business()
  const { promos } = business.topics
  const [agrees, refuses] = [await sync.contact(business), await sync.contact(business)]
  await sync.say(business, agrees, yes(promos))
  await sync.say(business, refuses, stop)
  sync.startWorker()
  const mirrored = async (contact: string) => {
    const mark = await sync.mark(business, contact)
    return mark?.due_at === null ? (mark.mirrored as { topics: Record<string, boolean>; marketing: boolean }) : null
  }
  const shows = (allowed: boolean) =>
    vi.waitFor(async () => {
      expect(await mirrored(agrees)).toMatchObject({ topics: { [promos]: allowed }, marketing: allowed })
      expect(await mirrored(refuses)).toMatchObject({ topics: { [promos]: false }, marketing: false })
    }, settled)
  await shows(true)
  await pause(business, promos, true)
  await shows(false)
  await pause(business, promos, false)
  await shows(true)
  expect(await sync.mark(business, agrees)).toMatchObject({ urgent: false, version: 1, confirmed_version: 1 })
})

test('contacts become due a thousand at a time, and never more than the backend accepts', async () => {
  const business = await sync.business()
  await fill(business, 4500)
  await pause(business, business.topics.promos, true)
  const follow = () => followTopics(sync.syncDeps(), () => true)
  const seen: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    await follow()
    seen.push(await due(business))
  }
  expect(seen).toEqual([1000, 2000, 2000])
  // The backend accepts what is due, and the next batches follow.
  const confirmed = () =>
    sql`update sync_marks set due_at = null, confirmed_version = 1 where business_id = ${business.id} and due_at is not null`
  let turns = 0
  for (; turns < 20; turns++) {
    await confirmed()
    await sql`update poll_cursors set due_at = now() - interval '1 second' where business_id = ${business.id} and due_at < '9999-01-01'`
    if (!(await follow())) break
  }
  expect(turns).toBe(3)
  const [row] =
    await sql`select count(*)::int as count from sync_marks where business_id = ${business.id} and confirmed_version = 1`
  expect(row).toEqual({ count: 4500 })
})

test('another change meanwhile starts again, and no contact is left out', async () => {
  const business = await sync.business()
  await fill(business, 1500)
  await pause(business, business.topics.promos, true)
  const follow = () => followTopics(sync.syncDeps(), () => true)
  await follow()
  await sql`update sync_marks set due_at = null where business_id = ${business.id}`
  await pause(business, business.topics.promos, false)
  await follow()
  await follow()
  expect(await due(business)).toBe(1500)
  expect(await follow()).toBe(false)
})

test('a claim under way when the topic changes does not swallow the change', async () => {
  const business = await sync.business()
  const { promos } = business.topics
  const standIn = sync.standInOf(business.backendId)
  const contact = await sync.contact(business)
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  const { answer } = standIn
  standIn.answer = async (delivery) => {
    await held
    return answer(delivery)
  }
  await sync.say(business, contact, yes(promos))
  sync.startWorker()
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(1), settled)
  await pause(business, promos, true)
  await vi.waitFor(async () => {
    const [mark] = await database.admin.sql`
      select due_at < now() as is_due from sync_marks where business_id = ${business.id} and contact_id = ${contact}`
    expect(mark).toEqual({ is_due: true })
  }, settled)
  goOn()
  await vi.waitFor(() => expect(standIn.seen.map(allowedIn).at(-1)?.topics[promos]).toBe(false), settled)
  await vi.waitFor(async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null }), settled)
})

test('only backends that show the topic are followed: not WhatsApp, and of Weni not one without a mirror for it', async () => {
  const business = await sync.business()
  const { orders, promos } = business.topics
  const followed = async (topicId: string) => {
    await sql`delete from poll_cursors where business_id = ${business.id}`
    await pause(business, topicId, true)
    return (await sql`select backend_id from poll_cursors where business_id = ${business.id}`).length
  }
  // Weni’s own switch shows marketing in any case.
  expect(await followed(promos)).toBe(1)
  expect(await followed(orders)).toBe(0)
  await sql`
    insert into mirrors (business_id, backend_id, topic_id, field_key)
    values (${business.id}, ${business.backendId}, ${orders}, 'consent_orders')`
  expect(await followed(orders)).toBe(1)
  await sql`update backends set kind = 'webhook' where id = ${business.backendId}`
  expect(await followed(business.topics.security)).toBe(1)
  await sql`update backends set kind = 'whatsapp' where id = ${business.backendId}`
  expect(await followed(promos)).toBe(0)
})

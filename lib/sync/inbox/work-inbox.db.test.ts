import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { claimInbox, deleteOldInbox } from '@/db/queries/inbox/inbox'
import { BoundedMap } from '@/lib/bounded-map'
import { newId } from '@/lib/ids'
import { linesOf, makeBusiness } from '@/lib/services/testing'
import { purgeMessagesOf, purgeOldMessages } from '@/lib/sync/upkeep/purge-messages'
import { createTestDatabase } from '@/testing/database'
import { addWhatsApp, inboxTest, messageOf, messagesOf, newDigits, newUser, post, secondsAgo, wamid } from './testing'
import { workRow } from './work-row'

const database = await createTestDatabase()
const t = await inboxTest(database)
const ids = { business: t.business.id }
const rows = () =>
  t.sql`select due_at, last_error, attempts, length(body) as bytes from inbox where business_id = ${ids.business} order by received_at, id`
const dueAt = async () => ((await rows())[0]?.['due_at'] as Date | undefined)?.getTime() ?? 0
const settle = () => t.sql`delete from inbox where business_id = ${ids.business}`

test('malformed, empty and strange POSTs are counted, and are done', async () => {
  await t.receive(
    '{"object":',
    '',
    '[]',
    '{}',
    JSON.stringify({ object: 'whatsapp_business_account', entry: [null, {}] }),
  )
  for (const row of await rows()) expect(row).toMatchObject({ due_at: null, last_error: null, bytes: 0 })
  expect(await t.counted('post', 'malformed')).toBe(2)
  expect(await t.counted('ignored', 'object')).toBe(2)
  await t.receive(messagesOf({ statuses: [] }, 'account_alerts'))
  expect(await t.counted('ignored', 'field:account_alerts')).toBe(1)
  await settle()
})

test('3 MB with a thousand people, some of them new, are processed once; a repeat changes nothing', async () => {
  const filler = 'a '.repeat(1200)
  const people = Array.from({ length: 1000 }, (_, n) => ({ from: newDigits(), user: newUser(), stops: n % 50 === 0 }))
  const payload = messagesOf({
    contacts: people.map(({ from, user }) => ({ wa_id: from, user_id: user, profile: { name: 'x' } })),
    messages: people.map(({ from, stops }) => messageOf({ from, body: stops ? 'STOP' : filler })),
  })
  expect(JSON.stringify(payload).length).toBeGreaterThan(2_400_000)
  await t.receive(payload)
  expect(await t.sql`select 1 from contacts where business_id = ${ids.business}`).toHaveLength(1000)
  expect(await t.sql`select 1 from identities where business_id = ${ids.business}`).toHaveLength(2000)
  expect(await t.sql`select 1 from ledger where business_id = ${ids.business}`).toHaveLength(20)
  await t.receive({ ...payload, again: true })
  expect(await t.sql`select 1 from contacts where business_id = ${ids.business}`).toHaveLength(1000)
  expect(await t.sql`select 1 from ledger where business_id = ${ids.business}`).toHaveLength(20)
  await settle()
})

test('a thousand statuses are counted together, once though three workers read the same POST', async () => {
  const statuses = Array.from({ length: 1000 }, () => ({
    id: wamid(),
    status: 'delivered',
    timestamp: secondsAgo(5),
    recipient_id: newDigits(),
  }))
  for (const n of [1, 2, 3]) await t.post(messagesOf({ statuses, n }))
  await Promise.all([t.work(), t.work(), t.work()])
  const [sum] =
    await t.sql`select sum(count)::int as n from message_counts where business_id = ${ids.business} and code = 'delivered'`
  expect(sum).toEqual({ n: 1000 })
  await settle()
})

test('an update that fails blocks no other, is tried again for 30 days, and counts as soon as it can', async () => {
  const warn = vi.spyOn(t.services.log, 'warn').mockImplementation(() => {})
  const error = vi.spyOn(t.services.log, 'error').mockImplementation(() => {})
  const [bad, good] = [newDigits(), newDigits()]
  await t.receive(messagesOf({ messages: [messageOf({ from: bad })] }))
  const badId = (await t.contactOf(bad)) ?? ''
  // This contact's chain can't continue, because the hash before the next line is not valid.
  await t.sql`update contacts set head_hash = 'broken' where id = ${badId}`
  await settle()
  const payload = messagesOf({ messages: [bad, good].map((from) => messageOf({ from, body: 'stop' })) })
  await t.post(payload)
  await t.work()
  expect((await t.stateOf(good)).stop?.on).toBe(true)
  const [row] = await rows()
  expect(row).toMatchObject({ attempts: 1, last_error: 'RangeError' })
  const counted = async () => [await t.counted('post', 'stuck'), await t.counted('post', 'dead_letter')]
  expect(await counted()).toEqual([0, 0])
  expect(row?.['due_at']).not.toBeNull()

  await t.sql`update inbox set due_at = now() - interval '1 second', attempts = 9 where business_id = ${ids.business}`
  await t.work()
  expect((await rows())[0]).toMatchObject({ attempts: 10, last_error: 'RangeError' })
  // An alert is about this one and the next, and not about what failed once.
  expect(await counted()).toEqual([1, 0])
  expect(await dueAt()).toBe(t.lookedAt() + 3_600_000)
  expect(Number((await rows())[0]?.['bytes'])).toBeGreaterThan(0)

  await t.sql`update inbox set due_at = now() - interval '1 second', received_at = now() - interval '30 days' where business_id = ${ids.business}`
  await t.work()
  expect((await rows())[0]).toMatchObject({ attempts: 11, due_at: null, last_error: 'RangeError' })
  expect(await counted()).toEqual([1, 1])
  expect(error).toHaveBeenCalledTimes(2)
  expect(await linesOf(database.admin, (await t.contactOf(good)) ?? '')).toHaveLength(1)
  expect(JSON.stringify([...warn.mock.calls, ...error.mock.calls])).not.toContain(bad)
  for (const log of [warn, error]) log.mockRestore()
  await t.sql`update contacts set head_hash = ${'0'.repeat(64)} where id = ${badId}`
  // What kept it out is mended before the 30 days are over: the refusal counts, from when it was said.
  await t.sql`update inbox set due_at = now() - interval '1 second', received_at = now() - interval '29 days' where business_id = ${ids.business}`
  await t.work()
  expect((await t.stateOf(bad)).stop?.on).toBe(true)
  expect((await rows())[0]).toMatchObject({ due_at: null, last_error: null, bytes: 0 })
  await settle()
})

test('what a killed worker had begun is finished by the next, once its claim is over', async () => {
  const from = newDigits()
  await t.post(messagesOf({ messages: [messageOf({ from, body: 'stop' })] }))
  await t.sql`
    update inbox set claimed_until = now() + interval '1 hour', due_at = now() + interval '1 hour'
    where business_id = ${ids.business}`
  await t.work()
  expect(await t.contactOf(from)).toBeNull()
  await t.sql`update inbox set claimed_until = now() - interval '1 second', due_at = now() - interval '1 second' where business_id = ${ids.business}`
  await t.work()
  expect((await t.stateOf(from)).stop?.on).toBe(true)
  await settle()
})

test('a POST that ends the process each time ends it once an hour at most, after its first ten attempts', async () => {
  await t.post(messagesOf({ messages: [] }))
  const now = Date.now() + 1000
  const claim = { now, until: now + 60_000, late: { attempts: 10, until: now + 3_600_000 }, limit: 1 }
  const dueAfter = async (attempts: number) => {
    await t.sql`update inbox set attempts = ${attempts}, due_at = now() - interval '1 second' where business_id = ${ids.business}`
    // The worker is killed before it ends its claim.
    const claimed = await inBusiness(t.deps.db, ids.business, (tx) => claimInbox(tx, ids.business, 'words', claim))
    expect(claimed).toMatchObject([{ attempts: attempts + 1 }])
    return (await dueAt()) - now
  }
  expect(await dueAfter(9)).toBe(60_000)
  expect(await dueAfter(10)).toBe(3_600_000)
  expect(await dueAfter(50)).toBe(3_600_000)
  // A mended version reads it in the try after the one in which it is counted.
  for (let look = 0; look < 2; look++) {
    await t.sql`update inbox set due_at = now() - interval '1 second' where business_id = ${ids.business}`
    await t.work()
  }
  expect((await rows())[0]).toMatchObject({ due_at: null, last_error: null })
  await settle()
})

test('a body that can’t be decrypted becomes a dead letter with its reason, never with its text', async () => {
  const error = vi.spyOn(t.services.log, 'error').mockImplementation(() => {})
  await t.post(messagesOf({ messages: [] }))
  const [row] = await t.sql<{ id: string }[]>`
    update inbox set attempts = 10, claimed_until = now() + interval '1 hour'
    where business_id = ${ids.business} returning id`
  const broken = {
    id: row!.id,
    backendId: t.backendId,
    body: Buffer.from('junk'),
    receivedAt: Date.now() - 30 * 86_400_000,
    attempts: 10,
    onlyProgress: false,
    wasCutOff: false,
  }
  await workRow(t.services, ids.business, broken, { senders: new BoundedMap(1), count: () => {} })
  expect((await rows())[0]).toMatchObject({ due_at: null, last_error: 'secret_unreadable' })
  error.mockRestore()
  await settle()
})

test('each business has its turn, and nobody reads for another', async () => {
  const other = await makeBusiness(t.deps)
  const otherBackend = await addWhatsApp(t.deps, other)
  const from = newDigits()
  for (let n = 0; n < 6; n++) await t.post(messagesOf({ messages: [messageOf({ from })], n }))
  await post(t.deps, otherBackend, messagesOf({ messages: [messageOf({ from, body: 'stop' })] }))
  await t.work()
  expect(await t.sql`select business_id from contacts where stop_on and business_id = ${other.id}`).toHaveLength(1)
  expect((await t.stateOf(from)).stop).toBeNull()
  await settle()
})

test('old rows are deleted: finished POSTs and noted events after 8 days, dead letters after 30', async () => {
  await t.receive(messagesOf({ statuses: [{ id: wamid(), status: 'sent', timestamp: secondsAgo(1) }] }))
  await t.post(messagesOf({ n: 'dead letter' }))
  await t.sql`update inbox set due_at = null, last_error = 'x' where due_at is not null and business_id = ${ids.business}`
  const day = 86_400_000
  const after = async (days: number) => {
    const clock = { now: () => Date.now() + days * day }
    await purgeOldMessages({ ...t.workerDeps, clock }, () => true)
    const [left] = await t.sql`
      select (select count(*)::int from inbox where business_id = ${ids.business}) as posts,
        (select count(*)::int from seen_events where business_id = ${ids.business}) as events`
    return left
  }
  expect((await after(7.5))?.['posts']).toBe(2)
  expect(await after(8.5)).toEqual({ posts: 1, events: 0 })
  expect(await after(31)).toEqual({ posts: 0, events: 0 })
})

test('of a business that receives nothing any more, each kind of old row is found by itself, and deleted', async () => {
  const [id, contact] = [newId(), newId()]
  const insert: Record<string, (business: string) => Promise<unknown>> = {
    inbox: (business) => t.sql`
      insert into inbox (business_id, id, backend_id, body, body_hash, received_at)
      values (${business}, ${id}, ${t.backendId}, '', ${id}, now() - interval '9 days')`,
    seen_events: (business) => t.sql`
      insert into seen_events (business_id, key, at) values (${business}, ${id}, now() - interval '9 days')`,
    outbox: (business) => t.sql`
      insert into outbox (business_id, id, backend_id, contact_id, sender_id, kind, created_at)
      values (${business}, ${id}, ${t.backendId}, ${contact}, ${contact}, 'link', now() - interval '8 days')`,
    sent_messages: (business) => t.sql`
      insert into sent_messages (business_id, message_id, contact_id, sent_at)
      values (${business}, ${id}, ${contact}, now() - interval '181 days')`,
    unknown_messages: (business) => t.sql`
      insert into sent_messages (business_id, message_id, sent_at)
      values (${business}, ${id}, now() - interval '3 days')`,
  }
  const businesses = await Promise.all(Object.keys(insert).map(() => makeBusiness(t.deps)))
  const owners = businesses.map((business) => business.id)
  await Promise.all(Object.values(insert).map((add, n) => add(owners[n] ?? '')))
  const left = () => t.sql`
    select 'inbox' as kept from inbox where business_id = any(${owners}) union all
    select 'seen_events' as kept from seen_events where business_id = any(${owners}) union all
    select 'outbox' as kept from outbox where business_id = any(${owners}) union all
    select 'sent_messages' as kept from sent_messages where business_id = any(${owners})`
  expect(await left()).toHaveLength(owners.length)
  await purgeOldMessages(t.workerDeps, () => true)
  expect(await left()).toEqual([])
})

test('old rows are looked for in the order in which they came, past those that are kept, up to the first new one', async () => {
  const now = Date.now()
  const day = 86_400_000
  const { id: business } = await makeBusiness(t.deps)
  const [kept, over, recent, late] = [newId(), newId(), newId(), newId()]
  const add = (id: string, days: number, error: string | null = null) => t.sql`
    insert into inbox (business_id, id, backend_id, body, body_hash, received_at, last_error)
    values (${business}, ${id}, ${t.backendId}, '', ${id}, ${new Date(now - days * day)}, ${error})`
  await add(kept, 9, 'x')
  await add(over, 9)
  await add(recent, 1)
  // It is out of order, as no row ever is, and shows that nothing behind a new row was read.
  await add(late, 9)
  const limits = { before: now - 8 * day, setAsideBefore: now - 30 * day, endingBefore: now - 23 * day, limit: 1 }
  const deleteFrom = async (after: string | null) =>
    (await inBusiness(t.services.db, business, (tx) => deleteOldInbox(tx, business, { ...limits, after }))).next
  expect([await deleteFrom(null), await deleteFrom(kept), await deleteFrom(over)]).toEqual([kept, over, null])
  const left = await t.sql<{ id: string }[]>`select id from inbox where business_id = ${business} order by id`
  expect(left.map(({ id }) => id)).toEqual([kept, recent, late])
})

test('our own messages are deleted 7 days after they were made, more than are looked at once, and none that waits', async () => {
  const contact = newId()
  const add = (count: number, days: number, dueAt: Date | null) => t.sql`
    insert into outbox (business_id, id, backend_id, contact_id, sender_id, kind, created_at, due_at)
    select ${ids.business}, gen_random_uuid(), ${t.backendId}, ${contact}, ${contact}, 'link',
      now() - ${days}::int * interval '1 day', ${dueAt} from generate_series(1, ${count}::int)`
  await add(2500, 8, null)
  await add(1, 8, new Date())
  await purgeMessagesOf(t.workerDeps, ids.business, () => true)
  await add(1, 6, null)
  await purgeMessagesOf(t.workerDeps, ids.business, () => true)
  const left = await t.sql`
    select due_at is null as ended from outbox where contact_id = ${contact} order by created_at`
  expect(left).toEqual([{ ended: false }, { ended: true }])
})

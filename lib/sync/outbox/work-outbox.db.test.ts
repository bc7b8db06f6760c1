import { expect, onTestFinished, test, vi } from 'vitest'
import { findDueOutbox } from '@/db/queries/outbox/outbox'
import type { Sent } from '@/lib/backends/whatsapp/adapter'
import { closeBusiness } from '@/lib/services/business/close-business'
import { operatorOf } from '@/lib/services/callers/caller'
import { DEFAULT_TIMING } from '@/lib/sync/deps'
import { no, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { outboxTest } from './testing'
import { createOutboxWorker } from './work-outbox'

const database = await createTestDatabase()
const settled = { interval: 20 }

test('a change is confirmed in the chat once: what it did, in their language, with their link', async () => {
  const { startWorker, account, person, say, message, sql, business } = await outboxTest(database)
  const contact = await person()
  await say(contact)
  startWorker()
  await vi.waitFor(async () => expect((await message(contact))?.sent_at).not.toBeNull(), settled)
  expect(account.sent).toHaveLength(1)
  expect(account.sent[0]).toMatchObject({
    phoneNumberId: '1065',
    to: { kind: 'phone', value: expect.stringMatching(/^5511912/) as string },
    content: {
      kind: 'link',
      text: expect.stringMatching(
        /^Done\. You won’t get any more messages from Business \d+, except about: security\. You can change it whenever you like\. To get just one topic again, write START and its name\.$/,
      ) as string,
      button: 'My preferences',
      url: expect.stringMatching(/^http:\/\/localhost:3000\/p\/[\w-]{60}$/) as string,
    },
  })
  expect(await message(contact)).toMatchObject({ due_at: null, message_id: 'wamid.1', last_error: null, attempts: 1 })
  const remembered = await sql`select message_id, contact_id from sent_messages where business_id = ${business.id}`
  expect(remembered).toEqual([{ message_id: 'wamid.1', contact_id: contact }])
})

test('sent messages are counted by number, month and kind, also those that may not have arrived', async () => {
  const { startWorker, account, person, say, message, sql, business, backendId, senderId } = await outboxTest(database)
  const [first, second, third] = [await person(), await person(), await person()]
  const outcomes: Sent[] = [
    { kind: 'sent', messageId: 'wamid.1' },
    { kind: 'uncertain', reason: 'timeout' },
    { kind: 'give_up', reason: 'graph_131047', code: 131047 },
  ]
  account.answer = () => outcomes.shift()!
  for (const contact of [first, second, third]) await say(contact)
  startWorker()
  for (const contact of [first, second, third])
    await vi.waitFor(async () => expect(await message(contact)).toMatchObject({ due_at: null, attempts: 1 }), settled)
  const counts = () => sql`
    select kind, sum(count)::int as count, min(month) ~ '^[0-9]{4}-[0-9]{2}$' as "isMonth" from sent_months
    where business_id = ${business.id} and backend_id = ${backendId} and sender_id = ${senderId} group by kind`
  await vi.waitFor(
    async () => expect(await counts()).toEqual([{ kind: 'confirmation', count: 2, isMonth: true }]),
    settled,
  )
})

test('a business that is being closed sends nothing, also not what waited already', async () => {
  const { startWorker, account, person, say, message, sql, sync, business } = await outboxTest(database)
  const contact = await person()
  await say(contact)
  const [row] = await sql<{ name: string }[]>`select name from businesses where id = ${business.id}`
  await closeBusiness(sync.deps, operatorOf(business.id), row?.name ?? '')
  startWorker()
  await vi.waitFor(async () => expect((await message(contact))?.last_error).toBe('business_closing'), settled)
  expect(await message(contact)).toMatchObject({ due_at: null, sent_at: null })
  expect(account.sent).toEqual([])
})

test('the topics that were switched are named', async () => {
  const { startWorker, account, person, say, business } = await outboxTest(database)
  const contact = await person()
  await say(contact, no(business.topics.orders))
  startWorker()
  await vi.waitFor(() => expect(account.sent).toHaveLength(1), settled)
  expect(account.sent[0]?.content).toMatchObject({
    text: expect.stringContaining('no longer get messages about: orders') as string,
  })
})

test('two workers send each of 60 messages once', async () => {
  const { startWorker, account, person, say, sql, business } = await outboxTest(database)
  // Sending takes as long as the other worker needs to look for work, so both send.
  account.answer = async ({ to }) => {
    await sql`select 1`
    return { kind: 'sent', messageId: `wamid.${to.value}` }
  }
  const people = await Promise.all(Array.from({ length: 60 }, () => person()))
  await Promise.all(people.map((contact) => say(contact)))
  startWorker()
  startWorker()
  await vi.waitFor(async () => {
    const [row] = await sql`select count(*)::int as n from outbox where business_id = ${business.id} and due_at is null`
    expect(row).toEqual({ n: 60 })
  }, settled)
  expect(account.sent).toHaveLength(60)
  expect(new Set(account.sent.map(({ to }) => to.value)).size).toBe(60)
})

test('a message that a killed worker had started is never sent again; one it only claimed is sent', async () => {
  const { startWorker, account, person, say, sql, message } = await outboxTest(database)
  const [begun, claimed] = [await person(), await person()]
  await say(begun)
  await say(claimed)
  const past = new Date(Date.now() - 1000).toISOString()
  await sql`update outbox set claimed_until = ${past}, due_at = ${past}, attempts = 1, last_error = 'sending' where contact_id = ${begun}`
  await sql`update outbox set claimed_until = ${past}, due_at = ${past} where contact_id = ${claimed}`
  startWorker()
  await vi.waitFor(async () => expect((await message(claimed))?.sent_at).not.toBeNull(), settled)
  await vi.waitFor(async () => expect((await message(begun))?.last_error).toBe('outcome_unknown'), settled)
  expect(account.sent).toHaveLength(1)
  expect(await message(begun)).toMatchObject({ due_at: null, message_id: null })
})

test('the window that closed meanwhile gives the message up without a request', async () => {
  const { startWorker, account, person, say, sql, message } = await outboxTest(database)
  const contact = await person()
  await say(contact)
  await sql`update contact_senders set last_inbound_at = now() - interval '25 hours' where contact_id = ${contact}`
  startWorker()
  await vi.waitFor(async () => expect((await message(contact))?.last_error).toBe('window_closed'), settled)
  expect(account.sent).toEqual([])
})

test.each<[Sent, object]>([
  [
    { kind: 'uncertain', reason: 'timeout' },
    { due_at: null, last_error: 'timeout' },
  ],
  [
    { kind: 'give_up', reason: 'graph_131047', code: 131047 },
    { due_at: null, sent_at: null, last_error: 'graph_131047' },
  ],
  [
    { kind: 'provider_stop', reason: 'graph_131050' },
    { due_at: null, sent_at: null, last_error: 'graph_131050' },
  ],
])('%j is not tried again', async (sent, row) => {
  const { startWorker, account, person, say, message, business } = await outboxTest(database)
  const contact = await person()
  await say(contact)
  account.answer = () => sent
  startWorker()
  await vi.waitFor(async () => expect(await message(contact)).toMatchObject({ ...row, attempts: 1 }), settled)
  // It is not sent later either: a worker that looks tomorrow finds nothing of this business.
  const tomorrow = await findDueOutbox(database.worker.sql, Date.now() + 86_400_000)
  expect(tomorrow.filter(({ businessId }) => businessId === business.id)).toEqual([])
  expect(account.sent).toHaveLength(1)
})

test('error 131050 becomes a provider stop of that number, and is asked for again where that can’t be recorded', async () => {
  const { startWorker, account, person, say, message, sql, senderId } = await outboxTest(database)
  const contact = await person()
  await say(contact)
  account.answer = () => ({ kind: 'provider_stop', reason: 'graph_131050' })
  const [before] = await sql<{ hash: string }[]>`select head_hash as hash from contacts where id = ${contact}`
  await sql`update contacts set head_hash = 'broken' where id = ${contact}`
  let ahead = 0
  const worker = startWorker({ clock: { now: () => Date.now() + ahead } })
  await vi.waitFor(async () => {
    const waiting = { attempts: 1, last_error: 'graph_131050', sent_at: null, due_at: expect.any(Date) as Date }
    expect(await message(contact)).toMatchObject(waiting)
  }, settled)
  await sql`update contacts set head_hash = ${before?.hash ?? ''} where id = ${contact}`
  ahead = 61_000
  worker.wake()
  await vi.waitFor(async () => expect(await message(contact)).toMatchObject({ attempts: 2, due_at: null }), settled)
  const rows = await sql`select stop_on from contact_senders where contact_id = ${contact} and sender_id = ${senderId}`
  expect(rows).toEqual([{ stop_on: true }])
  const lines =
    await sql`select kind, actor, method from ledger where contact_id = ${contact} order by seq desc limit 1`
  expect(lines).toEqual([{ kind: 'provider_stop', actor: 'provider', method: 'provider_error' }])
})

test('a pair limit delays one contact, a throughput limit all of them', async () => {
  const { startWorker, account, person, say, sql, business } = await outboxTest(database)
  const slow = await person()
  await say(slow)
  account.answer = () => ({ kind: 'retry', reason: 'graph_131056', afterMs: 300_000, everybody: false })
  let ahead = 0
  const worker = startWorker({ clock: { now: () => Date.now() + ahead } })
  await vi.waitFor(() => expect(account.sent).toHaveLength(1), settled)
  account.answer = () => ({ kind: 'retry', reason: 'graph_130429', afterMs: 600_000, everybody: true })
  const others = await Promise.all(Array.from({ length: 3 }, () => person()))
  for (const contact of others) await say(contact)
  worker.wake()
  await vi.waitFor(() => expect(account.sent.length).toBeGreaterThan(1), settled)
  account.answer = ({ to }) => ({ kind: 'sent', messageId: `wamid.${to.value}` })
  // The messages that were on their way when the first one met the limit are back.
  await vi.waitFor(async () => {
    const claimed = await sql`
      select 1 from outbox where business_id = ${business.id} and claimed_until is not null`
    expect(claimed).toEqual([])
  }, settled)
  const early = account.sent.length
  ahead = 601_000
  worker.wake()
  await vi.waitFor(async () => {
    const [row] =
      await sql`select count(*)::int as n from outbox where business_id = ${business.id} and sent_at is not null`
    expect(row).toEqual({ n: 4 })
  }, settled)
  expect(early).toBeLessThanOrEqual(5)
})

test('a refused token pauses the account, and the message is sent once the token is accepted again', async () => {
  const { startWorker, account, person, say, message, sql, backendId } = await outboxTest(database)
  const contact = await person()
  await say(contact)
  account.answer = () => ({ kind: 'paused', reason: 'graph_190', afterMs: 100 })
  const timing = {
    ...DEFAULT_TIMING,
    pollMs: 25,
    leaseMs: 60_000,
    requestMs: 10_000,
    uncertainMs: 30_000,
    probeMs: 300,
    stopMs: 10_000,
  }
  startWorker({ timing })
  const status = async () => (await sql`select status, status_reason from backends where id = ${backendId}`)[0]
  await vi.waitFor(
    async () => expect(await status()).toEqual({ status: 'paused', status_reason: 'graph_190' }),
    settled,
  )
  account.answer = () => ({ kind: 'sent', messageId: 'wamid.again' })
  await vi.waitFor(async () => expect((await message(contact))?.message_id).toBe('wamid.again'), settled)
  expect(await status()).toEqual({ status: 'active', status_reason: null })
})

test('an account that was blocked stays paused for its hour, although it would answer the probe', async () => {
  const { startWorker, syncDeps, account, person, say, message, sql, backendId } = await outboxTest(database)
  const contact = await person()
  await say(contact)
  account.answer = () => ({ kind: 'paused', reason: 'graph_131048', afterMs: 100 })
  const timing = {
    ...DEFAULT_TIMING,
    pollMs: 25,
    leaseMs: 60_000,
    requestMs: 10_000,
    uncertainMs: 30_000,
    probeMs: 50,
    stopMs: 10_000,
  }
  startWorker({ timing })
  const paused = { status: 'paused', status_reason: 'graph_131048' }
  const status = async () => (await sql`select status, status_reason from backends where id = ${backendId}`)[0]
  await vi.waitFor(async () => expect(await status()).toEqual(paused), settled)
  account.answer = () => ({ kind: 'sent', messageId: 'wamid.after' })
  // Another worker, which has not seen it before, does not resume it either. It does not even probe it.
  const outbox = createOutboxWorker(syncDeps({ timing }))
  await outbox.look()
  await outbox.stop()
  expect([await status(), account.probes]).toEqual([paused, 0])
  await sql`
    update backends set status_at = now() - interval '61 minutes', blocked_until = now() - interval '1 minute'
    where id = ${backendId}`
  await vi.waitFor(async () => expect((await message(contact))?.message_id).toBe('wamid.after'), settled)
})

test('an account that does not respond delays no other', async () => {
  const [hanging, other] = [await outboxTest(database), await outboxTest(database)]
  let release = () => {}
  hanging.account.answer = () =>
    new Promise<Sent>((resolve) => (release = () => resolve({ kind: 'sent', messageId: 'wamid.late' })))
  await hanging.say(await hanging.person())
  await other.say(await other.person())
  const connect: Parameters<typeof other.syncDeps>[0] = {
    connect: (id) => {
      const account = id === hanging.backendId ? hanging.account : other.account
      return { backend: account, perHour: null, whatsapp: account }
    },
  }
  const outbox = createOutboxWorker(other.syncDeps(connect))
  onTestFinished(async () => {
    release()
    await outbox.stop()
  })
  await outbox.look()
  await vi.waitFor(() => expect([hanging.account.sent.length, other.account.sent.length]).toEqual([1, 1]), settled)
})

test('a Yes is confirmed to a contact who wrote to the account, and to no other', async () => {
  const { startWorker, account, person, say, business, sync } = await outboxTest(database)
  await sync.say(business, await sync.contact(business), yes(business.topics.promos))
  await say(await person(), yes(business.topics.promos))
  startWorker()
  await vi.waitFor(() => expect(account.sent).toHaveLength(1), settled)
  expect(account.sent[0]?.content).toMatchObject({
    text: expect.stringContaining('You’ll get messages about: promos') as string,
  })
})

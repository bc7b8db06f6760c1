import { expect, test } from 'vitest'
import { inboxTest, messageOf, messagesOf, newDigits, secondsAgo, wamid } from '@/lib/sync/inbox/testing'
import { createTestDatabase } from '@/testing/database'

// One update of a POST that can't be applied keeps no refusal of the others waiting.

const database = await createTestDatabase()
const t = await inboxTest(database)

/** Lets each insert into a table fail that has this value in this column, until the returned function is called. */
async function failing(table: 'identities' | 'reviews' | 'senders' | 'message_counts', column: string, value: string) {
  await t.sql.unsafe(`alter table ${table} add constraint refuse check (${column}::text <> '${value}') not valid`)
  return () => t.sql.unsafe(`alter table ${table} drop constraint refuse`)
}

const stopOf = async (digits: string) =>
  (await t.contactOf(digits)) !== null && (await t.stateOf(digits)).stop?.on === true

/** Posts a payload that can't be applied whole, works it off, mends what failed, and works it off once more. */
async function retried(payload: unknown, mend: () => Promise<unknown>, meanwhile: () => Promise<void>) {
  await t.post(payload)
  await t.work()
  await meanwhile()
  const left = () => t.sql`
    select attempts, last_error from inbox where business_id = ${t.business.id} and due_at is not null`
  expect(await left()).toMatchObject([{ attempts: 1, last_error: '23514' }])
  await mend()
  await t.sql`update inbox set due_at = received_at where business_id = ${t.business.id} and due_at is not null`
  await t.work()
  expect(await left()).toEqual([])
}

const lines = async () => (await t.sql`select 1 from ledger where business_id = ${t.business.id}`).length

test('a person who can not be stored keeps no other person from refusing', async () => {
  const [poison, other] = [newDigits(), newDigits()]
  const mend = await failing('identities', 'value', poison)
  const messages = [poison, other].map((from) => messageOf({ from, body: 'STOP' }))
  await retried(messagesOf({ messages }), mend, async () => expect(await stopOf(other)).toBe(true))
  expect([await stopOf(poison), await stopOf(other), await lines()]).toEqual([true, true, 2])
})

test('a refusal that names nobody and can not be listed keeps nobody from refusing', async () => {
  const [first, second] = [newDigits(), newDigits()]
  const mend = await failing('reviews', 'kind', 'unsure_message')
  const before = await lines()
  await t.sql`delete from reviews where business_id = ${t.business.id}`
  const messages = [messageOf({ body: 'STOP' }), messageOf({ from: first, body: 'STOP' })]
  const failed = (recipient: object) => ({
    ...{ id: wamid(), status: 'failed', timestamp: secondsAgo(3) },
    ...{ errors: [{ code: 131050 }], ...recipient },
  })
  const payload = messagesOf({ messages, statuses: [failed({}), failed({ recipient_id: second })] })
  await retried(payload, mend, async () => {
    expect(await stopOf(first)).toBe(true)
    expect(Object.values((await t.stateOf(second)).providerStops)).toMatchObject([{ on: true }])
  })
  expect(await lines()).toBe(before + 2)
  expect(await t.sql`select 1 from reviews where business_id = ${t.business.id} and contact_id is null`).toHaveLength(2)
})

test('a refusal is recorded although the statuses beside it can not be counted', async () => {
  const from = newDigits()
  const before = await lines()
  const mend = await failing('message_counts', 'code', '131050')
  const status = { id: wamid(), status: 'failed', timestamp: secondsAgo(3), recipient_id: from }
  const payload = messagesOf({ statuses: [{ ...status, errors: [{ code: 131050 }] }] })
  await retried(payload, mend, async () => {
    expect(Object.values((await t.stateOf(from)).providerStops)).toMatchObject([{ on: true }])
  })
  const counted = () => t.sql<{ count: number }[]>`
    select sum(count)::int as count from message_counts
    where business_id = ${t.business.id} and template = 'unknown' and code = '131050'`
  // Two are of the test before.
  expect(await counted()).toEqual([{ count: 3 }])
  expect(await lines()).toBe(before + 1)
})

test('a sender that can not be stored keeps nobody from refusing', async () => {
  const from = newDigits()
  const mend = await failing('senders', 'phone_number_id', '999')
  const entry = [
    ...messagesOf({ messages: [messageOf({ from: newDigits(), body: 'STOP' })] }, 'messages', '999').entry,
    ...messagesOf({ messages: [messageOf({ from, body: 'STOP' })] }).entry,
  ]
  const payload = { object: 'whatsapp_business_account', entry }
  await retried(payload, mend, async () => expect(await stopOf(from)).toBe(true))
})

import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { inboxTest, messageOf, messagesOf, newDigits, secondsAgo, wamid } from './testing'
import { createInboxWorker } from './work-inbox'

const database = await createTestDatabase()
const t = await inboxTest(database)
const { sql, business } = t
const rows = () => sql<{ due_at: Date | null; only_progress: boolean; attempts: number; last_error: string | null }[]>`
  select due_at, only_progress, attempts, last_error from inbox where business_id = ${business.id}
  order by received_at, id`
const settle = () => sql`delete from inbox where business_id = ${business.id}`
const status = (id = wamid(), word = 'delivered') => ({
  id,
  status: word,
  timestamp: secondsAgo(5),
  recipient_id: newDigits(),
})
const counted = async (code: string) => {
  const [row] = await sql<{ sum: number }[]>`
    select coalesce(sum(count), 0)::int as sum from message_counts
    where business_id = ${business.id} and code = ${code}`
  return row?.sum
}

test('a STOP is processed before the statuses that came earlier', async () => {
  for (let post = 0; post < 30; post++) await t.post(messagesOf({ statuses: [status()] }))
  const from = newDigits()
  await t.post(messagesOf({ messages: [messageOf({ from, body: 'STOP' })] }))
  let steps = 0
  await createInboxWorker(t.workerDeps, () => ++steps <= 3).look()
  expect((await t.stateOf(from)).stop?.on).toBe(true)
  expect((await rows()).filter((row) => row.only_progress && row.due_at !== null)).toHaveLength(30)
  await t.work()
  expect((await rows()).every(({ due_at }) => due_at === null)).toBe(true)
  await settle()
})

test('statuses that come one by one are processed together, and each counts once', async () => {
  const before = [await counted('delivered'), await counted('read')] as number[]
  const ids = Array.from({ length: 120 }, () => wamid())
  for (const id of ids) await t.post(messagesOf({ statuses: [status(id)] }))
  for (const id of ids.slice(0, 10)) await t.post(messagesOf({ statuses: [status(id, 'read'), status(id)] }))
  // A share of one business has four claims, which one by one would be four POSTs.
  let steps = 0
  await createInboxWorker(t.workerDeps, () => ++steps <= 4).look()
  expect((await rows()).filter(({ due_at }) => due_at !== null)).toHaveLength(0)
  expect(await counted('delivered')).toBe((before[0] ?? 0) + 120)
  expect(await counted('read')).toBe((before[1] ?? 0) + 10)
  await settle()
})

test('a POST that can’t be read, and one that can’t be applied, hold up no other', async () => {
  const warn = vi.spyOn(t.services.log, 'warn').mockImplementation(() => {})
  const before = (await counted('delivered')) ?? 0
  for (let post = 0; post < 5; post++) await t.post(messagesOf({ statuses: [status()] }))
  await sql`
    update inbox set body = '\\x00'::bytea where business_id = ${business.id} and id = (
      select id from inbox where business_id = ${business.id} order by received_at, id limit 1)`
  await t.work()
  const [bad, ...others] = await rows()
  expect(bad).toMatchObject({ attempts: 1, only_progress: true })
  expect(bad?.due_at).not.toBeNull()
  expect(bad?.last_error).not.toBeNull()
  expect(others.map(({ due_at, last_error }) => [due_at, last_error])).toEqual(Array(4).fill([null, null]))
  expect(await counted('delivered')).toBe(before + 4)
  // From now on it is tried by itself.
  await sql`update inbox set due_at = now() - interval '1 second' where business_id = ${business.id} and due_at is not null`
  await t.post(messagesOf({ statuses: [status()] }))
  await t.work()
  expect((await rows()).map(({ attempts }) => attempts)).toEqual([2, 1, 1, 1, 1, 1])
  expect(await counted('delivered')).toBe(before + 5)
  warn.mockRestore()
  await settle()
})

test('where statuses can’t be counted together, each is tried by itself', async () => {
  const warn = vi.spyOn(t.services.log, 'warn').mockImplementation(() => {})
  const before = (await counted('read')) ?? 0
  // No index of PostgreSQL takes an id of this length, so all that are counted with it fail.
  const id = Array.from({ length: 300 }, (_, n) => createHash('sha256').update(String(n)).digest('hex')).join('')
  for (const one of [wamid(), id, wamid()]) await t.post(messagesOf({ statuses: [status(one, 'read')] }))
  await t.work()
  const [first, second, third] = await rows()
  expect([first?.due_at, third?.due_at]).toEqual([null, null])
  expect(second).toMatchObject({ attempts: 1, only_progress: true })
  expect(second?.last_error).not.toBeNull()
  expect(await counted('read')).toBe(before + 2)
  warn.mockRestore()
  await settle()
})

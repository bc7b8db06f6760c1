import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { claimInbox, finishInbox, giveBackInbox, postponeInbox } from '@/db/queries/inbox/inbox'
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
/** No index of PostgreSQL takes an id of this length, so all that are counted with it fail. */
const longId = () => {
  const part = (n: number) => createHash('sha256').update(`${wamid()} ${n}`).digest('hex')
  return Array.from({ length: 300 }, (_, n) => part(n)).join('')
}
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

test('a STOP is processed before statuses that failed, and these don’t keep new ones waiting, nor new ones them', async () => {
  for (let posts = 0; posts < 5; posts++) await t.post(messagesOf({ statuses: [status()] }))
  await sql`update inbox set attempts = 1, due_at = now() - interval '1 hour' where business_id = ${business.id}`
  for (let posts = 0; posts < 2; posts++) await t.post(messagesOf({ statuses: [status()] }))
  const from = newDigits()
  await t.post(messagesOf({ messages: [messageOf({ from, body: 'STOP' })] }))
  const claim = async (claims: number) => {
    let steps = 0
    await createInboxWorker(t.workerDeps, () => ++steps <= claims + 2).look()
  }
  const left = async () => (await rows()).filter(({ due_at }) => due_at !== null).map(({ attempts }) => attempts)
  await claim(1)
  expect((await t.stateOf(from)).stop?.on).toBe(true)
  expect(await left()).toEqual([1, 1, 1, 1, 1, 0, 0])
  await claim(2)
  expect(await left()).toEqual([1, 1, 1, 1])
  await t.work()
  expect(await left()).toEqual([])
  await settle()
})

test('a STOP that comes while statuses fail together is processed before each is tried by itself', async () => {
  const warn = vi.spyOn(t.services.log, 'warn').mockImplementation(() => {})
  const before = (await counted('read')) ?? 0
  for (const id of [wamid(), longId(), wamid()]) await t.post(messagesOf({ statuses: [status(id, 'read')] }))
  let steps = 0
  await createInboxWorker(t.workerDeps, () => ++steps <= 3).look()
  expect((await rows()).map(({ attempts, last_error }) => [attempts, last_error])).toEqual(Array(3).fill([1, null]))
  const from = newDigits()
  await t.post(messagesOf({ messages: [messageOf({ from, body: 'STOP' })] }))
  steps = 0
  await createInboxWorker(t.workerDeps, () => ++steps <= 3).look()
  expect((await t.stateOf(from)).stop?.on).toBe(true)
  expect((await rows()).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1])
  await t.work()
  expect((await rows()).filter(({ due_at }) => due_at !== null)).toHaveLength(1)
  expect(await counted('read')).toBe(before + 2)
  warn.mockRestore()
  await settle()
})

test('a worker that fails after its claim wakes nothing that another one finished or is processing', async () => {
  await t.post(messagesOf({ statuses: [status()] }))
  const now = Date.now() + 1000
  const late = { attempts: 10, until: now }
  const claim = () =>
    inBusiness(t.deps.db, business.id, (tx) =>
      claimInbox(tx, business.id, 'progress', { now, until: now - 500, late, limit: 1 }),
    )
  const [mine] = await claim()
  if (!mine) throw new Error('nothing was claimed')
  const [theirs] = await inBusiness(t.deps.db, business.id, (tx) =>
    claimInbox(tx, business.id, 'tried_progress', { now, until: now + 60_000, late, limit: 1 }),
  )
  const [claimed] = await rows()
  const failLate = () =>
    inBusiness(t.deps.db, business.id, async (tx) => {
      await giveBackInbox(tx, business.id, [mine], now)
      return postponeInbox(tx, business.id, mine, now, 'late')
    })
  expect(await failLate()).toBe(false)
  expect(await rows()).toEqual([claimed])
  await inBusiness(t.deps.db, business.id, (tx) => finishInbox(tx, business.id, [theirs?.id ?? '']))
  expect(await failLate()).toBe(false)
  expect(await rows()).toMatchObject([{ due_at: null, last_error: null, attempts: 2 }])
  await settle()
})

test('statuses that come one by one are processed together, and each counts once', async () => {
  const before = [await counted('delivered'), await counted('read')] as number[]
  const ids = Array.from({ length: 120 }, () => wamid())
  for (const id of ids) await t.post(messagesOf({ statuses: [status(id)] }))
  for (const id of ids.slice(0, 10)) await t.post(messagesOf({ statuses: [status(id, 'read'), status(id)] }))
  // A business has four claims in a row, which one by one would be four POSTs.
  let steps = 0
  await createInboxWorker(t.workerDeps, () => ++steps <= 4).look()
  expect((await rows()).filter(({ due_at }) => due_at !== null)).toHaveLength(0)
  expect(await counted('delivered')).toBe((before[0] ?? 0) + 120)
  expect(await counted('read')).toBe((before[1] ?? 0) + 10)
  await settle()
})

test('a claim of POSTs with many statuses applies a thousand, and leaves the others as new as they came', async () => {
  const before = (await counted('delivered')) ?? 0
  const many = () => messagesOf({ statuses: Array.from({ length: 300 }, () => status()) })
  for (let post = 0; post < 7; post++) await t.post(many())
  const came = await rows()
  // The first claim: the worker is asked once before it, and once after it.
  let steps = 0
  await createInboxWorker(t.workerDeps, () => ++steps <= 3).look()
  expect(await counted('delivered')).toBe(before + 900)
  expect(await rows()).toEqual([
    ...came.slice(0, 3).map((row) => ({ ...row, due_at: null, attempts: 1 })),
    ...came.slice(3),
  ])
  const from = newDigits()
  await t.post(messagesOf({ messages: [messageOf({ from, body: 'STOP' })] }))
  steps = 0
  await createInboxWorker(t.workerDeps, () => ++steps <= 3).look()
  expect((await t.stateOf(from)).stop?.on).toBe(true)
  expect(await counted('delivered')).toBe(before + 900)
  await t.work()
  expect(await counted('delivered')).toBe(before + 2100)
  expect((await rows()).every(({ due_at, attempts }) => due_at === null && attempts === 1)).toBe(true)
  await settle()
})

/** A worker of the inbox, and how many POSTs it has claimed so far, each counted as often as it was. */
function countingWorker() {
  let claims = 0
  const noting = (tx: Tx): Tx =>
    new Proxy(tx, {
      apply(target, self, args: [readonly string[], ...unknown[]]) {
        const query = Reflect.apply(target as (...all: unknown[]) => Promise<unknown[]>, self, args)
        if (args[0].join('').includes('update inbox set claimed_until ='))
          query.then(
            (claimed) => (claims += claimed.length),
            () => {},
          )
        return query
      },
    })
  const { db } = t.workerDeps.services
  const begin = (work: (tx: Tx) => unknown) => db.sql.begin((tx) => work(noting(tx)))
  const watched = new Proxy(db.sql, {
    get: (target, name) => (name === 'begin' ? begin : (Reflect.get(target, name) as unknown)),
  })
  const services = { ...t.workerDeps.services, db: { ...db, sql: watched } }
  return { inbox: createInboxWorker({ ...t.workerDeps, services }, () => true), claims: () => claims }
}

test('a backlog of large POSTs is not claimed again and again for the first of them; small ones share claims again', async () => {
  const before = (await counted('delivered')) ?? 0
  for (let post = 0; post < 12; post++)
    await t.post(messagesOf({ statuses: Array.from({ length: 600 }, () => status()) }))
  const { inbox, claims } = countingWorker()
  await inbox.look()
  expect(await counted('delivered')).toBe(before + 12 * 600)
  // The first claim takes all twelve, to find that one fills it. From then on each is claimed alone.
  expect(claims()).toBe(12 + 11)
  for (let post = 0; post < 40; post++) await t.post(messagesOf({ statuses: [status()] }))
  await inbox.look()
  expect((await rows()).every(({ due_at, attempts }) => due_at === null && attempts === 1)).toBe(true)
  expect(claims()).toBe(12 + 11 + 40)
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
  expect(bad).toMatchObject({ attempts: 2, only_progress: true })
  expect(bad?.due_at).not.toBeNull()
  expect(bad?.last_error).not.toBeNull()
  expect(others.map(({ due_at, last_error }) => [due_at, last_error])).toEqual(Array(4).fill([null, null]))
  expect(await counted('delivered')).toBe(before + 4)
  // From now on it is tried by itself.
  await sql`update inbox set due_at = now() - interval '1 second' where business_id = ${business.id} and due_at is not null`
  await t.post(messagesOf({ statuses: [status()] }))
  await t.work()
  expect((await rows()).map(({ attempts }) => attempts)).toEqual([3, 1, 1, 1, 1, 1])
  expect(await counted('delivered')).toBe(before + 5)
  warn.mockRestore()
  await settle()
})

test('where statuses can’t be counted together, each is tried by itself', async () => {
  const warn = vi.spyOn(t.services.log, 'warn').mockImplementation(() => {})
  const before = (await counted('read')) ?? 0
  for (const one of [wamid(), longId(), wamid()]) await t.post(messagesOf({ statuses: [status(one, 'read')] }))
  await t.work()
  const [first, second, third] = await rows()
  expect([first?.due_at, third?.due_at]).toEqual([null, null])
  expect(second).toMatchObject({ attempts: 2, only_progress: true })
  expect(second?.last_error).not.toBeNull()
  expect(await counted('read')).toBe(before + 2)
  warn.mockRestore()
  await settle()
})

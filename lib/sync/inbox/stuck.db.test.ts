import { beforeEach, expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { claimInbox, isInboxBehind } from '@/db/queries/inbox/inbox'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { listFailed } from '@/lib/services/posts/list-failed-posts'
import { replayPosts } from '@/lib/services/posts/replay-posts'
import { setPostsAside } from '@/lib/services/posts/set-posts-aside'
import { purgeOldMessages } from '@/lib/sync/upkeep/purge-messages'
import { createTestDatabase } from '@/testing/database'
import { inboxTest, messageOf, messagesOf, newDigits, secondsAgo, wamid } from './testing'
import { workProgress, workRow } from './work-row'

// What docs/operations.md says about a POST that fails each time, and about what is set aside.

const database = await createTestDatabase()
const t = await inboxTest(database)
vi.spyOn(t.services.log, 'warn').mockImplementation(() => {})
vi.spyOn(t.services.log, 'error').mockImplementation(() => {})
const operator = operatorOf(t.business.id)
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

beforeEach(() => t.sql`delete from inbox where business_id = ${t.business.id}`)

const row = async () => {
  const [one] = await t.sql<{ id: string; isDue: boolean; attempts: number; error: string | null; body: Buffer }[]>`
    select id, due_at is not null as "isDue", attempts, last_error as error, body from inbox
    where business_id = ${t.business.id}`
  if (!one) throw new Error('no POST is there')
  return one
}
const aside = async () => setPostsAside(t.deps, operator, [(await row()).id], 'waits for the next version')
const replay = async () => {
  const result = granted(await replayPosts(t.deps, operator, [(await row()).id]))
  return result.posts[0]?.outcome
}
const postStop = async () => {
  const from = newDigits()
  await t.post(messagesOf({ messages: [messageOf({ from, body: 'stop' })] }))
  return from
}
const postStatus = () => {
  const status = { id: wamid(), status: 'read', timestamp: secondsAgo(5), recipient_id: newDigits() }
  return t.post(messagesOf({ statuses: [status] }))
}
/** Spoils the POST that is there, as a key that is gone would. Returns what mends it. */
const spoil = async () => {
  const { body } = await row()
  await t.sql`update inbox set body = 'x' where business_id = ${t.business.id}`
  return () => t.sql`update inbox set body = ${body} where business_id = ${t.business.id}`
}
/** The same, and it is tried as if for the tenth time. */
const spoilAndTry = async () => {
  const mend = await spoil()
  await t.sql`
    update inbox set attempts = 9, due_at = now() - interval '1 second' where business_id = ${t.business.id}`
  await t.work()
  return mend
}
const TOOLS = { senders: new Map(), count: () => {} } as unknown as Parameters<typeof workRow>[3]
/** Claims the POST that is there, as a worker does; the test says when that worker goes on. */
const claim = async (kind: 'words' | 'progress') => {
  const now = Date.now() + 60_000
  const late = { attempts: 10, until: now + HOUR_MS }
  const of = { now, until: now + 60_000, late, limit: 1 }
  return inBusiness(t.services.db, t.business.id, (tx) => claimInbox(tx, t.business.id, kind, of))
}
const failedOnce = () => t.sql`
  update inbox set attempts = 10, last_error = 'x', due_at = now() - interval '1 second' where business_id = ${t.business.id}`

test('a POST that may hold what people said is told from one that only says how far messages got', async () => {
  const counted = async () => [await t.counted('post', 'stuck'), await t.counted('post_of_statuses', 'stuck')]
  await postStop()
  await spoilAndTry()
  expect(await counted()).toEqual([1, 0])
  await t.sql`delete from inbox where business_id = ${t.business.id}`
  await postStatus()
  await spoilAndTry()
  expect(await counted()).toEqual([1, 1])
})

test('one that is set aside is not tried until it is given back, and then counts from when it was said', async () => {
  const from = await postStop()
  const mend = await spoilAndTry()
  expect(await row()).toMatchObject({ isDue: true, attempts: 10 })
  await aside()
  await t.work()
  expect(await row()).toMatchObject({ isDue: false, attempts: 10 })

  // It still fails: it is tried each hour as before, and the alert comes back.
  expect(await replay()).toBe('replayed')
  const before = await t.counted('post', 'stuck')
  await t.work()
  expect(await t.counted('post', 'stuck')).toBe(before + 1)
  expect(await row()).toMatchObject({ isDue: true, attempts: 11 })

  await mend()
  expect(await replay()).toBe('replayed')
  await t.work()
  expect((await t.stateOf(from)).stop?.on).toBe(true)
  expect(await row()).toMatchObject({ isDue: false, error: null })
  expect(await replay()).toBe('processed')
})

test('set aside while a worker tries it: a try that fails leaves it aside, one that succeeds ends it', async () => {
  const from = await postStop()
  await failedOnce()
  const mend = await spoil()
  const [claimed] = await claim('words')
  expect(await replay()).toBe('claimed')
  expect(await aside()).toMatchObject({ outcome: 'done', posts: [{ outcome: 'set_aside', wasClaimed: true }] })
  await workRow(t.services, t.business.id, claimed!, TOOLS)
  expect(await row()).toMatchObject({ isDue: false, error: 'x', attempts: 11 })

  await mend()
  expect(await replay()).toBe('replayed')
  const [again] = await claim('words')
  await aside()
  await workRow(t.services, t.business.id, again!, TOOLS)
  expect((await t.stateOf(from)).stop?.on).toBe(true)
  expect(await row()).toMatchObject({ isDue: false, error: null })
  expect(await aside()).toMatchObject({ posts: [{ outcome: 'processed' }] })
})

test('given back while the worker that tried it before is still at it: that one makes nothing due', async () => {
  await postStop()
  await failedOnce()
  await spoil()
  const [late] = await claim('words')
  await aside()
  await replay()
  const [now] = await claim('words')
  await workRow(t.services, t.business.id, late!, TOOLS)
  expect(await row()).toMatchObject({ isDue: true, error: 'x', attempts: now!.attempts })
})

test('statuses that are set aside while they are tried with others are not given back by that try', async () => {
  await postStatus()
  await spoil()
  const claimed = await claim('progress')
  // The first try is under way: nothing has failed yet.
  expect(await aside()).toMatchObject({ posts: [{ outcome: 'not_failed' }] })
  await t.sql`update inbox set last_error = 'x' where business_id = ${t.business.id}`
  await aside()
  await workProgress(t.services, t.business.id, claimed, 100, TOOLS)
  expect(await row()).toMatchObject({ isDue: false, error: 'x' })
})

test('one that ends its worker each time is found and set aside, and not deleted as if it was processed', async () => {
  await postStop()
  await t.sql`update inbox set attempts = 10, due_at = now() - interval '1 second' where business_id = ${t.business.id}`
  await claim('words')
  const { posts } = granted(await listFailed(t.deps, operator, { after: null }))
  expect(posts).toMatchObject([{ state: 'claimed', lastError: null, attempts: 11 }])
  await aside()
  expect(await row()).toMatchObject({ isDue: false, error: 'unfinished' })
  const clock = { now: () => Date.now() + 9 * DAY_MS }
  await purgeOldMessages({ ...t.workerDeps, clock }, () => true)
  expect(await row()).toMatchObject({ isDue: false })
})

test('one that ends its worker each time is counted before each try, and given up after 30 days', async () => {
  const counted = async () => [await t.counted('post', 'stuck'), await t.counted('post', 'dead_letter')]
  const [stuck, given] = await counted()
  const from = await postStop()
  const due = (attempts: number) => t.sql`
    update inbox set attempts = ${attempts}, due_at = now() - interval '1 second' where business_id = ${t.business.id}`
  /** A worker claims it and ends while it tries it; then the claim is over. */
  const endsWorker = async () => {
    await claim('words')
    const { attempts } = await row()
    await t.sql`update inbox set claimed_until = now() - interval '1 second' where business_id = ${t.business.id}`
    await due(attempts)
  }
  await due(10)
  await endsWorker()
  const began = Date.now()
  await t.work()
  // Nothing was tried: who wrote is not known yet. It is tried a minute later, and counts as tried eleven times.
  expect(await t.contactOf(from)).toBeNull()
  expect(await counted()).toEqual([stuck! + 1, given])
  expect(await row()).toMatchObject({ isDue: true, attempts: 11, error: 'unfinished' })
  const [next] = await t.sql<{ at: Date }[]>`
    select due_at as at from inbox where business_id = ${t.business.id}`
  expect(next?.at.getTime()).toBeGreaterThanOrEqual(began + 60_000)

  // Each time again, and at last it is given up without a try.
  await due(11)
  await endsWorker()
  await t.sql`update inbox set received_at = now() - interval '30 days' where business_id = ${t.business.id}`
  await t.work()
  expect(await counted()).toEqual([stuck! + 1, given! + 1])
  expect(await row()).toMatchObject({ isDue: false, attempts: 12, error: 'unfinished' })

  // Somebody mends what ended the worker.
  expect(await replay()).toBe('replayed')
  await t.work()
  expect((await t.stateOf(from)).stop?.on).toBe(true)
})

test('the list reads POSTs by parts, each one once', async () => {
  const ids = [newId(), newId(), newId(), newId(), newId()]
  for (const [place, id] of ids.entries())
    await t.sql`
      insert into inbox (business_id, id, backend_id, body, body_hash, received_at, last_error)
      values (${t.business.id}, ${id}, ${t.backendId}, '', ${id}, now(), ${place % 2 === 0 ? 'x' : null})`
  const found: string[][] = []
  let after: string | null = null
  do {
    const part: { posts: { id: string }[]; next: string | null } = granted(
      await listFailed(t.deps, operator, { after, limit: 2 }),
    )
    found.push(part.posts.map(({ id }) => id))
    after = part.next
  } while (after !== null)
  expect(found).toEqual([[ids[0]], [ids[2]], [ids[4]]])
})

test('a judging of templates waits for a POST that is due, and not for one that is set aside', async () => {
  await postStatus()
  await failedOnce()
  const isBehind = () => inBusiness(t.services.db, t.business.id, (tx) => isInboxBehind(tx, t.business.id, Date.now()))
  await t.sql`update inbox set due_at = now() - interval '1 minute' where business_id = ${t.business.id}`
  expect(await isBehind()).toBe(true)
  await aside()
  expect(await isBehind()).toBe(false)
})

test('what is set aside is counted in the week before it is deleted, by what it may hold', async () => {
  const counted = async () => [await t.counted('post', 'ending'), await t.counted('post_of_statuses', 'ending')]
  const purgeAfter = (days: number) =>
    purgeOldMessages({ ...t.workerDeps, clock: { now: () => Date.now() + days * DAY_MS } }, () => true)
  await postStop()
  await failedOnce()
  // While it is still tried, other alerts tell of it.
  await purgeAfter(29)
  await aside()
  await purgeAfter(22)
  expect(await counted()).toEqual([0, 0])
  await purgeAfter(23.5)
  await purgeAfter(29)
  expect(await counted()).toEqual([2, 0])
  await purgeAfter(30.5)
  expect(await counted()).toEqual([2, 0])
  await postStatus()
  await failedOnce()
  await aside()
  await purgeAfter(25)
  expect(await counted()).toEqual([2, 1])
})

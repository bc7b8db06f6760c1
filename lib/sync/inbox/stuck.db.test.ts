import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { createTestDatabase } from '@/testing/database'
import { inboxTest, messageOf, messagesOf, newDigits, secondsAgo, wamid } from './testing'

// What docs/operations.md says about a POST that fails each time.

const database = await createTestDatabase()
const t = await inboxTest(database)
vi.spyOn(t.services.log, 'warn').mockImplementation(() => {})
vi.spyOn(t.services.log, 'error').mockImplementation(() => {})

const [, section = ''] = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8').split('### SaysoPostsStuck\n')
const [setAside = '', tryAgain = ''] = [...section.matchAll(/^ *(UPDATE inbox .*);$/gm)].map(([, text = '']) => text)

const row = async () => {
  const [one] = await t.sql<{ id: string; isDue: boolean; attempts: number }[]>`
    select id, due_at is not null as "isDue", attempts from inbox where business_id = ${t.business.id}`
  if (!one) throw new Error('no POST is there')
  return one
}
const clear = () => t.sql`delete from inbox where business_id = ${t.business.id}`
/** Spoils the POST that is there, as a key that is gone would, and tries it as if for the tenth time. */
const spoilAndTry = async () => {
  await t.sql`
    update inbox set body = 'x', attempts = 9, due_at = now() - interval '1 second' where business_id = ${t.business.id}`
  await t.work()
}

test('a POST that may hold what people said is told from one that only says how far messages got', async () => {
  const counted = async () => [await t.counted('post', 'stuck'), await t.counted('post_of_statuses', 'stuck')]
  await t.post(messagesOf({ messages: [messageOf({ from: newDigits(), body: 'stop' })] }))
  await spoilAndTry()
  expect(await counted()).toEqual([1, 0])
  await clear()
  const status = { id: wamid(), status: 'read', timestamp: secondsAgo(5), recipient_id: newDigits() }
  await t.post(messagesOf({ statuses: [status] }))
  await spoilAndTry()
  expect(await counted()).toEqual([1, 1])
  await clear()
})

test('one that is set aside by the statement of the page is not tried until the other one says so', async () => {
  const from = newDigits()
  await t.post(messagesOf({ messages: [messageOf({ from, body: 'stop' })] }))
  const [{ body }] = (await t.sql`select body from inbox where business_id = ${t.business.id}`) as unknown as [
    { body: Buffer },
  ]
  await spoilAndTry()
  const { id, attempts } = await row()
  expect(await row()).toMatchObject({ isDue: true, attempts: 10 })
  await t.sql.unsafe(setAside.replace('<id>', id))
  await t.work()
  expect(await row()).toEqual({ id, isDue: false, attempts })

  // What kept it out is mended.
  await t.sql`update inbox set body = ${body} where business_id = ${t.business.id}`
  await t.sql.unsafe(tryAgain.replace('<id>', id))
  await t.work()
  expect((await t.stateOf(from)).stop?.on).toBe(true)
  expect(await row()).toMatchObject({ isDue: false })
})

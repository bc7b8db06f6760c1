import { expect, test, vi } from 'vitest'
import type { Released } from '@/lib/backends/whatsapp/adapter'
import { createTestDatabase } from '@/testing/database'
import { outboxTest } from './testing'

const database = await createTestDatabase()
/** Makes all releases due at once. */
const RETRY: Released = { kind: 'retry', reason: 'graph_4', afterMs: 1, everybody: true }
const settled = { interval: 20 }

/** Makes contacts whose conversation the agent answers, or not. */
async function setUp() {
  const stand = await outboxTest(database)
  const { sql } = stand
  return {
    ...stand,
    held: async (holds: boolean | null = true) => {
      const contact = await stand.person()
      await sql`update contact_senders set agent_holds = ${holds}, agent_at = now() - interval '1 hour' where contact_id = ${contact}`
      return contact
    },
    release: async (contact: string) => {
      const [row] = await sql<{ release_due: Date | null; release_tries: number; sent_at: Date | null }[]>`
        select release_due, release_tries, sent_at from outbox where contact_id = ${contact}`
      return row
    },
    holder: async (contact: string) => {
      const [row] = await sql<{ agent_holds: boolean | null }[]>`
        select agent_holds from contact_senders where contact_id = ${contact}`
      return row?.agent_holds
    },
  }
}

test('a conversation that our message took from the agent is given back to it, after the message', async () => {
  const { startWorker, account, held, say, release } = await setUp()
  const contact = await held()
  await say(contact)
  startWorker()
  await vi.waitFor(() => expect(account.released).toHaveLength(1), settled)
  expect(account.sent).toHaveLength(1)
  expect(account.released[0]).toMatchObject({ phoneNumberId: '1065', to: account.sent[0]?.to, attempts: 1 })
  await vi.waitFor(
    async () => expect(await release(contact)).toMatchObject({ release_due: null, release_tries: 1 }),
    settled,
  )
})

test('a conversation that the business answers, or without a known agent, is left alone', async () => {
  const { startWorker, account, held, person, say, message } = await setUp()
  const people = [await held(false), await held(null), await person(), await held()]
  for (const contact of people) await say(contact)
  startWorker()
  for (const contact of people)
    await vi.waitFor(async () => expect((await message(contact))?.sent_at).not.toBeNull(), settled)
  // The release of the last one shows that the worker has processed releases.
  await vi.waitFor(() => expect(account.released).toHaveLength(1), settled)
})

test('a message that was not sent took no conversation; one that may have been sent did', async () => {
  const { startWorker, account, held, say, message } = await setUp()
  const [lost, refused] = [await held(), await held()]
  await say(lost)
  account.answer = () => ({ kind: 'uncertain', reason: 'timeout' })
  const worker = startWorker()
  await vi.waitFor(() => expect(account.released).toHaveLength(1), settled)
  account.answer = () => ({ kind: 'give_up', reason: 'graph_131047', code: 131047 })
  await say(refused)
  worker.wake()
  await vi.waitFor(async () => expect((await message(refused))?.last_error).toBe('graph_131047'), settled)
  expect(account.released).toHaveLength(1)
})

test.each<[string, Released[], number, boolean]>([
  ['is tried again until it works', [RETRY, RETRY], 3, true],
  ['is given up when it is refused', [RETRY, { kind: 'give_up', reason: 'graph_100', code: 100 }], 2, false],
  ['is given up after five requests', [RETRY, RETRY, RETRY, RETRY, RETRY], 5, false],
])('a conversation that could not be given back %s', async (_, answers, tries, isReleased) => {
  const { startWorker, account, held, say, release } = await setUp()
  const left = [...answers]
  account.release = () => left.shift() ?? { kind: 'released' }
  const contact = await held()
  await say(contact)
  startWorker()
  await vi.waitFor(
    async () => expect(await release(contact)).toMatchObject({ release_due: null, release_tries: tries }),
    settled,
  )
  expect([account.sent.length, account.released.length]).toEqual([1, tries])
  expect(left.length === 0 && tries > answers.length).toBe(isReleased)
})

test('after it was given back the agent has it: our next message takes it again', async () => {
  const { startWorker, account, held, say, holder } = await setUp()
  const contact = await held()
  await say(contact)
  const worker = startWorker()
  await vi.waitFor(() => expect(account.released).toHaveLength(1), settled)
  await vi.waitFor(async () => expect(await holder(contact)).toBe(true), settled)
  await database.admin.sql`update outbox set sent_at = now() - interval '1 hour' where contact_id = ${contact}`
  await say(contact, { on: 'stop', value: false })
  worker.wake()
  await vi.waitFor(() => expect(account.released).toHaveLength(2), settled)
})

test('a business can keep the conversations', async () => {
  const { startWorker, account, held, say, release } = await setUp()
  account.settings = { ...account.settings, giveBackToAgent: false }
  const contact = await held()
  await say(contact)
  startWorker()
  await vi.waitFor(
    async () => expect(await release(contact)).toMatchObject({ release_due: null, release_tries: 1 }),
    settled,
  )
  expect(account.released).toEqual([])
})

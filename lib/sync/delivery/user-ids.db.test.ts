import { expect, test } from 'vitest'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { replayDeadLetters } from '@/lib/services/backends/replay-dead-letters'
import { operatorOf } from '@/lib/services/callers/caller'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import { makeContact } from '@/lib/services/testing'
import { readingTest } from '@/lib/sync/reconcile/testing'
import { stop } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { BackendWorker } from './backend-worker'

const database = await createTestDatabase()
const USER_ID = bsuidIdentity('BR.13491208655302741918')!

/** Makes a workspace that accepts digits only, and a contact who refused everything and is known by a user id. */
async function world() {
  const made = await readingTest(database)
  const { stand, business } = made
  await stand.control('POST', 'settings', { userIds: false })
  const contact = await makeContact(made.deps, business.id, USER_ID)
  await made.say(business, contact, stop)
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead }
  const worker = () => new BackendWorker({ ...made.syncDeps, clock }, business.id, business.backendId)
  const look = async () => {
    const one = worker()
    one.wake()
    await expect.poll(() => one.isIdle).toBe(true)
    await one.stop()
  }
  const writes = () => stand.sandbox.calls.counters().endpoints['POST contacts'] ?? {}
  return { ...made, contact, clock, look, writes, mark: () => made.mark(business, contact) }
}

test('a user id that the workspace refuses is a dead letter at once, with the reason, and not retried', async () => {
  const { look, mark, writes, clock } = await world()
  await look()
  expect(await mark()).toMatchObject({ set_aside: 'user_id_not_taken', due_at: null, urgent: true })
  for (const ahead of [10 * 60_000, 24 * 3_600_000]) {
    clock.ahead = ahead
    await look()
  }
  expect(writes()).toEqual({ 400: 1 })
})

test('once a number is known, or the workspace takes user ids and somebody says so, the refusal is written', async () => {
  const known = await world()
  await known.look()
  await findOrCreateContact(known.deps, known.business.id, [USER_ID, phoneIdentity('+5511970000007')!], null)
  await known.look()
  expect(await known.mark()).toMatchObject({ set_aside: null, due_at: null })
  const { body } = await known.stand.control('GET', 'contact?urn=whatsapp:5511970000007')
  expect(body).toMatchObject({ fields: { marketing_opt_in: 'false' } })

  const taken = await world()
  await taken.look()
  await taken.stand.control('POST', 'settings', { userIds: true })
  expect(await replayDeadLetters(taken.deps, operatorOf(taken.business.id), taken.business.backendId)).toMatchObject({
    count: 1,
  })
  await taken.look()
  expect(await taken.mark()).toMatchObject({ set_aside: null, due_at: null })
})

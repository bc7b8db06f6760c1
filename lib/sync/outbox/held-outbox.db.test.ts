import { expect, onTestFinished, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { saveBackendSecret } from '@/db/queries/backends/backend-config'
import { encryptSecret } from '@/lib/keys'
import { changeBackendSettings } from '@/lib/services/backends/change-backend-settings'
import { operatorOf } from '@/lib/services/callers/caller'
import { createTestDatabase } from '@/testing/database'
import { outboxTest } from './testing'
import { createOutboxWorker } from './work-outbox'

const database = await createTestDatabase()
const settled = { interval: 20 }
const HOUR = 3_600_000

type World = Awaited<ReturnType<typeof outboxTest>>

test.each<[string, (world: World) => Promise<unknown>]>([
  [
    'the settings',
    ({ sync, business, backendId }) =>
      changeBackendSettings(sync.deps, operatorOf(business.id), backendId, { perSecond: 900 }),
  ],
  [
    'the token',
    ({ sync, business, backendId }) =>
      inBusiness(database.app, business.id, (tx) =>
        saveBackendSecret(tx, business.id, backendId, encryptSecret(sync.deps.keys, '{}', `backend:${backendId}`)),
      ),
  ],
])('after a change of %s a message is sent that was to wait for an hour', async (_, change) => {
  const world = await outboxTest(database)
  const { syncDeps, account, person, say, message } = world
  const contact = await person()
  await say(contact)
  // Time stands still, later than what was said: only the change can make the message due.
  const now = Date.now() + 1000
  const outbox = createOutboxWorker(syncDeps({ clock: { now: () => now } }))
  onTestFinished(() => outbox.stop())
  account.answer = () => ({ kind: 'retry', reason: 'graph_130429', afterMs: HOUR, everybody: true })
  await vi.waitFor(async () => {
    await outbox.look()
    expect(await message(contact)).toMatchObject({ last_error: 'graph_130429', claimed_until: null })
  }, settled)
  expect((await message(contact))?.due_at?.getTime()).toBe(now + HOUR)
  account.answer = () => ({ kind: 'sent', messageId: 'wamid.later' })
  await change(world)
  await vi.waitFor(async () => {
    await outbox.look()
    expect(await message(contact)).toMatchObject({ message_id: 'wamid.later', due_at: null })
  }, settled)
})

test('after the clock was set back, what a limit held back is sent as soon as it is due', async () => {
  const { syncDeps, account, person, say, message, business } = await outboxTest(database)
  const contact = await person()
  await say(contact)
  let now = Date.now() + 120_000
  const outbox = createOutboxWorker(syncDeps({ clock: { now: () => now } }))
  onTestFinished(() => outbox.stop())
  account.answer = () => ({ kind: 'retry', reason: 'graph_130429', afterMs: HOUR, everybody: true })
  await vi.waitFor(async () => {
    await outbox.look()
    expect(await message(contact)).toMatchObject({ last_error: 'graph_130429', claimed_until: null })
  }, settled)
  account.answer = () => ({ kind: 'sent', messageId: 'wamid.later' })
  now -= 115_000
  await database.admin.sql`
    update outbox set due_at = created_at where business_id = ${business.id} and due_at is not null`
  await vi.waitFor(async () => {
    await outbox.look()
    expect(await message(contact)).toMatchObject({ message_id: 'wamid.later', due_at: null })
  }, settled)
})

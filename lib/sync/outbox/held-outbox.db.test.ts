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

/** A message that WhatsApp told us to send an hour later. From now on it takes what it gets. */
async function heldForAnHour({ syncDeps, account, person, say, message }: World, now: () => number) {
  const contact = await person()
  await say(contact)
  const outbox = createOutboxWorker(syncDeps({ clock: { now } }))
  onTestFinished(() => outbox.stop())
  const untilItShows = (shown: Record<string, unknown>) =>
    vi.waitFor(async () => {
      await outbox.look()
      expect(await message(contact)).toMatchObject(shown)
    }, settled)
  account.answer = () => ({ kind: 'retry', reason: 'graph_130429', afterMs: HOUR, everybody: true })
  await untilItShows({ last_error: 'graph_130429', claimed_until: null })
  account.answer = () => ({ kind: 'sent', messageId: 'wamid.later' })
  return {
    waiting: () => message(contact),
    untilSent: () => untilItShows({ message_id: 'wamid.later', due_at: null }),
  }
}

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
  // Time stands still, later than what was said: only the change can make the message due.
  const now = Date.now() + 1000
  const { waiting, untilSent } = await heldForAnHour(world, () => now)
  expect((await waiting())?.due_at?.getTime()).toBe(now + HOUR)
  await change(world)
  await untilSent()
})

test('after the clock was set back, what a limit held back is sent as soon as it is due', async () => {
  const world = await outboxTest(database)
  let now = Date.now() + 120_000
  const { waiting, untilSent } = await heldForAnHour(world, () => now)
  expect(await waiting()).toMatchObject({ last_error: 'graph_130429', claimed_until: null })
  now -= 115_000
  await database.admin.sql`
    update outbox set due_at = created_at where business_id = ${world.business.id} and due_at is not null`
  await untilSent()
})

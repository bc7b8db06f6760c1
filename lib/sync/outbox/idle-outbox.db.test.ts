import { expect, onTestFinished, test, vi } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { outboxTest } from './testing'
import { createOutboxWorker } from './work-outbox'

const database = await createTestDatabase()
const settled = { interval: 20 }

test('an outbox that has sent nothing for ten minutes is closed, and another one sends what comes later', async () => {
  const { syncDeps, account, person, say, message, backendId } = await outboxTest(database)
  // Time stands still unless the test moves it.
  let now = Date.now()
  const connected: string[] = []
  const closed = vi.spyOn(account, 'close')
  const outbox = createOutboxWorker(
    syncDeps({
      clock: { now: () => now },
      connect(id) {
        connected.push(id)
        return { backend: account, perHour: null, whatsapp: account }
      },
    }),
  )
  onTestFinished(() => outbox.stop())
  const sends = async () => {
    const contact = await person()
    await say(contact)
    // What was just said is due.
    now = Math.max(now, Date.now())
    await outbox.look()
    await vi.waitFor(async () => {
      await outbox.look()
      expect((await message(contact))?.sent_at).not.toBeNull()
    }, settled)
  }
  await sends()
  now += 9 * 60_000
  await outbox.look()
  expect(closed).not.toHaveBeenCalled()
  now += 12 * 60_000
  await vi.waitFor(async () => {
    await outbox.look()
    expect(closed).toHaveBeenCalledTimes(1)
  }, settled)
  await sends()
  expect(connected).toEqual([backendId, backendId])
})

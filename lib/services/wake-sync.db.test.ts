import { expect, onTestFinished, test, vi } from 'vitest'
import { connect, type Sql } from '@/db/client'
import { listen } from '@/db/listen'
import { createTestDatabase } from '@/testing/database'
import { SYNC_CHANNEL, syncWaker } from './wake-sync'

const database = await createTestDatabase()
const BUSINESS = '01a20396-0000-7000-8000-000000000001'
const OTHER = '01a20396-0000-7000-8000-000000000002'

async function receivedPayloads() {
  const payloads: string[] = []
  const listening = await database.worker.sql.listen(SYNC_CHANNEL, (payload) => void payloads.push(payload))
  onTestFinished(() => listening.unlisten())
  return payloads
}

test('a business wakes at once, and once more for all that came within 100 ms, and then no more', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const woken: unknown[] = []
  const notify = (_text: TemplateStringsArray, _channel: string, businessId: string) => {
    woken.push(businessId)
    return Promise.resolve([])
  }
  const wake = syncWaker(notify as unknown as Sql)
  for (let count = 0; count < 50; count++) wake(BUSINESS)
  wake(OTHER)
  expect(woken).toEqual([BUSINESS, OTHER])
  vi.advanceTimersByTime(99)
  expect(woken).toHaveLength(2)
  vi.advanceTimersByTime(1)
  expect(woken).toEqual([BUSINESS, OTHER, BUSINESS])
  vi.advanceTimersByTime(3_600_000)
  expect(woken).toHaveLength(3)
  wake(BUSINESS)
  expect(woken).toHaveLength(4)
})

test('a listener receives it', async () => {
  const payloads = await receivedPayloads()
  const wake = syncWaker(database.app.sql)
  for (let count = 0; count < 50; count++) wake(BUSINESS)
  wake(OTHER)
  await vi.waitFor(() => expect(payloads.toSorted()).toEqual([BUSINESS, BUSINESS, OTHER]))
})

test('waking never throws, whatever the database does', async () => {
  const away = connect('postgres://nobody@127.0.0.1:9/none')
  expect(() => syncWaker(away.sql)(BUSINESS)).not.toThrow()
  // This query goes to the same pool after the wake, so once it has failed the wake has failed too.
  await expect(away.sql`select 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await away.close()
})

test('a listener whose connection is cut listens again', async () => {
  let notified = 0
  const listening = listen(database.workerUrl, SYNC_CHANNEL, () => void (notified += 1))
  onTestFinished(() => listening.stop())
  await vi.waitFor(() => expect(notified).toBe(1))
  await database.admin.sql`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sayso-listen' and datname = current_database()`
  // The second notification comes when it listens again, because what was sent meanwhile is lost.
  await vi.waitFor(() => expect(notified).toBe(2))
  await database.app.sql`select pg_notify(${SYNC_CHANNEL}, 'x')`
  await vi.waitFor(() => expect(notified).toBe(3))
})

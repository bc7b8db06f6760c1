import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { moveBackendStatus, openBackend } from '@/db/queries/backends/backend-status'
import { BackendWorker } from '@/lib/sync/delivery/backend-worker'
import type { SyncDeps } from '@/lib/sync/deps'
import { BackendOutbox } from '@/lib/sync/outbox/backend-outbox'
import { outboxTest } from '@/lib/sync/outbox/testing'
import { createTestDatabase } from '@/testing/database'
import { BackendGate } from './backend-gate'

const database = await createTestDatabase()
const HOUR_MS = 3_600_000

/** Makes a WhatsApp account and everything that may pause or resume it, with a clock of the test. */
async function world() {
  const made = await outboxTest(database)
  const { business, backendId, account, sql } = made
  // Time stands still unless the test moves it, so a pause ends at its very millisecond.
  const began = Date.now()
  const clock = { ahead: 0, now: () => began + clock.ahead }
  const deps: SyncDeps = made.syncDeps({ clock })
  let probes = 0
  account.probe = () => Promise.resolve(((probes += 1), { ok: true as const }))
  const status = async () => (await sql`select status, status_reason from backends where id = ${backendId}`)[0]
  const row = async () =>
    (await inBusiness(database.worker, business.id, (tx) => readSyncBackend(tx, business.id, backendId)))!
  return {
    ...made,
    clock,
    status,
    row,
    probes: () => probes,
    /** What Prometheus reads of it. */
    counted: async () =>
      Object.fromEntries((await deps.metrics.shut.get()).values.map(({ labels, value }) => [labels.status, value])),
    gate: new BackendGate(deps, business.id, backendId),
    /** Looks for work once, as the deliveries and the outbox do. */
    look: async (): Promise<void> => {
      for (const worker of [BackendWorker, BackendOutbox].map((Kind) => new Kind(deps, business.id, backendId))) {
        worker.wake()
        await worker.stop()
      }
    },
  }
}

test.each(['graph_131048', 'graph_368', 'graph_131031'])(
  'an account that is paused for %s stays paused for its hour, whatever is saved meanwhile',
  async (reason) => {
    const { gate, look, say, person, status, probes, clock, sql, business, backendId, counted } = await world()
    expect(await counted()).toEqual({ paused: 0, disabled: 0 })
    await gate.shut('paused', reason)
    await gate.shut('paused', reason)
    expect(await counted()).toEqual({ paused: 1, disabled: 0 })
    const contactId = await person()
    await say(contactId)
    // An earlier version left this state: it made marks for WhatsApp accounts as well. The mark was due before
    // the clock of the test began to stand still.
    await sql`insert into sync_marks (business_id, backend_id, contact_id, version, due_at, waiting_since)
      values (${business.id}, ${backendId}, ${contactId}, 1, now() - interval '1 hour', now())`
    const [due] =
      await sql`select count(*)::int as n from sync_marks where backend_id = ${backendId} and due_at <= now()`
    expect(due).toEqual({ n: 1 })
    for (const ahead of [0, 60_000, HOUR_MS - 1]) {
      clock.ahead = ahead
      await look()
      expect([await status(), probes()]).toEqual([{ status: 'paused', status_reason: reason }, 0])
    }
    clock.ahead = HOUR_MS
    // A fast clock alone ends no block: the hour is over by PostgreSQL's clock as well.
    await sql`
      update backends set blocked_until = now() - interval '1 second', status_at = now() - interval '1 hour'
      where id = ${backendId}`
    await look()
    expect(await status()).toEqual({ status: 'active', status_reason: null })
  },
)

test('a longer pause replaces a shorter one, and never the other way round', async () => {
  const { gate, look, status, clock } = await world()
  await gate.shut('paused', 'graph_190')
  clock.ahead = 10_000
  await gate.shut('paused', 'graph_131048')
  await gate.shut('paused', 'graph_190')
  clock.ahead = 20 * 60_000
  await look()
  expect(await status()).toEqual({ status: 'paused', status_reason: 'graph_131048' })
})

test('a pause that begins during a probe is not ended by its result', async () => {
  const { gate, row, account, status, clock, business, backendId } = await world()
  await gate.shut('paused', 'graph_190')
  clock.ahead = 60_000
  const asked = await row()
  const again = async () => {
    await inBusiness(database.worker, business.id, async (tx) => {
      await openBackend(tx, business.id, backendId, { from: 'paused', now: clock.now() })
      const pause = { from: 'active', to: 'paused', reason: 'graph_131048', now: clock.now() } as const
      await moveBackendStatus(tx, business.id, backendId, pause)
    })
    return account
  }
  expect(await gate.resume(asked, again)).toBe(false)
  expect(await status()).toEqual({ status: 'paused', status_reason: 'graph_131048' })
})

test('a backend that is held until it has been read is not resumed by a valid token', async () => {
  const { look, say, person, status, sql, backendId, clock } = await world()
  await sql`update backends set status = 'paused', status_reason = 'after_restore' where id = ${backendId}`
  await say(await person())
  clock.ahead = 2 * HOUR_MS
  await look()
  expect(await status()).toEqual({ status: 'paused', status_reason: 'after_restore' })
})

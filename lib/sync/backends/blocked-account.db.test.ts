import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { holdBackend, holdBackends, releaseAfterRestore, releaseBackend } from '@/db/queries/backends/held-backends'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { enableBackend } from '@/lib/services/backends/enable-backend'
import { readBackendsHealth } from '@/lib/services/backends/read-backends-health'
import { operatorOf } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import type { SyncDeps } from '@/lib/sync/deps'
import { BackendOutbox } from '@/lib/sync/outbox/backend-outbox'
import { outboxTest } from '@/lib/sync/outbox/testing'
import { createTestDatabase } from '@/testing/database'
import { until } from '@/testing/until'
import { BackendGate } from './backend-gate'

const database = await createTestDatabase()
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const BLOCKED = { status: 'paused', status_reason: 'graph_131048' }
const ACTIVE = { status: 'active', status_reason: null }

/** A WhatsApp account for which a message waits, and a clock of the test that begins now. */
async function world() {
  const made = await outboxTest(database)
  const { business, backendId, account, sql } = made
  const start = Date.now()
  const clock = { ahead: 0, now: () => start + clock.ahead }
  const deps: SyncDeps = made.syncDeps({ clock })
  const services: Deps = { ...made.sync.deps, clock }
  const caller = operatorOf(business.id)
  await made.say(await made.person())
  return {
    ...made,
    ...{ clock, services, caller },
    gate: () => new BackendGate(deps, business.id, backendId),
    status: async () => (await sql`select status, status_reason from backends where id = ${backendId}`)[0],
    row: async () =>
      (await inBusiness(database.worker, business.id, (tx) => readSyncBackend(tx, business.id, backendId)))!,
    within: <T>(work: Parameters<typeof inBusiness<T>>[2]) => inBusiness(database.app, business.id, work),
    disable: () => disableBackend(services, caller, backendId),
    enable: () => enableBackend(services, caller, backendId),
    /** What the console and the API show. */
    shown: async () => {
      const read = await readBackendsHealth(services, caller)
      return read.outcome === 'read' ? read.backends.find(({ id }) => id === backendId)?.blockedUntil : null
    },
    blockedUntil: start + HOUR_MS,
    /** PostgreSQL's clock, which can't be moved. */
    databaseNow: async () => {
      const [row] = await sql<{ now: number }[]>`select sayso_ms(clock_timestamp()::timestamptz(3)) as now`
      return row!.now
    },
    /** Puts the block into the past, for PostgreSQL's clock as well: it began an hour ago and has just ended. */
    endBlock: () => sql`
      update backends set blocked_until = now() - interval '1 second', status_at = now() - interval '1 hour'
      where id = ${backendId} and blocked_until is not null`,
    /** Moves the clock of the test to this moment. */
    moveTo: (at: number) => void (clock.ahead = at - start),
    /** Looks once for what is to be sent. */
    look: async (): Promise<void> => {
      const outbox = new BackendOutbox(deps, business.id, backendId)
      outbox.wake()
      await until(() => outbox.isIdle)
      await outbox.stop()
    },
    asked: () => [account.probes, account.sent.length],
  }
}
type World = Awaited<ReturnType<typeof world>>

function expectWithin(value: number, least: number, most: number) {
  expect(value).toBeGreaterThanOrEqual(least)
  expect(value).toBeLessThanOrEqual(most)
}

test.each<[string, (world: World) => Promise<unknown>]>([
  ['it is enabled', ({ enable }) => enable()],
  [
    'it is disabled and enabled again',
    async ({ disable, enable }) => {
      await disable()
      await enable()
    },
  ],
  [
    'it is held after a restore and released',
    ({ within, business, clock }) =>
      within(async (tx) => {
        await holdBackends(tx, business.id, 'after_restore', clock.now())
        expect(await releaseAfterRestore(tx, business.id, clock.now())).toBe(true)
      }),
  ],
  [
    'it is held until it has been read, and released',
    ({ within, business, backendId, clock }) =>
      within(async (tx) => {
        await holdBackend(tx, business.id, backendId, 'connecting', clock.now())
        await releaseBackend(tx, business.id, backendId, 'connecting', clock.now())
      }),
  ],
  [
    'it is held, disabled, released and enabled, in any order',
    async ({ within, business, clock, disable, enable }) => {
      await within((tx) => holdBackends(tx, business.id, 'after_restore', clock.now()))
      await disable()
      await within((tx) => releaseAfterRestore(tx, business.id, clock.now()))
      await enable()
    },
  ],
])('a blocked account stays blocked for its hour and no longer, although %s', async (_, act) => {
  const made = await world()
  const { gate, clock, status, look, asked, shown, blockedUntil, endBlock } = made
  await gate().shut('paused', 'graph_131048')
  for (const ahead of [2 * MINUTE_MS, HOUR_MS - MINUTE_MS]) {
    clock.ahead = ahead
    await act(made)
    await look()
    expect([await status(), asked(), await shown()]).toEqual([BLOCKED, [0, 0], blockedUntil])
  }
  clock.ahead = HOUR_MS + 1
  await endBlock()
  // Who asked whether it accepts requests again leaves the sending to the next look.
  for (let looks = 0; looks < 2; looks++) await look()
  expect([await status(), asked(), await shown()]).toEqual([ACTIVE, [1, 1], null])
})

test('an account whose block is heard of after it was disabled or held is not opened in its hour', async () => {
  const [late, held] = [await world(), await world()]
  await late.disable()
  await late.gate().shut('paused', 'graph_131048')
  expect(await late.status()).toEqual({ status: 'disabled', status_reason: 'by_hand' })
  await late.enable()
  expect(await late.status()).toEqual(BLOCKED)

  const hold = () => held.within((tx) => holdBackends(tx, held.business.id, 'after_restore', held.clock.now()))
  await hold()
  await held.gate().shut('paused', 'graph_131048')
  expect(await held.status()).toEqual({ status: 'paused', status_reason: 'after_restore' })
  await held.within((tx) => releaseAfterRestore(tx, held.business.id, held.clock.now()))
  expect(await held.status()).toEqual(BLOCKED)
  // A block that has ended holds nothing back, however the account is opened.
  await hold()
  held.clock.ahead = HOUR_MS
  await held.endBlock()
  await held.within((tx) => releaseAfterRestore(tx, held.business.id, held.clock.now()))
  expect(await held.status()).toEqual(ACTIVE)
})

test('an account that a worker of the last release paused is not opened in its hour', async () => {
  const { enable, sql, backendId, status, look, asked, clock } = await world()
  const since = new Date(clock.now()).toISOString()
  await sql`
    update backends set status = 'paused', status_reason = 'graph_131048', status_at = ${since} where id = ${backendId}`
  clock.ahead = HOUR_MS - 1
  await enable()
  await look()
  expect([await status(), asked()]).toEqual([BLOCKED, [0, 0]])
  clock.ahead = HOUR_MS
  await enable()
  expect(await status()).toEqual(ACTIVE)
})

test('a pause without a least length ends as soon as the backend is enabled', async () => {
  const { gate, enable, status } = await world()
  await gate().shut('paused', 'graph_190')
  await enable()
  expect(await status()).toEqual(ACTIVE)
})

test('all workers and jobs together ask a paused backend once in its time, and not at once after a pause', async () => {
  const { gate, row, account, clock } = await world()
  await gate().shut('paused', 'graph_190')
  account.probed = { ok: false, paused: true, reason: 'graph_190' }
  const ask = async () => {
    const seen = await row()
    await Promise.all([gate(), gate(), gate()].map((each) => each.resume(seen, () => Promise.resolve(account))))
    return account.probes
  }
  expect(await ask()).toBe(0)
  clock.ahead = 30_000
  expect(await ask()).toBe(1)
  // The next time is between 24 and 36 seconds later.
  clock.ahead += 23_999
  expect(await ask()).toBe(1)
  clock.ahead += 12_001
  expect(await ask()).toBe(2)
})

test('what a worker whose clock is a year ahead has noted holds no longer than what others note', async () => {
  const made = await world()
  const { gate, clock, status, look, asked, shown, row, databaseNow, moveTo, endBlock } = made
  const year = 365 * 24 * HOUR_MS
  clock.ahead = year
  await gate().shut('paused', 'graph_131048')
  clock.ahead = 0
  // What people see is bounded before a worker has looked.
  expect(await shown()).toBe(clock.now() + HOUR_MS)
  const before = await databaseNow()
  await look()
  const end = (await row()).blockedUntil!
  expect([await status(), asked()]).toEqual([BLOCKED, [0, 0]])
  expectWithin(end, before + HOUR_MS, (await databaseNow()) + HOUR_MS)
  moveTo(end - 1)
  await look()
  expect(asked()).toEqual([0, 0])
  moveTo(end + 1)
  await endBlock()
  for (let looks = 0; looks < 2; looks++) await look()
  expect([await status(), asked()[0]]).toEqual([ACTIVE, 1])
})

test('a member who enables an account that a wrong clock has blocked waits for an hour and no longer', async () => {
  const { gate, clock, status, enable, disable, row, databaseNow, moveTo, endBlock } = await world()
  clock.ahead = 365 * 24 * HOUR_MS
  await gate().shut('paused', 'graph_131048')
  clock.ahead = 0
  await disable()
  const before = await databaseNow()
  await enable()
  const end = (await row()).blockedUntil!
  expect(await status()).toEqual(BLOCKED)
  expectWithin(end, before + HOUR_MS, (await databaseNow()) + HOUR_MS)
  moveTo(end)
  await endBlock()
  await enable()
  expect(await status()).toEqual(ACTIVE)
})

test('a pause of a wrong clock without a block is asked about again as soon as any other', async () => {
  const { gate, row, account, clock, moveTo } = await world()
  clock.ahead = 365 * 24 * HOUR_MS
  await gate().shut('paused', 'graph_190')
  account.probed = { ok: false, paused: true, reason: 'graph_190' }
  clock.ahead = 0
  const ask = async () => gate().resume(await row(), () => Promise.resolve(account))
  // The first look mends when the pause began, the second one asks, and the third waits like any other.
  await ask()
  moveTo((await row()).statusAt)
  for (let looks = 0; looks < 2; looks++) await ask()
  expect(account.probes).toBe(1)
  clock.ahead += 36_001
  await ask()
  expect(account.probes).toBe(2)
  // A worker that pauses it again sets the right time.
  clock.ahead = 365 * 24 * HOUR_MS
  await gate().shut('paused', 'graph_190')
  clock.ahead = 40_000
  await gate().shut('paused', 'graph_190')
  expect((await row()).nextProbeAt).toBe(clock.now() + 30_000)
})

test.each<[string, (world: World) => Promise<unknown>]>([
  ['looks for what is to be sent', ({ look }) => look()],
  ['enables the account', ({ enable }) => enable()],
  [
    'disables and enables it',
    async ({ disable, enable }) => {
      await disable()
      await enable()
    },
  ],
  [
    'ends its reading',
    ({ within, business, backendId, clock }) =>
      within(async (tx) => {
        await holdBackend(tx, business.id, backendId, 'connecting', clock.now())
        await releaseBackend(tx, business.id, backendId, 'connecting', clock.now())
      }),
  ],
  [
    'ends the hold after a restore',
    ({ within, business, clock }) =>
      within(async (tx) => {
        await holdBackends(tx, business.id, 'after_restore', clock.now())
        expect(await releaseAfterRestore(tx, business.id, clock.now())).toBe(true)
      }),
  ],
])('a process whose clock is two hours slow or fast ends no block sooner when it %s', async (_, act) => {
  const made = await world()
  const { gate, clock, status, row, look, account, blockedUntil } = made
  await gate().shut('paused', 'graph_131048')
  for (const ahead of [-2 * HOUR_MS, 2 * HOUR_MS]) {
    clock.ahead = ahead
    await act(made)
    expect([await status(), (await row()).blockedUntil]).toEqual([BLOCKED, blockedUntil])
  }
  // A worker with a right clock sends nothing before the end of the block.
  clock.ahead = HOUR_MS - 1
  for (let looks = 0; looks < 2; looks++) await look()
  expect([await status(), account.sent.length, (await row()).blockedUntil]).toEqual([BLOCKED, 0, blockedUntil])
})

test('a worker whose clock is two hours slow notes a block that others wait for', async () => {
  const { gate, clock, row, databaseNow } = await world()
  clock.ahead = -2 * HOUR_MS
  const before = await databaseNow()
  await gate().shut('paused', 'graph_131048')
  expect((await row()).blockedUntil).toBeGreaterThanOrEqual(before + HOUR_MS - MINUTE_MS)
})

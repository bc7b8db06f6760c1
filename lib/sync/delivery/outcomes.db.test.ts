import { expect, test, vi } from 'vitest'
import type { Outcome } from '@/lib/backends/backend'
import { FOREVER } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { replayDeadLetters } from '@/lib/services/backends/replay-dead-letters'
import { operatorOf } from '@/lib/services/callers/caller'
import { DEFAULT_TIMING } from '@/lib/sync/deps'
import { allowedIn, no, StandIn, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const sync = syncTest(database)
const settled = { interval: 20 }
/** Makes a clock for the worker that the test can set forward, so that it need not wait for what is due in an hour. */
function movableClock() {
  let ahead = 0
  return { clock: { now: () => Date.now() + ahead }, forward: (ms: number) => void (ahead += ms) }
}
const HOUR_MS = 3_600_000
const TIMING = {
  ...DEFAULT_TIMING,
  pollMs: 25,
  leaseMs: 60_000,
  requestMs: 1000,
  uncertainMs: 1200,
  probeMs: 100,
  stopMs: 1000,
}

test('after an unknown outcome a refusal is written at once, and once more when the lost request can no longer land', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  const contact = await sync.contact(business)
  standIn.answer = (delivery) =>
    standIn.seen.length === 1 ? { kind: 'uncertain', reason: 'timeout', refuses: true } : StandIn.confirm(delivery)
  await sync.say(business, contact, stop)
  const { clock, forward } = movableClock()
  sync.startWorker({ clock, timing: { ...TIMING, leaseMs: 2 * HOUR_MS, uncertainMs: HOUR_MS } })
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(2), settled)
  await vi.waitFor(async () => expect((await sync.mark(business, contact))?.confirmed_version).toBe(1), settled)
  const between = await sync.mark(business, contact)
  expect(between).toMatchObject({ urgent: true, waiting_since: null })
  expect(between?.due_at?.getTime()).toBe(between!.uncertain_since!.getTime() + HOUR_MS)
  expect(standIn.seen).toHaveLength(2)
  forward(HOUR_MS)
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(3), settled)
  // Until then nothing counts as mirrored, so every field is written.
  expect(standIn.seen.map((delivery) => delivery.mirrored)).toEqual([null, null, null])
  await vi.waitFor(
    async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null, uncertain_since: null }),
    settled,
  )
})

test('a No that follows a Yes of unknown outcome is delivered at once, and again later', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  const contact = await sync.contact(business)
  const { promos } = business.topics
  standIn.answer = async (delivery) => {
    if (standIn.seen.length > 1) return StandIn.confirm(delivery)
    await sync.say(business, contact, no(promos))
    return { kind: 'uncertain', reason: 'timeout', refuses: false }
  }
  await sync.say(business, contact, yes(promos))
  const { clock, forward } = movableClock()
  sync.startWorker({ clock, timing: { ...TIMING, leaseMs: 2 * HOUR_MS, uncertainMs: HOUR_MS } })
  await vi.waitFor(async () => expect((await sync.mark(business, contact))?.confirmed_version).toBe(2), settled)
  expect(standIn.seen).toHaveLength(2)
  forward(HOUR_MS)
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(3), settled)
  expect(standIn.seen.map((delivery) => allowedIn(delivery).marketing)).toEqual([true, false, false])
  await vi.waitFor(
    async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null, confirmed_version: 2 }),
    settled,
  )
})

test('the work of a killed worker is taken over when its claim expires, as an unknown outcome', async () => {
  const business = await sync.business()
  const contact = await sync.contact(business)
  await sync.say(business, contact, stop)
  await database.admin.sql`
    update sync_marks set claimed_by = ${newId()}, claimed_until = now() - interval '1 second',
      due_at = now() - interval '1 second', mirrored = '{"marketing": false}' where contact_id = ${contact}`
  const { clock, forward } = movableClock()
  sync.startWorker({ clock, timing: { ...TIMING, leaseMs: 2 * HOUR_MS, uncertainMs: HOUR_MS } })
  const standIn = sync.standInOf(business.backendId)
  // Confirmed, and due again when the request of the killed worker can no longer arrive.
  await vi.waitFor(
    async () => expect(await sync.mark(business, contact)).toMatchObject({ confirmed_version: 1, claimed_by: null }),
    settled,
  )
  expect(standIn.seen).toHaveLength(1)
  forward(HOUR_MS)
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(2), settled)
  expect(standIn.seen[0]?.mirrored).toBeNull()
  await vi.waitFor(
    async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null, uncertain_since: null }),
    settled,
  )
})

test('a worker that lost its claim cannot end it', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  const contact = await sync.contact(business)
  const taken = '01a20396-0000-7000-8000-000000000000'
  standIn.answer = async (delivery) => {
    await database.admin.sql`
      update sync_marks set claimed_by = ${taken}, claimed_until = now() + interval '1 hour',
        due_at = now() + interval '1 hour'
      where contact_id = ${contact}`
    return StandIn.confirm(delivery)
  }
  await sync.say(business, contact, stop)
  const worker = sync.startWorker()
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(1), settled)
  await worker.stop()
  expect(await sync.mark(business, contact)).toMatchObject({ claimed_by: taken, confirmed_version: 0 })
})

test('when a pause ends, the backend is brought up to date by itself', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  const contact = await sync.contact(business)
  await sync.say(business, contact, yes(business.topics.promos))
  const { clock, forward } = movableClock()
  sync.startWorker({ clock })
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(1), settled)
  await sync.say(business, contact, { on: 'pause', until: Date.now() + HOUR_MS })
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(2), settled)
  await vi.waitFor(async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null }), settled)
  forward(HOUR_MS)
  await vi.waitFor(() => expect(standIn.seen).toHaveLength(3), settled)
  expect(standIn.seen.map((delivery) => allowedIn(delivery).marketing)).toEqual([true, false, true])
  await vi.waitFor(
    async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null, recheck_at: null }),
    settled,
  )
})

test('a pause without an end is never looked at again by itself', async () => {
  const business = await sync.business()
  const contact = await sync.contact(business)
  await sync.say(business, contact, { on: 'pause', until: FOREVER })
  sync.startWorker()
  await vi.waitFor(
    async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null, recheck_at: null }),
    settled,
  )
})

test('a backend that refuses our requests is paused with the reason, loses nothing, and resumes by itself', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  const contact = await sync.contact(business)
  const refusal: Outcome = { kind: 'paused', reason: 'http_403: Invalid token', refuses: true }
  standIn.answer = () => refusal
  standIn.probed = { ok: false, paused: true, reason: refusal.reason }
  const status = async () => {
    const [row] = await database.admin.sql`select status, status_reason from backends where id = ${business.backendId}`
    return row
  }
  await sync.say(business, contact, stop)
  sync.startWorker({ timing: TIMING })
  await vi.waitFor(
    async () => expect(await status()).toEqual({ status: 'paused', status_reason: refusal.reason }),
    settled,
  )
  await sync.say(business, contact, no(business.topics.promos))
  // It was asked twice more whether it accepts requests again, so the worker has looked at it since the No.
  const asked = standIn.probes
  await vi.waitFor(() => expect(standIn.probes).toBeGreaterThanOrEqual(asked + 2), settled)
  expect(standIn.seen.length).toBeLessThan(5)
  standIn.answer = StandIn.confirm
  standIn.probed = { ok: true }
  await vi.waitFor(
    async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null, confirmed_version: 2 }),
    settled,
  )
  expect(await status()).toEqual({ status: 'active', status_reason: null })
})

test('what cannot succeed becomes a dead letter, replayed on request; a refusal is tried again by itself', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  const [agrees, refuses] = [await sync.contact(business), await sync.contact(business)]
  standIn.answer = ({ urgent }) => ({ kind: 'dead_letter', reason: 'http_400', refuses: urgent })
  await sync.say(business, agrees, yes(business.topics.promos))
  await sync.say(business, refuses, stop)
  sync.startWorker()
  await vi.waitFor(async () => {
    expect(await sync.mark(business, agrees)).toMatchObject({ set_aside: 'http_400', due_at: null })
    const refusal = await sync.mark(business, refuses)
    expect(refusal).toMatchObject({ set_aside: 'http_400' })
    expect(refusal?.attempts).toBeGreaterThanOrEqual(2)
  }, settled)
  standIn.answer = StandIn.confirm
  expect(await replayDeadLetters(sync.deps, operatorOf(business.id), business.backendId)).toMatchObject({ count: 2 })
  await vi.waitFor(async () => {
    expect(await sync.mark(business, agrees)).toMatchObject({ set_aside: null, due_at: null, confirmed_version: 1 })
    expect(await sync.mark(business, refuses)).toMatchObject({ set_aside: null, due_at: null, confirmed_version: 1 })
  }, settled)
})

test('two contacts of ours that are one contact in the backend share every No', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  standIn.answer = (delivery) => ({ kind: 'confirmed', mirrored: allowedIn(delivery), externalId: 'shared' })
  const [one, other] = [await sync.contact(business), await sync.contact(business)]
  const { promos } = business.topics
  await sync.say(business, one, no(promos))
  sync.startWorker()
  await vi.waitFor(async () => expect(await sync.mark(business, one)).toMatchObject({ due_at: null }), settled)
  await sync.say(business, other, yes(promos))
  await vi.waitFor(async () => {
    for (const id of [one, other]) expect(await sync.mark(business, id)).toMatchObject({ due_at: null })
  }, settled)
  expect(standIn.seen.map(allowedIn).at(-1)).toMatchObject({ marketing: false, topics: { [promos]: false } })
  await sync.say(business, one, yes(promos))
  await vi.waitFor(() => expect(standIn.seen.map(allowedIn).at(-1)?.marketing).toBe(true), settled)
})

test('a released contact no longer decides for its number once another contact holds it', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  standIn.answer = (delivery) => ({ kind: 'confirmed', mirrored: allowedIn(delivery), externalId: 'number' })
  const [before, after] = [await sync.contact(business), await sync.contact(business)]
  await sync.say(business, before, yes(business.topics.promos))
  sync.startWorker()
  await vi.waitFor(async () => expect(await sync.mark(business, before)).toMatchObject({ due_at: null }), settled)
  await sync.say(business, before, { on: 'release' })
  await vi.waitFor(
    () => expect(standIn.seen.map(allowedIn).at(-1)?.topics[business.topics.security]).toBe(false),
    settled,
  )
  await sync.say(business, after, yes(business.topics.news))
  await vi.waitFor(async () => {
    for (const id of [before, after]) expect(await sync.mark(business, id)).toMatchObject({ due_at: null })
  }, settled)
  expect(standIn.seen.at(-1)).toMatchObject({ contactId: after })
  expect(standIn.seen.map(allowedIn).at(-1)).toMatchObject({ marketing: true })
})

import { expect, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { makeContact } from '@/lib/services/testing'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { claimMarks, findDueBackends, promoteRechecks } from './sync-claims'
import { markForSync } from './sync-marks'
import { markOutstanding, reopenMark, reopenSetAside } from './sync-outstanding'
import { type Acknowledgement, acknowledgeMarks, awakenSharers, replayMarks } from './sync-settle'
import { awakenMarks, countWaiting } from './topic-followers'
import { findWaitingRefusals } from './waiting-refusals'
import { waitsSince } from './waits-since'

// A claim leaves due_at as it is. So what comes meanwhile has to be seen by waiting_since alone.

const database = await createTestDatabase()
const sync = syncTest(database)
const { sql } = database.admin

const start = Date.now() - 60_000
const claimedAt = start + 10_000
const changedAt = start + 11_000
const endedAt = start + 12_000
const date = (at: Instant) => new Date(at)

/** A contact with a mark that has been due since `start`, and what is done to it in its business. */
async function due(over: { urgent?: boolean } = {}) {
  const business = await sync.business()
  const { id: businessId, backendId } = business
  const contactId = await makeContact(sync.deps, businessId)
  await sql`update contacts set head_seq = 1 where business_id = ${businessId} and id = ${contactId}`
  await sql`delete from sync_marks where business_id = ${businessId}`
  await sql`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since)
    values (${businessId}, ${backendId}, ${contactId}, 1, ${over.urgent ?? false}, ${date(start)}, ${date(start)})`
  const within = <T>(work: (tx: Tx) => Promise<T>) => inBusiness(database.worker, businessId, work)
  const claim = { id: newId(), urgent: over.urgent ?? false, limit: 10, now: claimedAt, until: claimedAt + 60_000 }
  return {
    ...{ businessId, backendId, contactId, within },
    claim: (more = {}) => within((tx) => claimMarks(tx, businessId, backendId, { ...claim, ...more })),
    end(outcome: Partial<Acknowledgement>, now = endedAt) {
      const confirmed = {
        confirmed: true,
        mirrored: { say: 'line\nbreak', 'a"b': '~' },
        externalId: 'there',
        dueAt: null,
      }
      const same = {
        urgent: false,
        attempts: 0,
        lastError: null,
        uncertainSince: null,
        deadLetter: null,
        recheckAt: null,
      }
      const row = { contactId, version: 1, ...confirmed, ...same, ...outcome }
      return within((tx) => acknowledgeMarks(tx, businessId, backendId, claim.id, [row], now))
    },
    mark: () => sync.mark(business, contactId),
  }
}

type Made = Awaited<ReturnType<typeof due>>
const later = { version: 2, urgent: false, now: changedAt, recheckAt: null }

/** All that makes a mark due, also as the last release does. */
const ways: Record<string, (tx: Tx, made: Made) => Promise<unknown>> = {
  'a change': (tx, { businessId, contactId }) => markForSync(tx, businessId, [{ ...later, contactId }]),
  'a change that was made known again': (tx, { businessId, contactId }) =>
    markForSync(tx, businessId, [{ ...later, contactId, version: 1 }]),
  'a consent that expires': async (tx, { businessId, backendId }) => {
    await tx`update sync_marks set recheck_at = ${date(changedAt)} where business_id = ${businessId}`
    return promoteRechecks(tx, businessId, backendId, changedAt, 10)
  },
  'a topic that is changed': (tx, { businessId, backendId }) =>
    awakenMarks(tx, businessId, backendId, { after: null, limit: 10, now: changedAt }),
  'a contact that turns out to be another one there': async (tx, { businessId, backendId }) => {
    await tx`update sync_marks set external_id = 'shared' where business_id = ${businessId}`
    await tx`
      insert into sync_marks (business_id, backend_id, contact_id, version, external_id)
      values (${businessId}, ${backendId}, ${newId()}, 1, 'shared')`
    return awakenSharers(tx, businessId, backendId, ['shared'], changedAt)
  },
  'a replay': async (tx, { businessId, backendId }) => {
    await tx`update sync_marks set set_aside = 'gone' where business_id = ${businessId}`
    return replayMarks(tx, businessId, backendId, changedAt)
  },
  'new data of a contact': async (tx, { businessId, contactId }) => {
    await tx`update sync_marks set set_aside = 'gone' where business_id = ${businessId}`
    return reopenSetAside(tx, businessId, contactId, changedAt)
  },
  'a reading that finds something else': (tx, { businessId, backendId, contactId }) =>
    reopenMark(tx, businessId, backendId, contactId, changedAt),
  'a backend that is enabled': (tx, { businessId, backendId }) =>
    markOutstanding(tx, businessId, backendId, { after: null, limit: 10, now: changedAt }),
  'a change of the last release': (tx, { businessId, backendId, contactId }) => tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since)
    values (${businessId}, ${backendId}, ${contactId}, 1, false, ${date(changedAt)}, ${date(changedAt)})
    on conflict (business_id, backend_id, contact_id) do update set
      version = excluded.version, urgent = sync_marks.urgent or excluded.urgent, due_at = excluded.due_at,
      waiting_since = coalesce(sync_marks.waiting_since, excluded.waiting_since), set_aside = null, attempts = 0`,
}

test.each(Object.entries(ways))('%s is not missed although its contact is claimed', async (_, write) => {
  const made = await due()
  expect(await made.claim()).toMatchObject([{ waitingSince: start, externalId: null }])
  await made.within((tx) => write(tx, made))
  expect(await made.end({})).toEqual([made.contactId])
  expect(await made.mark()).toMatchObject({
    ...{ confirmed_version: 1, external_id: 'there', mirrored: { say: 'line\nbreak', 'a"b': '~' } },
    ...{ due_at: date(changedAt), waiting_since: date(changedAt), claimed_by: null },
  })
})

test('a claim writes each mark beside itself, and one to which nothing comes is done', async () => {
  const made = await due()
  const { backendId, businessId } = made
  const written = await made.within(async (tx) => {
    const count = async () => {
      const [row] = await tx<{ all: number; hot: number }[]>`
        select n_tup_upd as "all", n_tup_hot_upd as hot from pg_stat_xact_user_tables where relname = 'sync_marks'`
      return row ?? { all: 0, hot: 0 }
    }
    const before = await count()
    await claimMarks(tx, businessId, backendId, { id: newId(), urgent: false, limit: 10, ...at(claimedAt) })
    const after = await count()
    return { all: after.all - before.all, hot: after.hot - before.hot }
  })
  expect(written.hot).toBe(written.all)
  const other = await due()
  await other.claim()
  await other.end({ recheckAt: endedAt + 1000 })
  expect(await other.mark()).toMatchObject({
    ...{ due_at: null, waiting_since: null, claimed_by: null, urgent: false, recheck_at: date(endedAt + 1000) },
  })
})

const at = (now: Instant) => ({ now, until: now + 60_000 })

test('what was not delivered has waited since the time from which it waited before it was claimed', async () => {
  const retried = { confirmed: false, dueAt: endedAt + 5000, attempts: 1, lastError: 'timeout' }
  const alone = await due()
  await alone.claim()
  await alone.end(retried)
  expect(await alone.mark()).toMatchObject({ due_at: date(endedAt + 5000), waiting_since: date(start), attempts: 1 })

  const changed = await due()
  await changed.claim()
  await changed.within((tx) => markForSync(tx, changed.businessId, [{ ...later, contactId: changed.contactId }]))
  await changed.end(retried)
  expect(await changed.mark()).toMatchObject({ due_at: date(changedAt), waiting_since: date(start), attempts: 0 })

  // Of a refusal, its own waiting counts.
  const refused = await due()
  const refusal = { ...later, contactId: refused.contactId, urgent: true }
  await refused.claim()
  await refused.within((tx) => markForSync(tx, refused.businessId, [refusal]))
  await refused.end(retried)
  expect(await refused.mark()).toMatchObject({ urgent: true, waiting_since: date(changedAt) })
})

test('a claim that is over leaves its mark due, and the next one knows since when it has waited', async () => {
  const made = await due()
  await made.claim()
  await made.end({}, claimedAt + 60_000)
  expect(await made.mark()).toMatchObject({ due_at: date(start), waiting_since: date(claimedAt + 60_000) })

  const lost = await due()
  await lost.claim()
  expect(await lost.claim({ id: newId(), ...at(claimedAt + 59_999) })).toEqual([])
  expect(await lost.claim({ id: newId(), ...at(claimedAt + 60_000) })).toMatchObject([
    { waitingSince: start, uncertainSince: claimedAt + 60_000 },
  ])
})

test('a claimed refusal is not looked for, and is still counted among those that wait', async () => {
  const { claim, backendId, businessId, within } = await due({ urgent: true })
  const isDue = async (now: Instant) =>
    (await findDueBackends(database.worker.sql, now)).some((found) => found.backendId === backendId)
  expect(await isDue(claimedAt)).toBe(true)
  await claim()
  expect(await isDue(claimedAt)).toBe(false)
  expect(await isDue(claimedAt + 60_000)).toBe(true)
  const waiting = await findWaitingRefusals(database.worker.sql)
  expect(waiting.map(({ since }) => since)).toContain(start)
  // Also where so much is due that it steps from backend to backend.
  await within(
    (tx) => tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, due_at)
    select ${businessId}, ${newId()}::uuid, gen_random_uuid(), 1, ${date(start)} from generate_series(1, 1001)
    returning 1`,
  )
  expect(await isDue(claimedAt)).toBe(false)
})

test('a claim that a worker of the last release took over loses no waiting time, and leaves none behind', async () => {
  const takenOver = async (end: Record<string, unknown>) => {
    const made = await due({ urgent: true })
    await made.claim()
    const until = date(claimedAt + 120_000)
    await sql`
      update sync_marks set claimed_by = ${newId()}, claimed_until = ${until}, due_at = ${until}
      where business_id = ${made.businessId}`
    await sql`
      update sync_marks set ${sql(end)}, claimed_by = null, claimed_until = null where business_id = ${made.businessId}`
    return made
  }
  // It is tried again, and has waited all the time.
  const retried = await takenOver({ due_at: date(claimedAt + 61_000), attempts: 1 })
  expect(await retried.claim({ id: newId(), ...at(claimedAt + 61_000) })).toMatchObject([{ waitingSince: start }])

  // It was delivered. A refusal that comes later has waited since then only.
  const delivered = await takenOver({ due_at: null, urgent: false })
  const refusedAt = changedAt + 500
  const refusal = { ...later, contactId: delivered.contactId, urgent: true, now: refusedAt }
  await delivered.within((tx) => markForSync(tx, delivered.businessId, [refusal]))
  const [waiting] = await sql<{ since: Date }[]>`
    select ${waitsSince(sql)} as since from sync_marks where business_id = ${delivered.businessId}`
  expect(waiting?.since).toEqual(date(refusedAt))
  const times = (await findWaitingRefusals(database.worker.sql)).map(({ since }) => since)
  expect(times).toContain(refusedAt)
})

test('what comes meanwhile by a clock that is ahead is due at the end of the claim', async () => {
  const made = await due()
  await made.claim()
  const ahead = { ...later, contactId: made.contactId, now: endedAt + 3_600_000 }
  await made.within((tx) => markForSync(tx, made.businessId, [ahead]))
  await made.end({})
  expect(await made.mark()).toMatchObject({ due_at: date(endedAt), claimed_by: null })
})

test('what is being tried is not counted among those that wait for their turn', async () => {
  const { claim, backendId, businessId, within } = await due()
  const waiting = () => within((tx) => countWaiting(tx, businessId, backendId, claimedAt, 10))
  expect(await waiting()).toBe(1)
  await claim()
  expect(await waiting()).toBe(0)
})

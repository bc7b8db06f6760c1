import { expect, onTestFinished, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { claimMarks, findDueBackends } from '@/db/queries/sync/sync-claims'
import { markForSync } from '@/db/queries/sync/sync-marks'
import { newId } from '@/lib/ids'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { claimWork } from './claim-work'
import { promoteAllRechecks } from './promote-rechecks'

// A due contact is found from the moment of its commit, whatever runs at the same time. Only its row shows that it is
// due.

const database = await createTestDatabase()
const sync = syncTest(database)
type Business = Awaited<ReturnType<typeof sync.business>>

/**
 * Begins a transaction of the web’s login in a business. It stays open until the test ends it, by a commit or a
 * rollback.
 */
async function heldOpen(business: Business, work: (tx: Tx) => Promise<unknown>) {
  let end: (how: 'commit' | 'rollback') => void = () => {}
  const chosen = new Promise<'commit' | 'rollback'>((resolve) => (end = resolve))
  let done = () => {}
  const worked = new Promise<void>((resolve) => (done = resolve))
  const ended = inBusiness(database.app, business.id, async (tx) => {
    // A transaction that would have to wait for another one fails instead.
    await tx`set local lock_timeout = '5s'`
    await work(tx)
    done()
    if ((await chosen) === 'rollback') throw new Error('rolled back')
  }).catch((error: unknown) => {
    if (!(error instanceof Error) || error.message !== 'rolled back') throw error
  })
  onTestFinished(() => end('rollback'))
  await Promise.race([worked, ended])
  return {
    end: (how: 'commit' | 'rollback') => {
      end(how)
      return ended
    },
  }
}

const refuse = (business: Business, contactId: string) => (tx: Tx) =>
  markForSync(tx, business.id, [{ contactId, version: 1, urgent: true, now: Date.now(), recheckAt: null }])

/** Returns whether a worker that looks for work at this time finds the business. */
async function isFound(business: Business, now = Date.now()): Promise<boolean> {
  const due = await findDueBackends(database.worker.sql, now)
  return due.some(({ businessId }) => businessId === business.id)
}

const LEASE_MS = 60_000

/** Claims everything of a business that is due, as a worker does. */
const claimAll = (business: Business, now = Date.now()) =>
  inBusiness(database.worker, business.id, (tx) => {
    const claim = { id: newId(), urgent: true, limit: 100, now, until: now + LEASE_MS }
    return claimMarks(tx, business.id, business.backendId, claim)
  })

/** Writes what a worker writes when the backend has confirmed everything. */
const settleAll = (business: Business) => database.admin.sql`
  update sync_marks set due_at = null, urgent = false, claimed_by = null, claimed_until = null,
  confirmed_version = version
  where business_id = ${business.id} and claimed_by is not null`

test('a refusal that commits while all others of its business are done is found by the next look', async () => {
  const business = await sync.business()
  const [early, late] = [newId(), newId()]
  const first = await heldOpen(business, refuse(business, early))
  // This one begins before the first one ends, in the same business. Neither waits for the other.
  const second = await heldOpen(business, refuse(business, late))
  expect(await isFound(business)).toBe(false)

  await first.end('commit')
  expect(await isFound(business)).toBe(true)
  expect((await claimAll(business)).map((mark) => mark.contactId)).toEqual([early])
  await settleAll(business)
  // As far as any query shows, the business has nothing due, and a worker has just written that.
  expect(await isFound(business)).toBe(false)

  await second.end('commit')
  expect(await isFound(business)).toBe(true)
  expect((await claimAll(business)).map((mark) => mark.contactId)).toEqual([late])
})

test('a refusal that commits between a worker’s claim and its end is found, and one rolled back is not', async () => {
  const business = await sync.business()
  const [claimed, meanwhile, undone] = [newId(), newId(), newId()]
  await inBusiness(database.app, business.id, refuse(business, claimed))
  expect(await claimAll(business)).toHaveLength(1)
  expect(await isFound(business)).toBe(false)
  const [kept, dropped] = await Promise.all([
    heldOpen(business, refuse(business, meanwhile)),
    heldOpen(business, refuse(business, undone)),
  ])
  await settleAll(business)
  await dropped.end('rollback')
  expect(await isFound(business)).toBe(false)
  await kept.end('commit')
  expect(await isFound(business)).toBe(true)
  expect((await claimAll(business)).map((mark) => mark.contactId)).toEqual([meanwhile])
})

test('what a worker had claimed that died is found when its claim runs out, not before', async () => {
  const business = await sync.business()
  const contact = newId()
  await inBusiness(database.app, business.id, refuse(business, contact))
  const now = Date.now()
  expect(await claimAll(business, now)).toHaveLength(1)
  // It never ends the claim.
  expect(await isFound(business, now + LEASE_MS - 1)).toBe(false)
  expect(await isFound(business, now + LEASE_MS)).toBe(true)
  const again = await claimAll(business, now + LEASE_MS)
  expect(again).toMatchObject([{ contactId: contact, uncertainSince: now + LEASE_MS }])
})

test('an older version of the web writes a mark as it always did, and it is found', async () => {
  const business = await sync.business()
  // The statement of version 0.1, which writes nothing but the mark.
  await inBusiness(
    database.app,
    business.id,
    (tx) => tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since)
    values (${business.id}, ${business.backendId}, ${newId()}, 1, true, now(), now())`,
  )
  expect(await isFound(business, Date.now() + 1000)).toBe(true)
  const old = await database.worker.sql`
    select business_id from sayso_due_backends(now()) where business_id = ${business.id}`
  expect(old).toHaveLength(1)
})

/** Makes contacts whose pause or consent has ended, and about whom nothing else is due. */
async function expired(business: Business, count: number, hoursAgo: number): Promise<void> {
  await database.admin.sql`
    insert into sync_marks (business_id, backend_id, contact_id, version, recheck_at)
    select ${business.id}::uuid, ${business.backendId}::uuid, gen_random_uuid(), 1, now() - ${hoursAgo} * interval '1 hour'
    from generate_series(1, ${count}::int)`
}
const dueOf = async (business: Business) => {
  const [row] = await database.admin.sql`
    select count(due_at)::int as due, count(recheck_at)::int as waiting
    from sync_marks where business_id = ${business.id}`
  return row
}

test('thousands of consents that expire at once, of a backend that is off, keep those of no other business', async () => {
  const [off, paused, other] = [await sync.business(), await sync.business(), await sync.business()]
  await database.admin.sql`update backends set status = 'disabled' where id = ${off.backendId}`
  await database.admin.sql`update backends set status = 'paused' where id = ${paused.backendId}`
  await expired(off, 2500, 3)
  await expired(paused, 1500, 2)
  await expired(other, 1, 1)
  expect(await promoteAllRechecks(sync.syncDeps(), () => true)).toBe(true)
  expect([await dueOf(off), await dueOf(paused), await dueOf(other)]).toEqual([
    { due: 2500, waiting: 0 },
    { due: 1500, waiting: 0 },
    { due: 1, waiting: 0 },
  ])
  expect(await isFound(other)).toBe(true)
  const limits = { urgent: 10, others: 10, total: 20 }
  const work = await claimWork(sync.syncDeps(), other.id, other.backendId, limits)
  expect(work?.batches.flatMap((batch) => batch.marks)).toHaveLength(1)
  expect(await promoteAllRechecks(sync.syncDeps(), () => true)).toBe(false)
})

test('a contact whose consent expired while a save has it is left to that save, and looked at again after it', async () => {
  const business = await sync.business()
  await expired(business, 2, 1)
  const held = await heldOpen(
    business,
    (tx) => tx`select 1 from sync_marks where business_id = ${business.id} order by contact_id limit 1 for update`,
  )
  await promoteAllRechecks(sync.syncDeps(), () => true)
  expect(await dueOf(business)).toEqual({ due: 1, waiting: 1 })
  await held.end('commit')
  await promoteAllRechecks(sync.syncDeps(), () => true)
  expect(await dueOf(business)).toEqual({ due: 2, waiting: 0 })
})

test('a worker that stops leaves the rest of what expired to another', async () => {
  const business = await sync.business()
  await expired(business, 1500, 1)
  let looks = 0
  await promoteAllRechecks(sync.syncDeps(), () => ++looks <= 1)
  expect(await dueOf(business)).toEqual({ due: 1000, waiting: 500 })
  await promoteAllRechecks(sync.syncDeps(), () => true)
  expect(await dueOf(business)).toEqual({ due: 1500, waiting: 0 })
})

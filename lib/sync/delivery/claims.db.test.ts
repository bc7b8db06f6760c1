import { expect, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { claimMarks, promoteRechecks } from '@/db/queries/sync/sync-claims'
import { acknowledgeMarks } from '@/db/queries/sync/sync-settle'
import { awakenMarks } from '@/db/queries/sync/topic-followers'
import { newId } from '@/lib/ids'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const sync = syncTest(database)

/** Makes a business with `count` marks, all of them due for a minute or two. */
async function manyDue(count: number) {
  const business = await sync.business()
  await database.admin.sql`
    insert into sync_marks (business_id, backend_id, contact_id, version, due_at)
    select ${business.id}::uuid, ${business.backendId}::uuid, gen_random_uuid(), 0, now() - (1 + random()) * interval '1 minute'
    from generate_series(1, ${count}::int)`
  const requestFor = (limit: number, over: { urgent?: boolean; now?: number } = {}) => {
    const now = over.now ?? Date.now()
    return { id: newId(), urgent: over.urgent ?? false, limit, now, until: now + 60_000 }
  }
  const claim = (...asked: Parameters<typeof requestFor>) =>
    inBusiness(database.worker, business.id, (tx) =>
      claimMarks(tx, business.id, business.backendId, requestFor(...asked)),
    )
  return { business, claim, requestFor }
}

test('a claim takes no more than its share, also from a table nobody has analyzed yet', async () => {
  const due = 20_000
  const { business, requestFor } = await manyDue(due)
  const rowsRead = await inBusiness(database.worker, business.id, async (tx) => {
    expect(await claimMarks(tx, business.id, business.backendId, requestFor(100))).toHaveLength(100)
    const [counted] = await tx<{ n: number }[]>`
      select seq_tup_read + idx_tup_fetch as n from pg_stat_xact_user_tables where relname = 'sync_marks'`
    return counted?.n ?? Infinity
  })
  // The plan reads the table once at most, and the rows it claims. One that read the table for each claimed row would
  // read two million.
  expect(rowsRead).toBeLessThan(2 * due)
})

test('claims made at once never overlap', async () => {
  const { claim } = await manyDue(300)
  const claims = await Promise.all(Array.from({ length: 8 }, () => claim(50)))
  const ids = claims.flat().map((mark) => mark.contactId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBe(300)
})

test('a claimed contact is due again only when the claim expires, and then as an unknown outcome', async () => {
  const { claim } = await manyDue(3)
  const now = Date.now()
  expect((await claim(10, { now })).map((mark) => mark.uncertainSince)).toEqual([null, null, null])
  expect(await claim(10, { now: now + 59_999 })).toHaveLength(0)
  const later = await claim(10, { now: now + 60_000 })
  expect(later).toHaveLength(3)
  expect(later.every((mark) => mark.uncertainSince !== null && mark.mirrored === null)).toBe(true)
})

test('only what may be urgent is claimed as urgent', async () => {
  const { business, claim } = await manyDue(3)
  await database.admin.sql`
    update sync_marks set urgent = true
    where contact_id = (select contact_id from sync_marks where business_id = ${business.id} limit 1)`
  expect(await claim(10, { urgent: true })).toHaveLength(1)
  expect(await claim(10)).toHaveLength(2)
})

test('a pause that has ended makes its contact due, one that has not does not', async () => {
  const { business, claim } = await manyDue(2)
  const marks = await database.admin.sql<{ id: string }[]>`
    select contact_id as id from sync_marks where business_id = ${business.id}`
  for (const [place, { id }] of marks.entries())
    await database.admin.sql`
      update sync_marks set due_at = null, recheck_at = now() + ${place * 60 - 30}::int * interval '1 minute'
      where business_id = ${business.id} and contact_id = ${id}`
  expect(await claim(10)).toHaveLength(0)
  await inBusiness(database.worker, business.id, (tx) =>
    promoteRechecks(tx, business.id, business.backendId, Date.now(), 10),
  )
  expect(await claim(10)).toHaveLength(1)
})

test('a claim does not reach into another business', async () => {
  const [one, other] = [await manyDue(2), await manyDue(2)]
  const request = { id: newId(), urgent: false, limit: 10, now: Date.now(), until: Date.now() + 60_000 }
  const stolen = await inBusiness(database.worker, one.business.id, (tx) =>
    claimMarks(tx, other.business.id, other.business.backendId, request),
  )
  expect(stolen).toHaveLength(0)
  expect(await other.claim(10)).toHaveLength(2)
})

test('a worker that ends its claim too late takes nothing off that became due after the claim was over', async () => {
  const { business, requestFor } = await manyDue(1)
  const { backendId } = business
  const long = Date.now() - 100_000
  await database.admin
    .sql`update sync_marks set due_at = to_timestamp(${(long - 1) / 1000}::float8) where business_id = ${business.id}`
  const within = <T>(work: (tx: Tx) => Promise<T>) => inBusiness(database.worker, business.id, work)
  const claim = requestFor(1, { now: long })
  const [mark] = await within((tx) => claimMarks(tx, business.id, backendId, claim))
  if (!mark) throw new Error('nothing was claimed')
  // A topic was changed: what is to be written is another state now.
  await within((tx) => awakenMarks(tx, business.id, backendId, { after: null, limit: 10, now: Date.now() }))
  const { contactId, version } = mark
  const written = { ...mark, confirmed: true, dueAt: null, lastError: null, deadLetter: null, recheckAt: null }
  const ended = await within((tx) => acknowledgeMarks(tx, business.id, backendId, claim.id, [written], Date.now()))
  expect(ended).toEqual([contactId])
  const rows = await database.admin.sql`
    select due_at is not null as due, claimed_by, confirmed_version from sync_marks where business_id = ${business.id}`
  expect(rows).toEqual([{ due: true, claimed_by: null, confirmed_version: version }])
})

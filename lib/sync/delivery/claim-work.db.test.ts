import { expect, test } from 'vitest'
import { no, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { BackendWorker } from './backend-worker'
import { claimWork } from './claim-work'

const database = await createTestDatabase()
const sync = syncTest(database)
const { sql } = database.admin

// A lock that the test holds while a worker reads the row of a backend, when PostgreSQL has taken its snapshot already.
const LOCK = 4_711
await sql.unsafe(`
  create or replace function sayso_ms(t timestamptz) returns bigint language plpgsql volatile as $$ begin
    perform pg_advisory_xact_lock_shared(${LOCK});
    return floor(extract(epoch from t) * 1000);
  end $$`)

test.each(['paused', 'disabled'])(
  'what was claimed of a backend whose row was read as %s, because it became active since, is delivered at once',
  async (status) => {
    const business = await sync.business()
    const contact = await sync.contact(business)
    await sync.say(business, contact, no(business.topics.promos))
    await sql`
      update backends set status = ${status}, status_reason = 'a test', status_at = now()
      where id = ${business.backendId}`
    const worker = new BackendWorker(sync.syncDeps(), business.id, business.backendId)
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${LOCK})`
      worker.wake()
      const waiting = () => tx`
        select 1 from pg_locks where locktype = 'advisory' and objid = ${LOCK} and not granted
          and database = (select oid from pg_database where datname = current_database())`
      await expect.poll(async () => (await waiting()).length).toBe(1)
      await sql`update backends set status = 'active', status_reason = null where id = ${business.backendId}`
    })
    await expect.poll(async () => (await sync.mark(business, contact))?.due_at).toBe(null)
    const { seen } = sync.standInOf(business.backendId)
    expect(seen.map((delivery) => delivery.contactId)).toEqual([contact])
    expect(await sync.mark(business, contact)).toMatchObject({ claimed_by: null, uncertain_since: null, attempts: 0 })
    await worker.stop()
  },
)

test('it says whether all others were claimed, and of those that nobody asked for that nobody did', async () => {
  const business = await sync.business()
  const { promos } = business.topics
  const claim = async (urgent: number, others: number, total: number) => {
    const work = await claimWork(sync.syncDeps(), business.id, business.backendId, { urgent, others, total })
    return work?.others
  }
  for (let n = 0; n < 3; n++) await sync.say(business, await sync.contact(business), yes(promos))
  for (let n = 0; n < 2; n++) await sync.say(business, await sync.contact(business), no(promos))
  // A single try, which a refusal takes; then one that finds no other refusal.
  expect(await claim(1, 1, 1)).toBe('none')
  expect(await claim(1, 0, 1)).toBe('none')
  expect(await claim(1, 1, 1)).toBe('some')
  expect(await claim(10, 1, 11)).toBe('some')
  expect(await claim(10, 10, 20)).toBe('all')
  expect(await claim(10, 10, 20)).toBe('all')
})

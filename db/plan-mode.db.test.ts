import { expect, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { makeBusiness, type TestBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase, stopAutovacuum } from '@/testing/database'
import { connectOwner } from './distribute'
import { PLAN_FOR_ANY_BUSINESS, planForAnyBusiness } from './plan-mode'
import { findNamedContacts } from './queries/contacts/named-contacts'
import { decideMany, decideNamed } from './queries/decisions/decisions'
import { readFedChanges } from './queries/ledger/fed-changes'
import { readFedLines } from './queries/ledger/fed-lines'
import { readFeed } from './queries/ledger/feed'
import { readFedHashes, readJoinedHashes } from './queries/ledger/trees'

// A business that came after the last ANALYZE, beside one that has nearly all rows. The planner takes it to have one
// row, and a plan made for it alone reads all its rows again for each row of a join.

const PEOPLE = 2000
const NAMES = 400
const database = await createTestDatabase()
const deps = testDeps(database.app)
await stopAutovacuum(database)
const known: TestBusiness = await makeBusiness(deps)
await fill(known)
await database.admin.sql`analyze`
const newcomer = await makeBusiness(deps)
await fill(newcomer)

/** Gives a business people with a number, an answer, and a line in the ledger and the feed each. */
async function fill({ id: businessId, topics }: TestBusiness): Promise<void> {
  await database.admin.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      insert into contacts (business_id, id, head_hash, created_at)
      select ${businessId}::uuid, gen_random_uuid(), '', now() from generate_series(1, ${PEOPLE})`
    await tx`
      insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
      select business_id, gen_random_uuid(), id, 'phone', id, id, 'phone:' || id, now() from contacts
      where business_id = ${businessId}`
    await tx`
      insert into answers (business_id, contact_id, topic_id, answer, at, since, change_id, lane)
      select business_id, id, ${topics.promos}::uuid, 'in', now(), now(), gen_random_uuid(), 'own' from contacts
      where business_id = ${businessId}`
    await tx`
      insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
        payload, prev, hash)
      select business_id, id, 1, gen_random_uuid(), 'stop', now(), now(), 'contact', 'page', '{}', repeat('0', 64),
        encode(sha256(id::text::bytea), 'hex') from contacts where business_id = ${businessId}`
    await tx`
      insert into feed (business_id, position, contact_id, seq)
      select business_id, row_number() over (order by id), id, 1 from contacts where business_id = ${businessId}`
  })
}

/** Returns how many rows of tables a question has read, by PostgreSQL's own count in the transaction. */
async function rowsRead(businessId: string, ask: (tx: Tx, ids: string[]) => Promise<unknown>): Promise<number> {
  const ids = await database.admin.sql<{ id: string }[]>`
    select id from contacts where business_id = ${businessId} order by id limit ${NAMES}`
  return inBusiness(database.app, businessId, async (tx) => {
    const count = async () => {
      const [row] = await tx<{ read: number }[]>`
        select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::float8 as read
        from pg_stat_xact_user_tables`
      return row?.read ?? 0
    }
    const before = await count()
    await ask(
      tx,
      ids.map(({ id }) => id),
    )
    return (await count()) - before
  })
}

const now = Date.now()
const noKeys = (ids: string[]) => ids.map(() => null)
const keysOf = (ids: string[]) => ids.map((id) => `phone:${id}`)

test.each<[string, (tx: Tx, ids: string[], business: TestBusiness) => Promise<unknown>]>([
  [
    'decisions about people by number',
    (tx, ids, { id, topics }) =>
      decideNamed(tx, id, { matchKeys: keysOf(ids), contactIds: noKeys(ids), topicId: topics.promos, now }),
  ],
  [
    'decisions about people by id',
    (tx, ids, { id, topics }) =>
      decideNamed(tx, id, { matchKeys: noKeys(ids), contactIds: ids, topicId: topics.promos, now }),
  ],
  [
    'decisions about many topics',
    (tx, ids, { id, topics }) => decideMany(tx, id, { contactIds: ids, topicIds: Object.values(topics), now }),
  ],
  ['people by number', (tx, ids, { id }) => findNamedContacts(tx, id, keysOf(ids), noKeys(ids))],
  ['people by id', (tx, ids, { id }) => findNamedContacts(tx, id, noKeys(ids), ids)],
  ['the feed', (tx, _, { id }) => readFeed(tx, id, 0, NAMES)],
  [
    'the lines of an export',
    (tx, _, { id }) => readFedLines(tx, id, { ...{ after: 0, upTo: NAMES, limit: NAMES }, contactIds: null }),
  ],
  ['what lines of the feed say', (tx, _, { id }) => readFedChanges(tx, id, { after: 0, limit: NAMES })],
  ['the hashes of the tree', (tx, _, { id }) => readFedHashes(tx, id, 0, NAMES)],
  ['the same, joined', (tx, _, { id }) => readJoinedHashes(tx, id, 0, NAMES)],
])('%s cost a newcomer a few rows for each', async (_, ask) => {
  for (const business of [known, newcomer])
    expect(await rowsRead(business.id, (tx, ids) => ask(tx, ids, business))).toBeLessThan(NAMES * 30)
})

test('the owner sets it for the database, once; the login of the web processes may not', async () => {
  const owner = connectOwner(database.ownerUrl)
  try {
    expect(await planForAnyBusiness(owner)).toBe(true)
    const [row] = await owner<{ mode: string[] }[]>`
      select s.setconfig as mode from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
      where d.datname = current_database() and s.setrole = 0`
    expect(row?.mode).toEqual([PLAN_FOR_ANY_BUSINESS])
    const name = (await owner<{ name: string }[]>`select current_database() as name`)[0]?.name
    await owner.unsafe(`alter database ${name} reset plan_cache_mode`)
    expect(await planForAnyBusiness(database.app.sql)).toBe(false)
    expect(await planForAnyBusiness(owner)).toBe(true)
  } finally {
    await owner.end()
  }
})

import { expect, test } from 'vitest'
import { makeTamperedBusiness } from '@/lib/services/ledger-check/testing'
import { testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { type Database, inBusiness, sqlState } from './client'
import { hasWideRights, narrowRights } from './narrow-rights'

// What the roles of the application cannot do to what proves consent, by any bare statement; and that the functions by
// which it is done refuse what is not right.

const database = await createTestDatabase()
const shop = await makeTamperedBusiness(testDeps(database.app), database.worker)
const { id, ana, bruno, erased } = shop
const REFUSED = '42501'

const roles: [string, Database][] = [
  ['the web processes', database.app],
  ['the sync worker', database.worker],
]

const attempt = (db: Database, statement: string): Promise<string> =>
  inBusiness(db, id, (tx) => tx.unsafe(statement)).then(
    () => 'done',
    (error: unknown) => sqlState(error) ?? 'no SQLSTATE',
  )

const NO_ID = '00000000-0000-0000-0000-000000000000'
const BARE = [
  `delete from evidence where business_id = '${id}'`,
  `update evidence set keep_until = now()`,
  `update notices set canonical = '{}' where business_id = '${id}'`,
  `update notices set hash = 'x' where business_id = '${id}'`,
  `delete from notices where business_id = '${id}'`,
  `update contacts set head_seq = head_seq - 1 where business_id = '${id}'`,
  `update contacts set head_hash = 'x' where business_id = '${id}'`,
  `update contacts set stop_on = false where business_id = '${id}'`,
  `update contacts set released_at = null where business_id = '${id}'`,
  `update contacts set erased_at = null where business_id = '${id}'`,
  `update contacts set merged_into = null where business_id = '${id}'`,
  `delete from contacts where business_id = '${id}'`,
  `update identities set contact_id = '${bruno}' where business_id = '${id}'`,
  `update identities set match_key = 'x' where business_id = '${id}'`,
  `update identities set canonical = 'x' where business_id = '${id}'`,
  `update identities set salt = null where business_id = '${id}'`,
  `delete from identities where business_id = '${id}'`,
  `update ledger set dedupe_key = 'x' where business_id = '${id}'`,
  `delete from ledger where business_id = '${id}'`,
  `update feed set position = position + 1 where business_id = '${id}'`,
  `delete from feed where business_id = '${id}'`,
  `update topic_versions set policy = 'opt_out' where business_id = '${id}'`,
  `delete from topic_versions where business_id = '${id}'`,
  `update sources set kind = 'flow' where business_id = '${id}'`,
  `delete from sources where business_id = '${id}'`,
  `delete from suppressions where business_id = '${id}'`,
  `update suppressions set at = now() where business_id = '${id}'`,
  `delete from erased_holdings where business_id = '${id}'`,
  `update erased_holdings set held_until = now() where business_id = '${id}'`,
  `delete from answers where business_id = '${id}'`,
]

const arrays = (contact: string, seq: string, hash: string) =>
  `array['${contact}']::uuid[], array[${seq}]::int[], array[${hash}]::text[]`
const hashOf = (contact: string, seq: number) =>
  `(select coalesce(hash, encode(hash_bytes, 'hex')) from ledger where business_id = '${id}' and contact_id = '${contact}' and seq = ${seq})`
const BY_FUNCTION = [
  ['a head set back', `select sayso_move_heads('${id}', ${arrays(ana, '2', hashOf(ana, 2))})`],
  ['a head to a line that is not there', `select sayso_move_heads('${id}', ${arrays(ana, '99', `'x'`)})`],
  ['a head of nobody', `select sayso_move_heads('${id}', ${arrays(NO_ID, '1', `'x'`)})`],
  [
    'a stop lifted without a line',
    `select sayso_write_contacts('${id}', array['${ana}']::uuid[], array['false'], array[now()], array[now()],
      array[null]::uuid[], array[null]::timestamptz[], array[null]::timestamptz[], array[null]::uuid[],
      array[null]::timestamptz[], array[null]::timestamptz[], array[7], array[${hashOf(ana, 7)}], array[now()])`,
  ],
  [
    'a stop of one contact lifted without a line',
    `select sayso_write_contact('${id}', '${ana}', false, now(), now(), null, null, null, null, null, null, 7,
      ${hashOf(ana, 7)}, now())`,
  ],
  [
    'a contact of another business',
    `select sayso_write_contact('${NO_ID}', '${ana}', false, now(), now(), null, null, null, null, null, null, 99,
      ${hashOf(ana, 1)}, now())`,
  ],
  ['a merge without a line', `select sayso_merge_contacts('${id}', '${ana}', '${bruno}', '{}', '{}', now())`],
  ['evidence of somebody who is not erased', `select sayso_delete_evidence('${id}', '${ana}')`],
  ['identities of somebody who is not erased', `select sayso_blank_identities('${id}', '${ana}')`],
  ['a suppression of somebody who is not erased', `select sayso_suppress_erased('${id}', '${ana}', '{x}', 1, now())`],
  ['evidence of another business', `select sayso_delete_old_evidence('${NO_ID}', now(), 100)`],
  ['salts of another business', `select sayso_bind_identities('${NO_ID}', '{}', '{}', '{}')`],
] as const

test.each(roles)('%s cannot change or remove what proves consent by a bare statement', async (_, db) => {
  for (const statement of BARE) expect([statement, await attempt(db, statement)]).toEqual([statement, REFUSED])
})

test.each(roles)('%s cannot do it by a function either, unless the ledger says that it is right', async (_, db) => {
  for (const [what, statement] of BY_FUNCTION) expect([what, await attempt(db, statement)]).toEqual([what, REFUSED])
})

test('evidence whose time is not over stays, whatever time the caller names, and a salt is given once', async () => {
  const count = async () => (await database.admin.sql`select count(*)::int as n from evidence`)[0]?.['n'] as number
  const salts = async () =>
    (await database.admin.sql`select id, encode(salt, 'hex') as salt from identities order by id`).map(
      ({ id: row, salt }) => `${row} ${salt}`,
    )
  const [before, bound] = [await count(), await salts()]
  expect(await attempt(database.worker, `select sayso_delete_old_evidence('${id}', '9999-01-01', 1000)`)).toBe('done')
  const contacts = `(select array_agg(contact_id) from identities where business_id = '${id}' and salt is not null)`
  const ids = `(select array_agg(id) from identities where business_id = '${id}' and salt is not null)`
  const other = `(select array_agg('00ff'::text) from identities where business_id = '${id}' and salt is not null)`
  const bind = `select sayso_bind_identities('${id}', ${contacts}, ${ids}, ${other})`
  expect(await attempt(database.app, bind)).toBe('done')
  expect([await count(), await salts()]).toEqual([before, bound])
  // Of somebody who is erased there is nothing to keep.
  expect(await attempt(database.app, `select sayso_delete_evidence('${id}', '${erased}')`)).toBe('done')
})

test('a line with the change of somebody else deletes no evidence of theirs', async () => {
  const { sql } = database.admin
  const evidenceOf = () => sql`select change_id from evidence where contact_id in (${ana}, ${bruno}) order by 1`
  const before = await evidenceOf()
  const copied = await inBusiness(
    database.app,
    id,
    (tx) => tx`
      insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
        payload, prev, hash)
      select business_id, ${erased}::uuid, (1000 + row_number() over (order by contact_id, seq))::int, change_id, kind,
        occurred_at, recorded_at, actor, method, '{}', repeat('0', 64), repeat('0', 64)
      from ledger where business_id = ${id} and contact_id in (${ana}, ${bruno})
      returning 1`,
  )
  expect(copied.length).toBeGreaterThan(1)
  expect(await attempt(database.app, `select sayso_delete_evidence('${id}', '${erased}')`)).toBe('done')
  expect(await evidenceOf()).toEqual(before)
})

test('a database of an earlier version keeps its rights until nothing of that version runs, then loses them', async () => {
  const { sql } = database.admin
  expect(await hasWideRights(database.owner.sql)).toBe(false)
  await sql`grant delete on evidence to sayso_app`
  await sql`grant update on contacts, identities to sayso_app, sayso_worker`
  expect(await hasWideRights(database.owner.sql)).toBe(true)
  await narrowRights(database.owner.sql)
  expect(await hasWideRights(database.owner.sql)).toBe(false)
  expect(await attempt(database.app, BARE[5] ?? '')).toBe(REFUSED)
})

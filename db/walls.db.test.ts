import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { createTestDatabase } from '@/testing/database'
import { type Database, inBusiness, sqlState } from './client'

const database = await createTestDatabase()
const sql = database.admin.sql

const [ours, theirs] = [newId(), newId()]
const REFUSED = '42501'

const tenantTables = (
  await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'business_id' order by 1`
).map(({ name }) => name)

/** Of people who sign in, who belong to no business: each person reads their own rows only. */
const personTables = ['user_sessions', 'user_identities', 'user_recovery_codes', 'password_links']
/** Reached by functions with the rights of their owner, and by nobody else. */
const closedTables = ['sign_in_attempts', 'setup_codes']

interface Column {
  name: string
  type: string
}

/** Returns a value for a column of that type; a word of the list where a check allows only a few. */
function valueFor({ name, type }: Column, table: string): string {
  const words: Record<string, string> = {
    policy: "'opt_in'",
    listed: "'always'",
    category: "'utility'",
    answer: "'in'",
    lane: "'own'",
    role: "'owner'",
    caller_kind: "'operator'",
    event: "'agreed'",
    speaker: "'person'",
    'template_optouts.event': "'stop'",
    attribution: "'direct'",
    'template_verdicts.state': "'fine'",
  }
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type === 'text') return words[`${table}.${name}`] ?? words[name] ?? "'x'"
  if (type === 'jsonb') return "'{}'"
  if (type === 'boolean') return 'false'
  if (type === 'bytea') return "'\\x00'"
  if (type === 'ARRAY') return "'{}'"
  if (type === 'date') return 'current_date'
  if (type.startsWith('timestamp')) return 'now()'
  if (type === 'date') return 'current_date'
  return '1'
}

/**
 * Writes one row of each business into every table, without foreign keys: enough to see which of them a tenant can see.
 */
await sql.begin(async (tx) => {
  await tx`set local session_replication_role = replica`
  for (const table of tenantTables) {
    const columns = await tx<Column[]>`
      select column_name as name, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and (is_nullable = 'NO' or column_name = 'id'
          or (table_name = 'ledger' and column_name in ('payload', 'prev', 'hash')))`
    for (const business of [ours, theirs]) {
      const values = columns.map((column) =>
        column.name === 'business_id' ? `'${business}'` : valueFor(column, table),
      )
      const names = columns.map(({ name }) => `"${name}"`)
      await tx.unsafe(`insert into ${table} (${names.join()}) values (${values.join()})`)
    }
  }
})

const roles: [string, Database][] = [
  ['the web processes', database.app],
  ['the sync worker', database.worker],
]

/** Returns the SQLSTATE with which a statement of the tenant `ours` ends, or the number of rows that it touched. */
async function attempt(db: Database, statement: string, parameters: string[] = []): Promise<string | number> {
  return inBusiness(db, ours, (tx) => tx.unsafe(statement, parameters)).then(
    (rows) => rows.count ?? 0,
    (error: unknown) => sqlState(error) ?? 'no SQLSTATE',
  )
}

test('there are tables to look at, and no table without business_id holds data of a tenant', async () => {
  expect(tenantTables.length).toBeGreaterThanOrEqual(23)
  const others = await sql<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public' and tablename <> all(${tenantTables})`
  const withoutTenant = ['businesses', 'users', ...personTables, ...closedTables]
  expect(others.map(({ name }) => name).toSorted()).toEqual(withoutTenant.toSorted())
})

test('every table has row-level security, forced on its owner as well, and a policy', async () => {
  const open = await sql`
    select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (relrowsecurity and relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))`
  expect(open).toEqual([])
})

test('every primary key begins with business_id, every unique index holds it', async () => {
  const keys = await sql<{ table: string; primary: boolean; columns: string[] }[]>`
    select c.relname as table, i.indisprimary as primary,
      array(select a.attname::text from unnest(i.indkey) with ordinality k(n, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n order by place) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${tenantTables}) and i.indisunique`
  expect(keys.filter((key) => key.primary)).toHaveLength(tenantTables.length)
  expect(
    keys.filter(({ primary, columns }) => (primary ? columns[0] !== 'business_id' : !columns.includes('business_id'))),
  ).toEqual([])
})

test('the hot tables have no foreign keys, and every other one names business_id', async () => {
  const keys = await sql<{ table: string; definition: string }[]>`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace`
  expect(
    keys.filter(({ table }) =>
      ['answers', 'ledger', 'sync_marks', 'feed', 'unfed_lines', 'unfed_batches'].includes(table),
    ),
  ).toEqual([])
  const ofPeople = keys.filter(({ table }) => personTables.includes(table))
  expect(ofPeople.map(({ definition }) => definition)).toEqual(
    personTables.map(() => 'FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE'),
  )
  const ofBusinesses = keys.filter((key) => !ofPeople.includes(key))
  expect(ofBusinesses.filter(({ definition }) => !definition.startsWith('FOREIGN KEY (business_id'))).toEqual([])
  expect(keys.filter(({ definition }) => /ON UPDATE|ON DELETE SET/.test(definition))).toEqual([])
})

test.each(roles)(
  '%s cannot update, delete or truncate a line of the ledger, their own business’s included',
  async (_, db) => {
    for (const statement of [
      `update ledger set payload = payload where business_id = '${ours}'`,
      `update ledger set dedupe_key = null where business_id = '${ours}'`,
      `delete from ledger where business_id = '${ours}'`,
      'truncate ledger',
      'truncate ledger, contacts cascade',
      'alter table ledger disable row level security',
      'drop table ledger',
      'create table public.mine (n int)',
      'set session_replication_role = replica',
    ]) {
      expect([statement, await attempt(db, statement)]).toEqual([statement, REFUSED])
    }
  },
)

test.each(roles)('%s see nothing at all without a tenant: an error, never an empty answer', async (_, db) => {
  for (const table of [...tenantTables, 'businesses']) {
    const failure = await db.sql.unsafe(`select * from ${table}`).catch((error: unknown) => error)
    // Never set in this session, or set by an earlier transaction and empty since then.
    expect([table, sqlState(failure)]).toEqual([table, expect.stringMatching(/^(42704|22P02)$/)])
  }
})

test.each(roles)('%s see their own row of every table and never that of another business', async (_, db) => {
  for (const table of tenantTables) {
    expect([table, await attempt(db, `select 1 from ${table}`)]).toEqual([table, 1])
    expect([table, await attempt(db, `select 1 from ${table} where business_id = $1`, [theirs])]).toEqual([table, 0])
  }
})

test.each(roles)(
  '%s write no row of another business: not by insert, update, delete or by moving one of their own',
  async (_, db) => {
    for (const table of tenantTables) {
      const [row] = await sql<
        { json: string }[]
      >`select to_jsonb(t)::text as json from ${sql(table)} t where business_id = ${theirs}`
      const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1::text::jsonb)
        returning 1`
      expect([table, await attempt(db, insert, [row?.json ?? ''])]).toEqual([table, REFUSED])
      for (const verb of [`update ${table} set business_id = business_id`, `delete from ${table}`]) {
        const outcome = await attempt(db, `${verb} where business_id = $1`, [theirs])
        expect([table, verb, outcome === REFUSED || outcome === 0]).toEqual([table, verb, true])
      }
      // On a cluster no row at all can change its business (docs/reference/citus.md, 1): 0A000, "not supported".
      const moved = await attempt(db, `update ${table} set business_id = $1`, [theirs])
      expect([table, moved === REFUSED || moved === '0A000']).toEqual([table, true])
    }
    for (const table of tenantTables) {
      const [count] = await sql`select count(*)::int as n from ${sql(table)} where business_id = ${theirs}`
      expect([table, count?.['n']]).toEqual([table, 1])
    }
  },
)

test('the owner as well sees one business at a time, but for the few tables it must look across', async () => {
  const wide = [
    'alert_deliveries',
    'api_keys',
    'audiences',
    'backends',
    'businesses',
    'connection_drafts',
    'data_code_counts',
    'data_codes',
    'domains',
    'evidence',
    'figures',
    'front_door_asks',
    'idempotency_keys',
    'imports',
    'inbox',
    'invitations',
    'members',
    'outbox',
    'poll_cursors',
    'report_logins',
    'reviews',
    'seen_events',
    'senders',
    'sent_messages',
    'signing_problems',
    'sync_marks',
    'template_watch',
    'unfed_batches',
    'unfed_lines',
    'unsigned_feeds',
  ]
  for (const table of tenantTables.filter((name) => !wide.includes(name))) {
    const seen = await attempt(database.owner, `select 1 from ${table} where business_id = $1`, [theirs])
    expect([table, seen]).toEqual([table, 0])
  }
})

test('functions with the rights of their owner fix their search path, and only the roles may call any', async () => {
  const functions = await sql<{ name: string; definer: boolean; config: string[] | null; open: boolean }[]>`
    select proname as name, prosecdef as definer, proconfig as config,
      exists (select 1 from aclexplode(coalesce(proacl, acldefault('f', proowner))) a where a.grantee = 0) as open
    from pg_proc where pronamespace = 'public'::regnamespace and proname like 'sayso%'`
  expect(functions.length).toBeGreaterThan(5)
  expect(functions.filter(({ open }) => open).map(({ name }) => name)).toEqual([])
  const loose = functions.filter(
    ({ definer, config }) => definer && !config?.some((line) => line.startsWith('search_path=')),
  )
  expect(loose.map(({ name }) => name)).toEqual([])
})

/** Returns what a statement of the person `person` ends with, as `attempt` does for a business. */
async function attemptAs(db: Database, person: string, statement: string): Promise<string | number> {
  const run = db.sql.begin(async (tx) => {
    await tx`select sayso_enter_person(${person})`
    return tx.unsafe(statement)
  })
  return run.then(
    (rows) => rows.count ?? 0,
    (error: unknown) => sqlState(error) ?? 'no SQLSTATE',
  )
}

/** Makes a person with a row in each table of people. */
async function makePerson(): Promise<string> {
  const id = newId()
  await sql`insert into users (id, email, name, locale, created_at) values (${id}, ${`${id}@x.example`}, 'x', 'en', now())`
  await sql`insert into user_sessions (user_id, id, token_hash, method, created_at, seen_at)
    values (${id}, ${id}, ${id}, 'password', now(), now())`
  await sql`insert into user_identities (user_id, issuer, subject, linked_at) values (${id}, 'x', ${id}, now())`
  await sql`insert into user_recovery_codes (user_id, hash) values (${id}, 'x')`
  await sql`insert into password_links (user_id, token_hash, created_at, expires_at) values (${id}, ${id}, now(), now())`
  return id
}

test('the web processes see one person at a time, change no other, and nobody without one', async () => {
  const [me, other] = [await makePerson(), await makePerson()]
  for (const table of ['users', ...personTables]) {
    const key = table === 'users' ? 'id' : 'user_id'
    const failure = await database.app.sql.unsafe(`select * from ${table}`).catch((error: unknown) => error)
    expect([table, sqlState(failure)]).toEqual([table, expect.stringMatching(/^(42704|22P02)$/)])
    expect([table, await attemptAs(database.app, me, `select 1 from ${table}`)]).toEqual([table, 1])
    for (const verb of [`update ${table} set ${key} = ${key}`, `delete from ${table}`]) {
      const outcome = await attemptAs(database.app, me, `${verb} where ${key} = '${other}'`)
      expect([table, verb, outcome === REFUSED || outcome === 0]).toEqual([table, verb, true])
    }
    expect([table, await attemptAs(database.app, me, `update ${table} set ${key} = '${other}'`)]).toEqual([
      table,
      REFUSED,
    ])
    expect([table, await attemptAs(database.worker, me, `select 1 from ${table}`)]).toEqual([table, REFUSED])
  }
})

test('attempts and set-up codes are closed to both roles', async () => {
  for (const table of closedTables)
    for (const [, db] of roles)
      for (const statement of [`select * from ${table}`, `delete from ${table}`])
        expect([statement, await attempt(db, statement)]).toEqual([statement, REFUSED])
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { filesOfRepository } from '../files-of-repository'
import { type Migration, readTables, statementsIn, type Tables } from './database'
import { functionFaults, optionalPlace, RULES, usesOf } from './rules'
import { type Statement, statementsOf } from './statements'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const journal = JSON.parse(read('db/migrations/meta/_journal.json')) as { entries: { idx: number; tag: string }[] }
const migrations = journal.entries.map(({ tag }) => ({
  file: `db/migrations/${tag}.sql`,
  text: read(`db/migrations/${tag}.sql`),
}))
const tables = readTables(migrations)
const functions = [...tables.functions.values()]

/** Kept for processes of an older version, and called by nothing of this one. */
const KEPT = new Set(['sayso_due_backends'])
/** From this migration on, a new table says itself that it belongs to the cluster. */
const FIRST_TO_DISTRIBUTE = 67

const OF_TESTS = /\.test\.tsx?$|(?:^|\/)testing(?:\/|\.ts$)/
const sources = filesOfRepository(ROOT).filter((file) => /\.tsx?$/.test(file))
const statements = sources
  .filter((file) => /^(?:db|lib)\//.test(file) && !OF_TESTS.test(file))
  .flatMap((file) => statementsOf(file, read(file)))

function faultsOf(all: readonly Statement[], numbers?: readonly number[]): string[] {
  return all.flatMap((statement) =>
    RULES.filter(({ rule }) => numbers?.includes(rule) ?? true).flatMap(({ rule, fault }) => {
      const what = fault(statement, tables)
      return what === null ? [] : [`${statement.file}:${statement.line} rule ${rule}: ${what}`]
    }),
  )
}

test('statements written by hand keep the rules of docs/reference/citus.md', () => {
  expect(statements.length).toBeGreaterThan(400)
  expect(faultsOf(statements)).toEqual([])
})

test('statements of tests run on a cluster too', () => {
  const tested = sources.filter((file) => OF_TESTS.test(file) && !file.startsWith('lib/dev/check/'))
  const all = tested.flatMap((file) => statementsOf(file, read(file)))
  expect(all.length).toBeGreaterThan(800)
  // A superuser looks past row-level security, and across businesses.
  const others = RULES.map(({ rule }) => rule).filter((rule) => ![4, 5, 28, 32].includes(rule))
  expect(faultsOf(all, others)).toEqual([])
  const loose = all.filter(({ text }) => joinsLoosely(text) || locksMany(text))
  expect(loose.map(({ file, line }) => `${file}:${line} names no business`)).toEqual([])
})

/** Whether a statement locks rows, and does not say of which business (14). */
const locksMany = (text: string): boolean =>
  /\bfor\s+(?:no\s+key\s+)?update\b/i.test(text) &&
  usesOf(text).some(({ table }) => tables.distributed.has(table)) &&
  !/\bbusiness_id\s*=/i.test(text)

/** Whether a statement joins two tables of businesses, and does not say that both rows are of one business. */
function joinsLoosely(text: string): boolean {
  const read = usesOf(text).filter(({ table }) => tables.distributed.has(table))
  const isJoin = read.length > 1 && /\b\w+\.\w+\s*=\s*\w+\.\w+/.test(text)
  const isOfOne = /\.business_id\s*=\s*\w+\.business_id\b|\busing\s*\(\s*business_id\b/i.test(text)
  return isJoin && !isOfOne && [...text.matchAll(/\bbusiness_id\s*=\s*\$/gi)].length < read.length
}

test('statements of tests that a cluster refuses are known', () => {
  const lock = 'select 1 from api_keys where id = ${id} for update'
  expect([locksMany(lock), locksMany(lock.replace('id =', 'business_id = ${b} and id ='))]).toEqual([true, false])
  const read = 'select 1 from evidence e join ledger l on l.change_id = e.change_id where l.contact_id = ${id}'
  expect(joinsLoosely(read)).toBe(true)
  expect(joinsLoosely(read.replace('on l', 'on l.business_id = e.business_id and l'))).toBe(false)
  const change = 'update identities i set ended_at = ${at} from contacts c where c.id = i.contact_id'
  expect(joinsLoosely(change)).toBe(true)
  expect(joinsLoosely(change.replace('where', 'where c.business_id = i.business_id and'))).toBe(false)
  expect(joinsLoosely('select l.hash from feed f join ledger l using (business_id, contact_id, seq)')).toBe(false)
})

test('functions of the database keep them, in their last definition', () => {
  expect(functions.length).toBeGreaterThan(40)
  const own = functions.filter(({ name }) => !KEPT.has(name))
  expect(own.flatMap((each) => functionFaults(each, tables).map(({ what }) => `${each.name}: ${what}`))).toEqual([])
  expect(faultsOf(own.filter(({ isDefiner }) => !isDefiner).flatMap(statementsIn))).toEqual([])
  // With the rights of their owner they look across businesses, so they may name none.
  const others = RULES.map(({ rule }) => rule).filter((rule) => rule !== 4)
  expect(faultsOf(own.filter(({ isDefiner }) => isDefiner).flatMap(statementsIn), others)).toEqual([])
})

test('each page is found by the place where it begins', () => {
  const found = [...statements, ...functions.flatMap(statementsIn)].flatMap(({ file, line, text }) => {
    const place = optionalPlace(text)
    return place === null ? [] : [`${file}:${line} ${place}`]
  })
  expect(found).toEqual([])
})

test.each([
  ['(${page.after}::uuid is null or id > ${page.after}::uuid)', 'id > ${orNil(page.after)}::uuid'],
  ['(${before}::int is null or l.seq <\n ${before})', 'l.seq < ${before ?? BEHIND_ALL}::int'],
  [
    '(${a?.id ?? null}::uuid is null or (l.contact_id, l.seq) > (${a?.id ?? null}::uuid, 1))',
    '(l.contact_id, l.seq) > (${orNil(a?.id ?? null)}::uuid, 1)',
  ],
  ['(after IS NULL OR c.id > after)', '(c.ended_at IS NULL OR c.ended_at > at)'],
])('of a place that may be missing, no index leads to %s', (optional, certain) => {
  const statement = (condition: string) => `select id from contacts where business_id = b and ${condition} order by id`
  expect(optionalPlace(statement(optional))).not.toBeNull()
  expect(optionalPlace(statement(certain))).toBeNull()
})

test('a migration makes each new table of businesses a part of the cluster', () => {
  const latest = journal.entries.filter(({ idx }) => idx >= FIRST_TO_DISTRIBUTE).map(({ tag }) => tag)
  expect(missing(migrations.filter(({ file }) => latest.some((tag) => file.includes(tag))))).toEqual([])
  const table = 'CREATE TABLE "notes" (\n\t"business_id" uuid NOT NULL\n);--> statement-breakpoint\n'
  expect(missing([{ file: 'a.sql', text: table }])).toEqual(['notes'])
  expect(missing([{ file: 'a.sql', text: `${table}SELECT sayso_distribute('notes');` }])).toEqual([])
})

/** Returns the tables of businesses that a migration makes and does not distribute. */
function missing(all: readonly Migration[]): string[] {
  return all.flatMap(({ file, text }) =>
    [...readTables([{ file, text }]).distributed].filter((name) => !text.includes(`sayso_distribute('${name}')`)),
  )
}

/** A statement as it once was, and failed on a cluster; then how it is written now. */
const FAILED: [rule: number, failed: string, now: string][] = [
  [4, 'sql`select id from contacts where id = ${id}`', 'sql`select id from contacts where business_id = ${b}`'],
  [4, 'tx`select 1 from contacts c join answers a on a.contact_id = c.id where c.business_id = ${b}`', 'tx`select 1`'],
  [
    5,
    'sql`select sayso_open_contact(${b}, ${c}) as contact`',
    'inBlock(sql, (tx) => tx`select sayso_open_contact(${b}, ${c})`)',
  ],
  [5, "tx`select set_config('app.business_id', ${b}, true)`", 'tx`select sayso_enter(${b})`'],
  [
    9,
    'tx`insert into figures as f (business_id, days_due_at) values (${b}, now()) on conflict (business_id) do update ' +
      "set days_due_at = greatest(now(), f.reach_at + interval '5 seconds')`",
    'tx`insert into figures as f (business_id, days_due_at) values (${b}, now()) on conflict (business_id) do update ' +
      'set days_due_at = coalesce(f.days_due_at, excluded.days_due_at)`',
  ],
  [
    10,
    'tx`update contacts set link_epoch = 1, pause_at = clock_timestamp() where business_id = ${b}`',
    'tx`update contacts set link_epoch = 1, pause_at = now() where business_id = ${b}`',
  ],
  [
    11,
    'tx`update outbox set due_at = null where business_id = ${b} returning created_at::text`',
    'tx`update outbox set due_at = null where business_id = ${b} returning created_at`',
  ],
  [
    12,
    'tx`insert into topics (business_id, position) values (${b}, (select count(*) from topics t where t.business_id = ${b}))`',
    'tx`insert into topics (business_id, position) select ${b}, count(*) from topics t where t.business_id = ${b}`',
  ],
  [16, 'tx`create temp table seen (id uuid)`', 'tx`select 1`'],
  [22, 'tx`with recursive walk as (select 1) select * from walk`', 'tx`select 1`'],
  [
    28,
    'tx`insert into feed (business_id, position) select ${b}::uuid, p from unnest(${ps}::bigint[]) as v(p)`',
    'tx`insert into feed (business_id, position) select ${b}::uuid, p from unnest(${ps}::bigint[]) as v(p) returning 1`',
  ],
  [
    28,
    'tx`insert into alert_deliveries (business_id, alert_id, backend_id) select ${b}::uuid, ${id}::uuid, k.id ' +
      'from backends k where k.business_id = ${b}`',
    'tx`insert into alert_deliveries (business_id, alert_id, backend_id) select ${b}::uuid, ${id}::uuid, k.id ' +
      'from backends k where k.business_id = ${b} returning 1`',
  ],
  [
    29,
    'tx`insert into outbox (business_id, id) select k.business_id, ${id} from backends k join senders s on ' +
      's.business_id = k.business_id where k.business_id = ${businessId} returning id`',
    'tx`insert into outbox (business_id, id) select k.business_id, ${id} from backends k join senders s on ' +
      's.business_id = k.business_id where k.business_id = ${businessId} returning 1`',
  ],
  [
    30,
    'tx`select 1 from unnest(${names}) q left join topics t on t.business_id = ${businessId} and t.id = ${topicId} order by 1`',
    'tx`select 1 from unnest(${names}) q left join topics t on t.business_id = ${businessId} and t.id = ${orNil(topicId)}`',
  ],
  [
    31,
    'sql`select s.id from businesses s where exists (select 1 from imports i where i.business_id = s.id and i.due_at <= ${now})`',
    'sql`select id from sayso_due_imports(${now}) as id`',
  ],
  [
    31,
    'sql`select k.id from backends k cross join lateral (select least(${a}, k.x) as due) o where k.business_id = ${b}`',
    'sql`select 1`',
  ],
  [
    32,
    'tx`select sayso_read_contact(${b}, v.id) as contact from unnest(${ids}::uuid[]) as v(id)`',
    'tx`select contact, now_ms as now from sayso_lock_contact(${b}, ${c})`',
  ],
  [
    37,
    'tx`update sync_marks set waiting_since = coalesce(waiting_since, now()) where business_id = ${b}`',
    'tx`update sync_marks set waiting_since = coalesce(waiting_since, ${instant(now)}) where business_id = ${b}`',
  ],
  [
    36,
    "sql`update suppressions set at = at - interval '2 hours' where hash = ${hash}`",
    "sql`update suppressions set at = ${earlier(sql, 'at', 2 * HOUR_MS)} where hash = ${hash}`",
  ],
  [
    36,
    "tx`update figures set reach_due_at = reach_at + interval '5 seconds' where business_id = ${b}`",
    'tx`update figures set reach_due_at = ${at} where business_id = ${b}`',
  ],
  [
    41,
    'tx`delete from import_issues where business_id = ${b} and (row, place) in (select i.row, i.place from ' +
      'import_issues i where i.business_id = ${b} limit 9)`',
    'tx`delete from import_issues d using (select i.row, i.place from import_issues i where i.business_id = ${b} ' +
      'limit 9) o where d.business_id = ${b} and d.row = o.row and d.place = o.place`',
  ],
  [
    5,
    'sql`select sayso_trees_to_sign(${everything}) as id`',
    'inBlock(sql, (tx) => tx`select sayso_trees_to_sign(${everything}) as id`)',
  ],
  [
    38,
    "tx`select sayso_extend_tile(${b}::uuid, level, place, decode(hashes, 'hex')) from unnest(${levels}::int[], " +
      '${places}::bigint[], ${hashes}::text[]) as v(level, place, hashes)`',
    'tx`select sayso_extend_tile(${b}::uuid, ${level}::int, ${place}::bigint, ${hashes}::bytea)`',
  ],
  [
    39,
    'tx`insert into sent_messages as m (business_id, message_id, sent_at) select ${b}::uuid, message, at from unnest(' +
      '${messages}::text[], ${times}::timestamptz[]) as v(message, at) on conflict (business_id, message_id) do ' +
      'update set due_at = coalesce(m.due_at, ${now}::timestamptz)`',
    'tx`insert into sent_messages as m (business_id, message_id, sent_at) select ${b}::uuid, message, at from unnest(' +
      '${messages}::text[], ${times}::timestamptz[]) as v(message, at) on conflict (business_id, message_id) do ' +
      'update set due_at = coalesce(m.due_at, excluded.sent_at)`',
  ],
]

describe.each(FAILED)('rule %i', (rule, failed, now) => {
  test(`refuses what failed: ${failed.slice(0, 80)}`, () => {
    expect(faultsOf(statementsOf('a.ts', failed), [rule])).toHaveLength(1)
    expect(faultsOf(statementsOf('a.ts', now), [rule])).toEqual([])
  })
})

test.each([
  [26, 'b uuid, c uuid', 'LANGUAGE sql STABLE', 'SELECT k.id FROM contacts k WHERE k.business_id = b AND k.id = c'],
  [
    30,
    'p text',
    'LANGUAGE plpgsql SECURITY DEFINER',
    'SELECT k.id FROM backends k LEFT JOIN senders s ON s.business_id = k.business_id AND s.phone_number_id = p WHERE true',
  ],
  [
    38,
    'b uuid, ids uuid[], copies uuid[]',
    'LANGUAGE plpgsql SECURITY DEFINER',
    'INSERT INTO identities (business_id, id) SELECT i.business_id, v.copy FROM unnest(ids, copies) AS v(id, copy), ' +
      'identities i WHERE i.business_id = b AND i.id = v.id ON CONFLICT DO NOTHING',
  ],
  [
    38,
    'c uuid, b uuid',
    'LANGUAGE plpgsql SECURITY DEFINER',
    'DELETE FROM evidence WHERE business_id = b AND contact_id = c',
  ],
])('rule %i refuses a function that failed', (rule, parameters, head, body) => {
  const text = `CREATE FUNCTION sayso_x(${parameters}) RETURNS uuid ${head} AS $$ ${body} $$;`
  const made: Tables = { ...readTables([{ file: 'a.sql', text }]), distributed: tables.distributed }
  const faults = [...made.functions.values()].flatMap((each) => functionFaults(each, made))
  expect(faults.map((fault) => fault.rule)).toEqual([rule])
})

test('pieces of SQL are not taken for parameters, and what is inside of inBlock is known', () => {
  const source = [
    'const isOpen = tx`c.stop_on`',
    'const x = await inBlock(sql, (tx) => tx`select 1 from contacts c where ${isOpen} and c.id = ${id} and ${more(tx)}`)',
  ].join('\n')
  const [, statement] = statementsOf('a.ts', source)
  expect(statement).toMatchObject({ isInBlock: true, runBy: 'tx', line: 2 })
  expect(statement?.text).toBe('select 1 from contacts c where ${…} and c.id = ${id} and ${…}')
})

import { expect, test } from 'vitest'
import { sqlState, type Tx } from '@/db/client'
import { testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { FREE_TABLES, PROVEN_TABLES } from './proven-columns'
import { makeTamperedBusiness, storeAsText, tamper } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const shop = await makeTamperedBusiness(deps, database.worker)
const { diego } = shop
const { admin } = database
await storeAsText(admin.sql, shop)

const columns = await admin.sql<{ table: string; column: string; type: string }[]>`
  select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
  join pg_tables t on t.schemaname = 'public' and t.tablename = c.table_name
  where c.table_schema = 'public' order by 1, 2`

test('every table and every column is classified: proven, or free with a reason', () => {
  const tables = [...new Set(columns.map(({ table }) => table))]
  expect([...Object.keys(PROVEN_TABLES), ...Object.keys(FREE_TABLES)].toSorted()).toEqual(tables.toSorted())
  for (const [table, classified] of Object.entries(PROVEN_TABLES)) {
    const own = columns.filter((each) => each.table === table).map(({ column }) => column)
    expect([table, ...Object.keys(classified).toSorted()]).toEqual([table, ...own.toSorted()])
  }
  const reasons = [
    ...Object.values(FREE_TABLES),
    ...Object.values(PROVEN_TABLES).flatMap((each) => Object.values(each)),
  ]
  expect(reasons.filter((reason) => reason !== 'proven' && !/^[A-Z].{15,}\.$/.test(reason))).toEqual([])
})

/** Another value that the column can have, whatever it holds. */
const OTHER: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: `coalesce(@, '') || 'x'`,
  boolean: 'not coalesce(@, false)',
  integer: 'coalesce(@, 0) + 7',
  bigint: 'coalesce(@, 0) + 1000',
  bytea: `decode('00ff', 'hex')`,
  jsonb: `'{"own": {"answer": "in"}}'`,
  ARRAY: `@ || 'x'::text`,
  'timestamp with time zone': `coalesce(@, now()) + interval '400 days'`,
}
/** Where a check allows only a few words. */
const WORDS: Record<string, string> = {
  'answers.answer': `case @ when 'in' then 'out' else 'in' end`,
  // It is null in the shorter layout, where `terms` says the same.
  'answers.lane': `case when coalesce(@, terms) in ('own', 'p', 'pc') then 'other' else 'own' end`,
  'answers.terms': `case @ when 'p' then 'o' else 'p' end`,
  'topics.policy': `'required'`,
  'unfed_batches.contact_ids': 'array[gen_random_uuid()]',
  'unfed_batches.seqs': 'array[7]',
  'topics.category': `'authentication'`,
}
/** Where another value is as good as the one that is there. */
const ROWS: Record<string, string> = {
  'topics.policy': `where category = 'utility'`,
}

/** A line that waits for no place is named as one that has none. */
const PRINTED_AS: Record<string, string> = { unfed_lines: 'feed', unfed_batches: 'feed' }

/** Rows of one table that are stored in several ways: a column of each is tried. */
const FORMS: Record<string, string[]> = {
  ledger: [
    'packed is null',
    'packed is null and dedupe is not null',
    'packed is not null and packed_key is null',
    'packed_key is not null',
  ],
}

const proven = Object.entries(PROVEN_TABLES).flatMap(([table, classified]) =>
  Object.entries(classified).flatMap(([column, how]) =>
    how === 'proven' ? (FORMS[table] ?? ['true']).map((form) => [table, column, form] as const) : [],
  ),
)

const CHECK_VIOLATION = '23514'

test.each(proven)('another value in %s.%s is found, where %s', async (table, column, form) => {
  const { type = '' } = columns.find((each) => each.table === table && each.column === column) ?? {}
  const value = (WORDS[`${table}.${column}`] ?? OTHER[type] ?? `@ || 'x'`).replaceAll('@', column)
  const where = ROWS[`${table}.${column}`] ?? `where ${form} order by ${column} is null`
  const change = (tx: Tx) =>
    tx.unsafe(`update ${table} set ${column} = ${value} where ctid = (select ctid from ${table} ${where} limit 1)`)
  const tried = await tamper(admin, deps, async (tx) => expect((await change(tx)).count).toBe(1)).catch(
    (error: unknown) => sqlState(error),
  )
  // Two forms in one row: the table takes no such row, and where it would, the row is found all the same.
  const refused = tried === CHECK_VIOLATION
  const { printed } =
    typeof tried === 'object'
      ? tried
      : await tamper(admin, deps, async (tx) => {
          await tx`alter table ledger drop constraint ledger_one_form`
          await change(tx)
        })
  expect([table, column, refused, printed]).toEqual([
    ...[table, column, refused && table === 'ledger'],
    expect.arrayContaining([expect.any(String)]),
  ])
  // The column is named, or the row as a whole, where it is another row now; or the check of the chain names the line.
  const isNamed = (line: string) =>
    line.includes(` ${table}.${column} `) ||
    (line.includes(` ${PRINTED_AS[table] ?? table} `) && (line.includes(column) || / (missing|added)$/.test(line)))
  const isOfChain = (line: string) => / ledger line \d+: .*(changed|removed|added|reordered|differ|differs)$/.test(line)
  expect([printed, printed.some((line) => isNamed(line) || isOfChain(line))]).toEqual([printed, true])
})

test('an answer of the longer layout needs `made` once people are listed by it, and not before', async () => {
  const change = async (tx: Tx, more: string) => {
    await tx.unsafe(`update answers set lane = 'own', evidence = encode(proof, 'hex'), terms = null, proof = null
      ${more} where contact_id = '${diego}'`)
    return tx`select 1`
  }
  expect((await tamper(admin, deps, (tx) => change(tx, ''))).printed).toEqual([])
  const lost = (tx: Tx) => change(tx, ', made = null')
  expect((await tamper(admin, deps, lost)).printed).toEqual([expect.stringMatching(/ answers topic .*: made changed$/)])
  const early = async (tx: Tx) => {
    await tx`create index answers_topic on answers (business_id, topic_id, answer, contact_id)`
    return lost(tx)
  }
  expect((await tamper(admin, deps, early)).printed).toEqual([])
})

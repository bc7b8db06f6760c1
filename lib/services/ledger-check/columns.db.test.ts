import { expect, test } from 'vitest'
import type { Tx } from '@/db/client'
import { testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { FREE_TABLES, PROVEN_TABLES } from './proven-columns'
import { makeTamperedBusiness, tamper } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { diego } = await makeTamperedBusiness(deps, database.worker)
const { admin } = database

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

const proven = Object.entries(PROVEN_TABLES).flatMap(([table, classified]) =>
  Object.entries(classified).flatMap(([column, how]) => (how === 'proven' ? [[table, column] as const] : [])),
)

test.each(proven)('another value in %s.%s is found', async (table, column) => {
  const { type = '' } = columns.find((each) => each.table === table && each.column === column) ?? {}
  const value = (WORDS[`${table}.${column}`] ?? OTHER[type] ?? `@ || 'x'`).replaceAll('@', column)
  const where = ROWS[`${table}.${column}`] ?? `order by ${column} is null`
  const { printed } = await tamper(admin, deps, (tx) =>
    tx.unsafe(`update ${table} set ${column} = ${value} where ctid = (select ctid from ${table} ${where} limit 1)`),
  )
  expect([table, column, printed]).toEqual([table, column, expect.arrayContaining([expect.any(String)])])
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

import postgres from 'postgres'
import { expect, inject, onTestFinished, test } from 'vitest'
import type { Tx } from '@/db/client'
import { setLayout } from '@/db/layout'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { asUpgraded } from '@/testing/upgraded'
import { findByDedupeKey, findByDedupeKeys } from './ledger'

// Every save looks for its key: it must find it by an index, below row-level security and for any business.

const database = await createTestDatabase()
await asUpgraded(database)
const business = await makeBusiness(testDeps(database.app))
// Enough for reading all of them to be the dearer way.
await database.admin.sql`
  insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method, payload,
    prev, hash, dedupe_key, dedupe)
  select ${business.id}, gen_random_uuid(), 1, gen_random_uuid(), 'stop', now(), now(), 'contact', 'page', '', '', '',
    n::text, case when n % 2 = 0 then gen_random_uuid() end
  from generate_series(1, 20000) n`
await database.admin.sql`analyze ledger`

/** Returns the plan of a look, as the web's role has it. */
async function planOf(layout: number, look: (tx: Tx) => Promise<unknown>): Promise<string> {
  const sent: { text: string; parameters: unknown[] }[] = []
  const debug = (_connection: number, text: string, parameters: unknown[]) => void sent.push({ text, parameters })
  const connection = { 'citus.propagate_set_commands': 'local' }
  const sql = postgres(database.appUrl, { max: 1, onnotice: () => {}, debug, connection })
  onTestFinished(() => sql.end())
  return (await sql.begin(async (transaction) => {
    const tx = transaction as unknown as Tx
    setLayout(tx, layout)
    await tx`select sayso_enter(${business.id})`
    const before = sent.length
    await look(tx)
    const question = sent[before]
    if (!question) throw new Error('nothing was asked')
    // A cluster leaves it at auto (docs/reference/citus.md, 25).
    if (inject('testServer').otherNodes.length === 0) await tx`set local plan_cache_mode = force_generic_plan`
    await tx.unsafe(`prepare look as ${question.text}`)
    const values = question.parameters.map((value) =>
      Array.isArray(value) ? `'{${value.map((each) => `"${String(each)}"`).join()}}'` : `'${String(value)}'`,
    )
    const rows = await tx.unsafe(`explain execute look(${values.join()})`)
    return rows.map((row) => String(row['QUERY PLAN'])).join('\n')
  })) as string
}

/** Says how a plan finds lines by an index. On a cluster a table and an index have the number of their shard. */
const by = (index: string, column: string) =>
  new RegExp(
    `${index}(_\\d+)? on ledger(_\\d+)? l\\w*.*\\n\\s+Index Cond: \\(\\(business_id = .*\\) AND \\(${column} = ANY`,
  )
const BY_DIGEST = by('ledger_dedupe', 'dedupe')
const BY_KEY = by('ledger_dedupe_key', 'dedupe_key')

test.each([1, 2, 3])('in the layout %i a key, and many keys, are found by index', async (layout) => {
  for (const look of [
    (tx: Tx) => findByDedupeKey(tx, business.id, '7'),
    (tx: Tx) => findByDedupeKeys(tx, business.id, ['7', '8']),
  ]) {
    const plan = await planOf(layout, look)
    expect(plan).toMatch(BY_DIGEST)
    if (layout < 3) expect(plan).toMatch(BY_KEY)
    else expect(plan).not.toContain('dedupe_key')
    expect(plan).not.toContain('Seq Scan')
  }
})

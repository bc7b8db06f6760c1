import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { READS } from '@/db/layout'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase, stopAutovacuum } from '@/testing/database'
import { claimMarks } from './sync-claims'

// A backend whose budget is spent may hold a hundred thousand marks. Claims of what can be delivered must not read
// them. A fifth of that is enough for the planner to choose alike.

const HELD = 20_000
const AT_ONCE = 5000
const database = await createTestDatabase()
await stopAutovacuum(database)
const business = await makeBusiness(testDeps(database.app))
const [held, other, later] = [randomUUID(), randomUUID(), randomUUID()]
const now = Date.now()
const iso = (ms: number) => new Date(ms).toISOString()

const insertMarks = (backend: string, count: number, urgent: boolean, dueAt: number) => database.admin.sql`
  insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at)
  select ${business.id}, ${backend}::uuid, gen_random_uuid(), 1, ${urgent}, ${iso(dueAt)}::timestamptz - n * interval '1 ms'
  from generate_series(1, ${count}) as n`

for (let n = 0; n < HELD; n += AT_ONCE) {
  await insertMarks(held, AT_ONCE, false, now - 60_000)
  await insertMarks(later, AT_ONCE, false, now + 120_000)
}
await insertMarks(later, 50, false, now - 1000)
await insertMarks(held, 50, true, now - 1000)
await insertMarks(other, 50, true, now - 1000)
await insertMarks(other, 50, false, now - 1000)

interface PlanNode {
  'Index Name'?: string
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: PlanNode[]
}

/** The nodes of the plan by which the worker's role runs a claim, and what each has read. */
async function planOf(claim: (tx: Tx) => Promise<unknown>): Promise<PlanNode[]> {
  const sent: { text: string; parameters: unknown[] }[] = []
  const sql = postgres(database.workerUrl, {
    max: 1,
    onnotice: () => {},
    connection: READS,
    debug: (_connection, text, parameters) => void sent.push({ text, parameters }),
  })
  onTestFinished(() => sql.end())
  const undone = new Error('undone')
  let plan: PlanNode | undefined
  const planned = sql.begin(async (tx) => {
    await tx`select sayso_enter(${business.id})`
    const before = sent.length
    await tx
      .savepoint(async (inner) => {
        await claim(inner as unknown as Tx)
        throw undone
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error
      })
    const statement = sent.slice(before).find(({ text }) => text.includes('update sync_marks'))
    if (!statement) throw new Error('nothing was claimed')
    const [row] = await tx.unsafe(`explain (analyze, format json) ${statement.text}`, statement.parameters as never[])
    plan = (row as unknown as { 'QUERY PLAN': { Plan: PlanNode }[] } | undefined)?.['QUERY PLAN'][0]?.Plan
    throw undone
  })
  await expect(planned).rejects.toBe(undone)
  if (!plan) throw new Error('there is no plan')
  const all = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(all)]
  return all(plan)
}

const readBy = (nodes: readonly PlanNode[]) =>
  nodes.reduce(
    (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
    0,
  )

const claim = (backend: string, urgent: boolean) => (tx: Tx) =>
  claimMarks(tx, business.id, backend, { id: newId(), urgent, limit: 100, now, until: now + 60_000 })

test.each([
  ['refusals of the backend that holds the others', held, true],
  ['refusals of another backend', other, true],
  ['other changes of another backend', other, false],
  ['changes of a backend whose others were put back for later', later, false],
])('%s are claimed by an index that steps over none of the marks held back', async (_, backend, urgent) => {
  for (const isAnalyzed of [false, true]) {
    if (isAnalyzed) await database.admin.sql`analyze sync_marks`
    const nodes = await planOf(claim(backend, urgent))
    expect(nodes.map((node) => node['Index Name'])).toContain('sync_marks_due')
    expect(readBy(nodes)).toBeLessThan(1000)
  }
})

test('a claim takes all that is due, and nothing else', async () => {
  expect(await inBusiness(database.worker, business.id, claim(later, false))).toHaveLength(50)
  expect(await inBusiness(database.worker, business.id, claim(later, false))).toHaveLength(0)
})

import postgres from 'postgres'
import type { BenchDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { inBusiness, type Sql } from '@/db/client'
import { READS } from '@/db/layout'
import { readConfig } from '@/db/queries/business/config'
import { DEMO } from '@/lib/demo/business'
import { decidePeople } from '@/lib/services/decisions/decide-people'

type Parameter = string | number | boolean | null | Parameter[]

/** One list, as `decidePeople` asks about it. */
interface Recorded {
  text: string
  parameters: Parameter[]
}

/**
 * Asks about each list once, and records the one statement that postgres.js sends for it, so that the two sides can't
 * drift apart.
 */
export async function recordQuestions(
  database: BenchDatabase,
  lists: readonly string[][],
  topicKey: string,
): Promise<Recorded[]> {
  const sent: Recorded[] = []
  const sql: Sql = postgres(database.environment.DATABASE_URL, {
    connection: READS,
    max: 1,
    types: { int8: { to: 20, from: [20], serialize: String, parse: Number } },
    // Copied at once, because postgres.js replaces the values by text in place.
    debug: (_connection, text, parameters) => void sent.push({ text, parameters: [...parameters] as Parameter[] }),
  })
  try {
    const deps = benchDeps({ sql, close: () => sql.end() })
    await inBusiness(deps.db, DEMO.businessId, async (tx) => {
      const config = await readConfig(tx, DEMO.businessId)
      const topic = config?.topics.find(({ key }) => key === topicKey)
      if (!config || !topic) throw new Error('the demo business is not there')
      for (const list of lists) await decidePeople(deps, tx, config, list, { topic }, Date.now())
    })
    const asked = sent.filter(({ text }) => text.includes('with ordinality'))
    if (asked.length !== lists.length) throw new Error('a list was not asked about in one statement')
    return asked
  } finally {
    await sql.end()
  }
}

/** Sends a recorded statement again, prepared, past row-level security and outside of any transaction. */
export async function askRaw(sql: Sql, { text, parameters }: Recorded): Promise<number> {
  const rows = await sql.unsafe(text, parameters, { prepare: true })
  return rows.length
}

import { randomBytes } from 'node:crypto'
import autocannon, { type Request } from 'autocannon'
import { type Bench, type Figure, limitFigure } from '@/bench/bench'
import { median } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds, tokenFor } from '@/bench/data/people'
import { LOAD_HEADERS } from '@/bench/load'
import { secondsOf, sessionsOf, treeOf, usedBetween } from '@/bench/peer/processes'
import { type Site, startSite } from '@/bench/site'
import type { Sql } from '@/db/client'
import { newId } from '@/lib/ids'
import { paths } from '@/lib/paths'
import { makeApiToken } from '@/lib/services/keys/authenticate-api-key'

const CONTACTS = 1000
const PER_SECOND = 1000
const CONNECTIONS = 16
/** Percent of one core. */
const MOST = 10
/** Rounds that do not count: V8 compiles what has run some thousand times. */
const WARM_UP = 2

interface Case {
  name: string
  /** Changes a request into the next one. */
  next: (request: Request) => Request
}

/** What requests cost that are refused, because their link or their key is wrong. */
export const refusals: Bench = {
  name: 'refusals',
  async run(workbench) {
    const database = await freshDatabase(workbench, 'run_refusals', CONTACTS)
    const links = await wrongLinks(database)
    const site = await startSite(workbench, database)
    const admin = database.admin()
    try {
      const figures: Figure[] = []
      for (const each of [...links, ...wrongKeys()]) {
        workbench.say(`${each.name} …`)
        figures.push(await measure(each, site, admin.sql, workbench.quick ? 2 : 5))
      }
      return figures
    } finally {
      await admin.close()
      await site.stop()
    }
  },
}

/** Links of contacts whose signature is wrong. */
async function wrongLinks(database: BenchDatabase): Promise<Case[]> {
  const db = database.app(1)
  try {
    const deps = benchDeps(db)
    const tokens = (await contactIds(database, CONTACTS)).map((contact) => tokenFor(deps, contact))
    const next = (request: Request): Request => {
      const token = tokens[Math.floor(Math.random() * tokens.length)] ?? ''
      const end = randomBytes(9).toString('base64url')
      return { ...request, path: paths.preferences(token.slice(0, -end.length) + end) }
    }
    return [{ name: 'links with a wrong signature', next }]
  } finally {
    await db.close()
  }
}

function wrongKeys(): Case[] {
  const body = JSON.stringify({ contacts: ['+5511960000001'], topic: 'promotions' })
  const check = (token: () => string) => (request: Request) => ({
    ...request,
    method: 'POST' as const,
    path: '/api/v1/check',
    body,
    headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
  })
  const one = makeApiToken('live', newId())
  return [
    { name: 'checks with one unknown key', next: check(() => one) },
    { name: 'checks with a different unknown key each', next: check(() => makeApiToken('live', newId())) },
  ]
}

async function measure({ name, next }: Case, site: Site, sql: Sql, rounds: number): Promise<Figure> {
  const shares: Record<'web' | 'database' | 'both', number[]> = { web: [], database: [], both: [] }
  const used = async () => ({ web: secondsOf(treeOf(site.pid)), database: secondsOf(await sessionsOf(sql)) })
  let count = 0
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const before = await used()
    const result = await autocannon({
      url: site.origin,
      connections: CONNECTIONS,
      duration: 4,
      overallRate: PER_SECOND,
      headers: LOAD_HEADERS,
      requests: [{ method: 'GET', path: '/', setupRequest: next }],
    })
    const after = await used()
    const { errors, timeouts } = result
    if (errors + timeouts + result['2xx'] + result['3xx'] + result['5xx'] > 0 || result['4xx'] === 0)
      throw new Error(`${name}: ${JSON.stringify(result)}`)
    if (round < WARM_UP) continue
    count += result['4xx']
    const share = (of: 'web' | 'database') => (100 * usedBetween(before[of], after[of]) * PER_SECOND) / result['4xx']
    shares.web.push(share('web'))
    shares.database.push(share('database'))
    shares.both.push(share('web') + share('database'))
  }
  const method = [
    `${count.toLocaleString('en')} requests over ${CONNECTIONS} connections, ${PER_SECOND.toLocaleString('en')} a second`,
    `processor time for each thousand: web ${median(shares.web).toFixed(1)} %, PostgreSQL ${median(shares.database).toFixed(1)} % of a core`,
    `one web process; median of ${rounds} rounds`,
  ]
  return limitFigure(`1,000 ${name} a second`, median(shares.both), '% of a core', MOST, method.join('; '))
}

import { type Bench, type Figure, plainFigure } from '@/bench/bench'
import { interleave, median, ratePerSecond, ratioOf } from '@/bench/compare'
import { type BenchDatabase, cloneDatabase, freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds } from '@/bench/data/people'
import { makeSavers } from '@/bench/save/savers'
import type { Database } from '@/db/client'
import { VISITED_AT_ONCE, visitContacts } from '@/db/queries/contacts/visited-contacts'
import { DEMO } from '@/lib/demo/business'

const CONTACTS = 1000
const CLIENTS = 8

/** The cost of row-level security: the same functions and statements on the same data, with it and without. */
export const rls: Bench = {
  name: 'rls',
  async run(workbench) {
    const { quick } = workbench
    const walled = await freshDatabase(workbench, 'run_rls', CONTACTS)
    const contacts = await contactIds(walled, CONTACTS)
    const open = await cloneDatabase(workbench, 'run_no_rls', walled)
    await removeWalls(open)
    const sides = { with: await prepare(walled, contacts), without: await prepare(open, contacts) }
    try {
      const seconds = 1
      const rounds = quick ? 6 : 20
      const compare = (measure: 'server' | 'query' | 'save') =>
        interleave(rounds, { with: () => sides.with[measure](seconds), without: () => sides.without[measure](seconds) })
      const measured = { server: await compare('server'), query: await compare('query'), save: await compare('save') }
      const how = `the same on a clone with row-level security disabled on every table; ${seconds} s a side, sides in turn`
      return [
        costFigure(
          'page query, in PostgreSQL alone',
          measured.server,
          `sayso_read_visited for ${contacts.length} contacts, ${VISITED_AT_ONCE} a call, in one statement; ${how}`,
        ),
        costFigure('page query', measured.query, `one round trip through postgres.js, ${CLIENTS} at once; ${how}`),
        costFigure('save', measured.save, `savePreferences, ${CLIENTS} at once; ${how}`),
      ]
    } finally {
      await sides.with.db.close()
      await sides.without.db.close()
    }
  },
}

function costFigure(what: string, sides: Record<'with' | 'without', number[]>, how: string): Figure {
  const { ratio, spread } = ratioOf(sides.with, sides.without)
  const rates = `${median(sides.with).toFixed(0)}/s with, ${median(sides.without).toFixed(0)}/s without`
  return plainFigure(`cost of RLS: ${what}`, 100 * (1 - ratio), '%', `${rates}; ${how}; rate with / without ${spread}`)
}

async function removeWalls(database: BenchDatabase): Promise<void> {
  const admin = database.admin()
  try {
    const tables = await admin.sql<{ name: string }[]>`select relname as name from pg_class where relrowsecurity`
    for (const { name } of tables) await admin.sql`alter table ${admin.sql(name)} disable row level security`
  } finally {
    await admin.close()
  }
}

async function prepare(database: BenchDatabase, contacts: readonly string[]) {
  const db: Database = database.app(CLIENTS)
  const savers = await makeSavers(benchDeps(db), contacts, CLIENTS)
  let turn = 0
  const next = () => contacts[turn++ % contacts.length] ?? ''
  const all = () =>
    db.sql`
      select count(contact) from generate_series(1, ${contacts.length}::int, ${VISITED_AT_ONCE}::int) as first,
        sayso_read_visited(${DEMO.businessId}, (${[...contacts]}::uuid[])[first:first + ${VISITED_AT_ONCE}::int - 1])`
  return {
    db,
    server: async (seconds: number) => contacts.length * (await ratePerSecond(1, seconds, all)),
    query: (seconds: number) => ratePerSecond(CLIENTS, seconds, () => visitContacts(db.sql, DEMO.businessId, [next()])),
    save: (seconds: number) => ratePerSecond(CLIENTS, seconds, savers.save),
  }
}

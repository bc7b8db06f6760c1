import type postgres from 'postgres'
import { compactAnswers } from '@/db/compact/answers'
import { compactEvidence } from '@/db/compact/evidence'
import { planIndexes, useLeanIndexes } from '@/db/compact/indexes'
import { compactLedger } from '@/db/compact/ledger'
import { isCompactLayout } from '@/db/layout'
import { connectToMigrate, keepOthersAway } from '@/db/migration-connection'
import { readTableSizes } from '@/db/table-sizes'
import { databaseUrl } from '@/lib/env'
import { scrub } from '@/lib/scrub'
import { readChoice } from './read-choice'

const USAGE = `Usage: npm run db:compact              rewrites the rows that an earlier version wrote, in less room
       npm run db:compact -- --plan    prints these tables, how large they are, and which indexes would be built and
                                       dropped; changes nothing

For after an upgrade, when no process of the earlier version runs, npm run db:migrate -- --narrow has said so, and web
and worker were started again. They go on meanwhile. It works in small transactions: stop it whenever you like, and run
it again. The room of the old rows is used for new ones once PostgreSQL has vacuumed. Smaller indexes are built while
others write. That waits for transactions under way, such as a dump. Two tables also get another key: while something
keeps them, each is tried again for half an hour, and saves wait a fifth of a second for each try.
Needs DATABASE_OWNER_URL; without it it works on the demo's database.
`

const NOT_YET = `Processes of the earlier version may still run, and they can't read such rows. Nothing was changed.
When none runs any more, run: npm run db:migrate -- --narrow
`

/** The tables that have a shorter layout, in the order in which they are rewritten. */
const STEPS: Readonly<Record<string, (sql: postgres.Sql, report: (rows: number) => void) => Promise<void>>> = {
  ledger: compactLedger,
  answers: compactAnswers,
  evidence: compactEvidence,
}

/** After how many rows progress is printed. */
const SHOWN_EVERY = 50_000

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const read = readChoice(args, { usage: USAGE, choices: ['--plan'], nothing: 'Nothing was changed.' })
  if ('exitCode' in read) return read.exitCode
  const { choice } = read
  const sql = connectToMigrate(databaseUrl('owner'))
  try {
    const isAllowed = await isCompactLayout(sql)
    if (choice === '--plan') process.stdout.write(await plan(sql))
    if (!isAllowed) process.stderr.write(NOT_YET)
    if (choice === '--plan' || !isAllowed) return isAllowed ? 0 : 1
    const hindrance = await hindranceOf(sql)
    if (hindrance !== null) {
      process.stderr.write(`${hindrance} Nothing was changed.\n`)
      return 1
    }
    for (const [table, compact] of Object.entries(STEPS)) await run(sql, table, compact)
    await useLeanIndexes(sql)
    process.stdout.write('Smaller indexes are there in place of the larger ones.\n')
    process.stdout.write(
      'Lines whose columns disagree, if there are any, were left as they are: npm run ledger:verify names them.\n',
    )
    return 0
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    process.stderr.write(`Stopped: ${scrub(detail)}\nWhat was rewritten is complete. Run it again to go on.\n`)
    return 1
  } finally {
    await sql.end()
  }
}

/** Returns why the rows can't be rewritten now; null: they can. Keeps other runs and migrations away until the end. */
async function hindranceOf(sql: postgres.Sql): Promise<string | null> {
  if (!(await keepOthersAway(sql))) return 'Another run of this command or of npm run db:migrate has not ended.'
  const [rows] = await sql<{ seen: boolean; login: string }[]>`
    select current_user as login, not row_security_active('public.businesses') or exists (
      select 1 from pg_policies where schemaname = 'public' and tablename = 'businesses' and policyname = 'owner_reads'
        and current_user = any(roles)) as seen`
  if (!rows?.seen) return `${rows?.login} sees no business: use the login that made the tables.`
  return null
}

async function run(sql: postgres.Sql, table: string, compact: (typeof STEPS)[string]): Promise<void> {
  let rows = 0
  await compact(sql, (more) => {
    const shown = Math.floor(rows / SHOWN_EVERY)
    rows += more
    if (Math.floor(rows / SHOWN_EVERY) > shown) process.stdout.write(`${table}: ${rows} rows so far\n`)
  })
  const done = rows === 1 ? '1 row was rewritten' : `${rows} rows were rewritten`
  process.stdout.write(`${table}: ${rows === 0 ? 'nothing was left to rewrite' : done}\n`)
}

/** Returns a line for each table, with its size with indexes, and one for each whose indexes change. */
async function plan(sql: postgres.Sql): Promise<string> {
  const indexes = await planIndexes(sql)
  const rewritten = Object.keys(STEPS)
  const others = indexes.map(({ table }) => table).filter((table) => !rewritten.includes(table))
  const sizes = await readTableSizes(sql, [...rewritten, ...others])
  const linesOf = (names: readonly string[]) =>
    names.flatMap((table) => {
      const size = sizes.get(table)
      return size ? `${table}: about ${size.rows} rows, ${Math.ceil(size.bytes / 1024 ** 2)} MB with indexes` : []
    })
  const changes = indexes.map(({ table, builds, drops }) => {
    const dropped = drops.length === 0 ? [] : [`${drops.join(', ')} dropped`]
    return `${table}: ${[...(builds === null ? [] : [`${builds} built`]), ...dropped].join(', ')}`
  })
  return [
    'Rows of these tables that are in the longer layout would be rewritten:',
    ...linesOf(rewritten),
    ...(others.length === 0 ? [] : ['Only the indexes of these tables would change:', ...linesOf(others)]),
    changes.length === 0 ? 'All indexes are the smaller ones.' : 'Indexes:',
    ...changes,
    '',
  ].join('\n')
}

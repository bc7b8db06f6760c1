import { migrateDatabase } from '@/db/migrate'
import { databaseUrl } from '@/lib/env'
import { scrub } from '@/lib/scrub'
import { wantsHelp } from './help.mjs'

const USAGE = `Usage: npm run db:migrate

Brings the database to the newest schema, and makes the roles and the two logins where they do not exist. Safe to repeat. Needs
DATABASE_OWNER_URL, DATABASE_URL and DATABASE_WORKER_URL; without any of them it works on the demo's database.
`

// A step of its own, before any process of the new version starts: `npm run db:migrate`.
process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (wantsHelp(args)) {
    process.stdout.write(USAGE)
    return 0
  }
  if (args.length > 0) {
    process.stderr.write(`There is no "${args[0]}" here, and nothing was migrated.\n\n${USAGE}`)
    return 2
  }
  try {
    const urls = { owner: databaseUrl('owner'), app: databaseUrl('app'), worker: databaseUrl('worker') }
    const { all, made } = await migrateDatabase(urls)
    const news = made === 0 ? 'it was before, too' : `${made} of them made now`
    process.stdout.write(`The database is at the newest schema: ${all} migrations, ${news}.\n`)
    return 0
  } catch (error) {
    process.stderr.write(`The database could not be migrated: ${scrub(describe(error))}\n`)
    return 1
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const detail = error.message || ('code' in error ? String(error.code) : error.name)
  return error.cause ? `${detail}\n  because: ${describe(error.cause)}` : detail
}

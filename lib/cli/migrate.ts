import { connect } from '@/db/client'
import { MIGRATIONS, migrateDatabase } from '@/db/migrate'
import { planMigration } from '@/db/migration-plan'
import { listBusinesses } from '@/db/queries/business/businesses'
import { type NumberMends, readNumberMends } from '@/db/queries/identities/number-mends'
import { endUnjudged, readUnjudged } from '@/db/unjudged-numbers'
import type { Instant } from '@/lib/consent/types'
import { databaseUrl, env } from '@/lib/env'
import { parseKeyRing } from '@/lib/keys'
import { scrub } from '@/lib/scrub'
import { countOutdatedNotices, republishNotices } from '@/lib/services/business/publish-notices'
import { countOldNumbers, judgeOldNumbers } from '@/lib/services/records/judge-old-numbers'
import { countOldDigests, keyOldDigests } from '@/lib/services/records/key-old-digests'
import { type Afterwards, describePlan } from './migration-plan-report'
import { describeNumberMends } from './number-mends-report'
import { readChoice } from './read-choice'

const STATEMENT_TIMEOUT_MS = 120_000

const USAGE = `Usage: npm run db:migrate
       npm run db:migrate -- --plan     prints what would run, what it locks and what follows; changes nothing
       npm run db:migrate -- --narrow   when no process of an earlier version runs any more: also takes away the rights
                                        that only it needs, and has rows written in the shorter layout

Brings the database to the newest schema, and makes the roles and the two logins where they do not exist. Safe to
repeat. Needs DATABASE_OWNER_URL, DATABASE_URL and DATABASE_WORKER_URL; without any of them it works on the demo's
database.
`

const WIDE = `The application's role still has rights that only the previous version needs, such as deleting evidence.
When all processes run the new version, run: npm run db:migrate -- --narrow
`

const LAYOUT = `Rows are still written as the previous version reads them, which takes more room on disk.
When all processes run the new version, run: npm run db:migrate -- --narrow, and then restart them.
`

const RESTART = `Restart web and worker, one after the other: only processes that start now write the shorter layout.
The others go on as the previous version reads rows, which does no harm.
`

const LEFT = `Rows or indexes that take more room are still there. When it suits you, run: npm run db:compact
`

const PLANS = `The owner of the tables does not own the database, and so could not set how it plans. Let its owner run:
ALTER DATABASE … SET plan_cache_mode = 'force_generic_plan'; (docs/operations.md says what it is for)
`

// A step of its own, before any process of the new version starts: `npm run db:migrate`.
process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const read = readChoice(args, { usage: USAGE, choices: ['--plan', '--narrow'], nothing: 'Nothing was migrated.' })
  if ('exitCode' in read) return read.exitCode
  const { choice } = read
  try {
    if (choice === '--plan') {
      const plan = await planMigration(databaseUrl('owner'), MIGRATIONS)
      process.stdout.write(describePlan(plan, plan.migrations.length === 0 ? await countRest() : null))
      return 0
    }
    const narrow = choice === '--narrow'
    const urls = { owner: databaseUrl('owner'), app: databaseUrl('app'), worker: databaseUrl('worker'), narrow }
    const { all, made, numbers, toJudge, wide, compact, isLeft, plans } = await migrateDatabase(urls)
    const news = made === 0 ? 'none of them new' : `${made} of them applied now`
    process.stdout.write(`The database is at the newest schema: ${all} migrations, ${news}.\n`)
    process.stdout.write(describeNumberMends(toJudge === null ? numbers : await judgeNumbers(toJudge)))
    if (wide) process.stdout.write(WIDE)
    if (!compact) process.stdout.write(LAYOUT)
    if (narrow) process.stdout.write(RESTART)
    if (isLeft) process.stdout.write(LEFT)
    if (!plans) process.stdout.write(PLANS)
    await keyDigests()
    await republish()
    return 0
  } catch (error) {
    process.stderr.write(`The database could not be migrated: ${scrub(describe(error))}\n`)
    return 1
  }
}

/**
 * Publishes the notices again. A new version may have other words on the page, and its notices must be published before
 * people see them.
 */
async function republish(): Promise<void> {
  const db = connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-migrate' })
  try {
    await republishNotices(db, Date.now())
  } finally {
    await db.close()
  }
}

/**
 * Leaves to people the numbers that are read otherwise today, and returns all that was found. Until it is through, the
 * next run of the command does it again.
 */
async function judgeNumbers(until: Instant): Promise<NumberMends[]> {
  const options = { max: 1, applicationName: 'sayso-migrate', statementTimeoutMs: STATEMENT_TIMEOUT_MS }
  const owner = connect(databaseUrl('owner'), options)
  try {
    await judgeOldNumbers(owner, until, Date.now())
    const found = await readNumberMends(owner.sql)
    await endUnjudged(owner.sql)
    return found
  } finally {
    await owner.close()
  }
}

/** Counts what is left to do after the migrations. All of them must have run: the queries are those of this version. */
async function countRest(): Promise<Afterwards> {
  const options = { max: 1, applicationName: 'sayso-migrate', statementTimeoutMs: STATEMENT_TIMEOUT_MS }
  const owner = connect(databaseUrl('owner'), options)
  const app = connect(databaseUrl('app'), options)
  try {
    const until = await readUnjudged(owner.sql)
    const numbers = until === null ? null : await countOldNumbers(owner, until)
    return { numbers, notices: await countOutdatedNotices(owner), digests: await countOldDigests({ owner, app }) }
  } finally {
    await Promise.all([owner.close(), app.close()])
  }
}

/** Keys the digests of earlier versions. This follows the SQL, because the pepper is not in the database. */
async function keyDigests(): Promise<void> {
  const options = { max: 1, applicationName: 'sayso-migrate', statementTimeoutMs: STATEMENT_TIMEOUT_MS }
  const owner = connect(databaseUrl('owner'), options)
  const app = connect(databaseUrl('app'), options)
  try {
    // A database is first migrated before its keys are made.
    if ((await listBusinesses(owner.sql, null)).length === 0) return
    const { SAYSO_KEYS, SAYSO_PEPPER } = env()
    const keys = parseKeyRing(SAYSO_KEYS)
    await keyOldDigests({ owner, app, keys, pepper: Buffer.from(SAYSO_PEPPER, 'base64') })
  } finally {
    await Promise.all([owner.close(), app.close()])
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const detail = error.message || ('code' in error ? String(error.code) : error.name)
  return error.cause ? `${detail}\n  because: ${describe(error.cause)}` : detail
}

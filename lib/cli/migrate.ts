import { connect } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { listBusinessIds } from '@/db/queries/old-digests'
import { databaseUrl, env } from '@/lib/env'
import { parseKeyRing } from '@/lib/keys'
import { scrub } from '@/lib/scrub'
import { keyOldDigests } from '@/lib/services/key-old-digests'
import { republishNotices } from '@/lib/services/publish-notices'
import { tellNumberMends } from './tell-number-mends'

const STATEMENT_TIMEOUT_MS = 120_000

// A step of its own, before any process of the new version starts: `npm run db:migrate`.
try {
  const urls = { owner: databaseUrl('owner'), app: databaseUrl('app'), worker: databaseUrl('worker') }
  const { numbers } = await migrateDatabase(urls)
  process.stdout.write(tellNumberMends(numbers))
  await keyDigests()
  await republish()
} catch (error) {
  process.stderr.write(`The database could not be migrated: ${scrub(describe(error))}\n`)
  process.exitCode = 1
}

/** A new version may word the page otherwise: what people are shown is published before they see it. */
async function republish(): Promise<void> {
  const db = connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-migrate' })
  try {
    await republishNotices(db, Date.now())
  } finally {
    await db.close()
  }
}

/** After the SQL, because the pepper is not in the database. */
async function keyDigests(): Promise<void> {
  const options = { max: 1, applicationName: 'sayso-migrate', statementTimeoutMs: STATEMENT_TIMEOUT_MS }
  const owner = connect(databaseUrl('owner'), options)
  const app = connect(databaseUrl('app'), options)
  try {
    // The first migration of a database comes before its keys are made.
    if ((await listBusinessIds(owner)).length === 0) return
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

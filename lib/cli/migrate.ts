import { migrateDatabase } from '@/db/migrate'
import { connect } from '@/db/client'
import { databaseUrl, env } from '@/lib/env'
import { parseKeyRing } from '@/lib/keys'
import { scrub } from '@/lib/scrub'
import { keyOldDigests } from '@/lib/services/key-old-digests'

const STATEMENT_TIMEOUT_MS = 120_000

// A step of its own, before any process of the new version starts: `npm run db:migrate`.
try {
  await migrateDatabase({ owner: databaseUrl('owner'), app: databaseUrl('app'), worker: databaseUrl('worker') })
  await keyDigests()
} catch (error) {
  process.stderr.write(`The database could not be migrated: ${scrub(describe(error))}\n`)
  process.exitCode = 1
}

/** After the SQL, because the pepper is not in the database. */
async function keyDigests(): Promise<void> {
  const options = { max: 1, applicationName: 'sayso-migrate', statementTimeoutMs: STATEMENT_TIMEOUT_MS }
  const owner = connect(databaseUrl('owner'), options)
  const app = connect(databaseUrl('app'), options)
  try {
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

import { connect } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { databaseUrl } from '@/lib/env'
import { scrub } from '@/lib/scrub'
import { republishNotices } from '@/lib/services/publish-notices'
import { tellNumberMends } from './tell-number-mends'

// A step of its own, before any process of the new version starts: `npm run db:migrate`.
try {
  const urls = { owner: databaseUrl('owner'), app: databaseUrl('app'), worker: databaseUrl('worker') }
  const { numbers } = await migrateDatabase(urls)
  process.stdout.write(tellNumberMends(numbers))
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

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const detail = error.message || ('code' in error ? String(error.code) : error.name)
  return error.cause ? `${detail}\n  because: ${describe(error.cause)}` : detail
}

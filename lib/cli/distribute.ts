import { connectOwner, distribute, planDistribution } from '@/db/distribute'
import { databaseUrl } from '@/lib/env'
import { scrub } from '@/lib/scrub'
import { describeDistribution } from './distribution-report'
import { readChoice } from './read-choice'

const USAGE = `Usage: npm run db:distribute              prints what would be done, and changes nothing
       npm run db:distribute -- --yes   does it

Turns the database into that of a Citus cluster, as docs/cluster.md says: tables of businesses lie in shards by
business. One transaction; after an error everything is as it was. Needs DATABASE_OWNER_URL, the extension citus, and
that every web process and worker is stopped. Run it again after an upgrade that added tables.
`

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const read = readChoice(args, { usage: USAGE, choices: ['--yes'], nothing: 'Nothing was changed.' })
  if ('exitCode' in read) return read.exitCode
  const { choice } = read
  const sql = connectOwner(databaseUrl('owner'))
  try {
    process.stdout.write(describeDistribution(await planDistribution(sql)))
    if (choice === undefined) return 0
    const spread = await distribute(sql)
    process.stdout.write(`Done: ${spread.length} tables were spread.\n`)
    return 0
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    process.stderr.write(`Nothing was changed: ${scrub(detail)}\n`)
    return 1
  } finally {
    await sql.end()
  }
}

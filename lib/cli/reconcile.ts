import { parseArgs } from 'node:util'
import { inBusiness } from '@/db/client'
import { isUuid } from '@/lib/ids'
import { wantsHelp } from '@/lib/process/help.mjs'
import { scrub } from '@/lib/scrub'
import { commandDeps } from '@/lib/server/sync-deps'
import { beginReading, findReadable } from '@/lib/sync/reconcile/begin-reading'
import { followReading } from '@/lib/sync/reconcile/follow-reading'
import { tellTally, tellWaiting } from './reading-report'

const USAGE = 'Usage: npm run sync:reconcile [-- --backend <id>]\n'

// Reads every contact of the backends that can be read, and compares it with what was last mirrored. Ends with 1 when a
// backend could not be read to its end.
process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (wantsHelp(args)) {
    process.stdout.write(USAGE)
    return 0
  }
  const backendId = readArguments(args)
  if (backendId === undefined) {
    process.stderr.write(USAGE)
    return 1
  }
  const deps = await commandDeps()
  let stopping = false
  const stop = () => (stopping = true)
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    const readable = await findReadable(deps, backendId)
    if (readable.length === 0) {
      process.stderr.write('There is no backend to read.\n')
      return 1
    }
    let bad = 0
    for (const poll of readable) {
      const run = await inBusiness(deps.db, poll.businessId, (tx) =>
        beginReading(tx, poll, 'nightly', deps.clock.now()),
      )
      const followed = await followReading(deps, poll, run, { mayGoOn: () => !stopping, waiting: tellWaiting })
      process.stdout.write(`${poll.backendId} ${tellTally(followed)}\n`)
      if (!followed.done) bad += 1
    }
    return bad === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(`Nothing could be read: ${scrub(error instanceof Error ? error.message : String(error))}\n`)
    return 1
  } finally {
    await deps.db.close()
  }
}

/** Returns null for all backends; undefined for arguments that can't be read. */
function readArguments(args: string[]): string | null | undefined {
  try {
    const { values } = parseArgs({ args, options: { backend: { type: 'string' } } })
    if (values.backend === undefined) return null
    return isUuid(values.backend) ? values.backend : undefined
  } catch {
    return undefined
  }
}

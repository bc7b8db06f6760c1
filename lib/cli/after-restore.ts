import { wantsHelp } from '@/lib/process/help.mjs'
import { scrub } from '@/lib/scrub'
import { commandDeps } from '@/lib/server/sync-deps'
import { beginAfterRestore, findReadable } from '@/lib/sync/reconcile/begin-reading'
import { followReading } from '@/lib/sync/reconcile/follow-reading'
import { tellTally, tellWaiting } from './reading-report'

const USAGE = `Usage: npm run sync:after-restore

After a backup was put back: takes every No from every backend that can be read, before anything is sent.
`

// After a backup was restored: holds every backend back, records every No of the backends that can be read, and lets
// sending go on. If it is killed or ends with 1, everything stays held; the workers finish the task, or it is run
// again.
process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (wantsHelp(args)) {
    process.stdout.write(USAGE)
    return 0
  }
  if (args.length > 0) {
    process.stderr.write(`There is no "${args[0]}" here, and nothing was held back.\n\n${USAGE}`)
    return 2
  }
  const deps = await commandDeps()
  let stopping = false
  const stop = () => (stopping = true)
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    const readable = await findReadable(deps, null)
    if (readable.length === 0) {
      process.stdout.write('There is no backend that can be read, so nothing to take from one.\n')
      return 0
    }
    const { runs, held } = await beginAfterRestore(deps, readable)
    process.stdout.write(`Nothing is sent to ${held} backends until every No is taken in.\n`)
    let bad = 0
    for (const poll of readable) {
      const run = runs.get(poll.backendId) ?? ''
      const followed = await followReading(deps, poll, run, { mayGoOn: () => !stopping, waiting: tellWaiting })
      process.stdout.write(`${poll.backendId} ${tellTally(followed)}\n`)
      if (!followed.done) bad += 1
    }
    process.stdout.write(bad === 0 ? 'Sending goes on.\n' : 'Held back until the rest is read.\n')
    return bad === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(
      `Not everything could be read: ${scrub(error instanceof Error ? error.message : String(error))}\n`,
    )
    return 1
  } finally {
    await deps.db.close()
  }
}

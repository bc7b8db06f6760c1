import { createSyncDeps } from '@/lib/sync/create-sync-deps'
import { beginAfterRestore, findReadable } from '@/lib/sync/reconcile/begin-reading'
import { followReading } from '@/lib/sync/reconcile/follow-reading'
import { describeTally, printWaiting } from './reading-report'
import { type CommandFrame, runCommand } from './run-command'

const usage = `Usage: npm run sync:after-restore

Run it after a backup was restored. It records every No of all backends that can be read, before anything is sent.`

// After a backup was restored: holds every backend back, records every No of the backends that can be read, and lets
// sending go on. If it is killed or ends with 1, everything stays held; the workers finish the task, or it is run
// again.
await runCommand({ usage, failed: 'Not everything could be read' }, afterRestore)

async function afterRestore(args: string[], { out, err, closing, untilStopped }: CommandFrame): Promise<number> {
  if (args.length > 0) {
    err(`The command takes no argument "${args[0]}". Nothing was done.\n\n${usage}`)
    return 2
  }
  const deps = await createSyncDeps({ listens: false })
  closing(deps.db)
  const mayGoOn = untilStopped()
  const readable = await findReadable(deps, null)
  if (readable.length === 0) {
    out('There is no backend that can be read, so there is nothing to do.')
    return 0
  }
  const { runs, held } = await beginAfterRestore(deps, readable)
  out(`Backends that get nothing until every No is recorded: ${held}.`)
  let bad = 0
  for (const poll of readable) {
    const run = runs.get(poll.backendId) ?? ''
    const followed = await followReading(deps, poll, run, { mayGoOn, waiting: printWaiting })
    out(`${poll.backendId} ${describeTally(followed)}`)
    if (!followed.done) bad += 1
  }
  out(
    bad === 0
      ? 'Sending continues.'
      : 'Nothing is sent until the rest is read. Run the command again, or start the worker, which finishes it.',
  )
  return bad === 0 ? 0 : 1
}

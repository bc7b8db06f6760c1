import { inBusiness } from '@/db/client'
import { isUuid } from '@/lib/ids'
import { createSyncDeps } from '@/lib/sync/create-sync-deps'
import { beginReading, findReadable } from '@/lib/sync/reconcile/begin-reading'
import { followReading } from '@/lib/sync/reconcile/follow-reading'
import { parseOnce } from './parse-once'
import { describeTally, printWaiting } from './reading-report'
import { type CommandFrame, runCommand } from './run-command'

const usage = 'Usage: npm run sync:reconcile [-- --backend <id>]'

// Reads every contact of the backends that can be read, and compares it with what was last mirrored. Ends with 1 when a
// backend could not be read to its end.
await runCommand({ usage, failed: 'Nothing could be read' }, reconcile)

async function reconcile(args: string[], { out, err, closing, untilStopped }: CommandFrame): Promise<number> {
  const backendId = readArguments(args)
  if (backendId === undefined) {
    err(usage)
    return 1
  }
  const deps = await createSyncDeps({ listens: false })
  closing(deps.db)
  const mayGoOn = untilStopped()
  const readable = await findReadable(deps, backendId)
  if (readable.length === 0) {
    err('There is no backend whose contacts can be read. `npm run -s backends -- list` shows all backends.')
    return 1
  }
  let bad = 0
  for (const poll of readable) {
    const run = await inBusiness(deps.db, poll.businessId, (tx) => beginReading(tx, poll, 'nightly', deps.clock.now()))
    const followed = await followReading(deps, poll, run, { mayGoOn, waiting: printWaiting })
    out(`${poll.backendId} ${describeTally(followed)}`)
    if (!followed.done) bad += 1
  }
  return bad === 0 ? 0 : 1
}

/** Returns null for all backends; undefined for arguments that can't be read. */
function readArguments(args: string[]): string | null | undefined {
  try {
    const { values } = parseOnce(args, { backend: { type: 'string' } }, 0)
    if (values.backend === undefined) return null
    return isUuid(values.backend) ? values.backend : undefined
  } catch {
    return undefined
  }
}

import { connect, inBusiness } from '@/db/client'
import { listBusinesses } from '@/db/queries/business/businesses'
import { restartWatch } from '@/db/queries/template-watch/watch'
import { databaseUrl } from '@/lib/env'
import { parseOnce } from './parse-once'
import { runCommand } from './run-command'

const usage = 'Usage: npm run -s template-watch -- rebuild [--business <slug>]'

// Ties all refusals of the ledger to the messages that caused them again: the worker does it, from the first line on.
// What is tied to a message that is no longer kept stays as it is.
await runCommand({ usage, failed: 'Nothing was begun again' }, async (args, { out, err, closing }) => {
  const slug = readArguments(args)
  if (slug === undefined) {
    err(usage)
    return 2
  }
  const options = { max: 1, applicationName: 'sayso-template-watch' }
  const owner = closing(connect(databaseUrl('owner'), options))
  const worker = closing(connect(databaseUrl('worker'), options))
  const businesses = await listBusinesses(owner.sql, slug)
  for (const { id } of businesses) await inBusiness(worker, id, (tx) => restartWatch(tx, id))
  if (businesses.length === 0) {
    err('There is no business like this, so nothing was begun again.')
    return 1
  }
  out(`The worker ties the refusals of ${businesses.length} businesses to their messages again.`)
  return 0
})

/** Returns null for all businesses; undefined for arguments that can't be read. */
function readArguments(args: string[]): string | null | undefined {
  try {
    const { values, positionals } = parseOnce(args, { business: { type: 'string' } }, 1)
    return positionals.length === 1 && positionals[0] === 'rebuild' ? (values.business ?? null) : undefined
  } catch {
    return undefined
  }
}

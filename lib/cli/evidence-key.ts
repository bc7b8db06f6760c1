import { connect, type Database } from '@/db/client'
import { databaseUrl } from '@/lib/env'
import { runKey, USAGE } from './evidence/run-key'
import { runCommand } from './run-command'

// `npm run -s evidence:key -- <verb>`: makes, rotates and lists the keys that sign the evidence. Exit code 0: done · 1:
// could not be done, with the reason · 2: not understood.
await runCommand({ usage: USAGE, failed: 'This failed' }, async (args, { out, err, closing }) => {
  const owner = (): Database =>
    closing(connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-evidence-key' }))
  return runKey({ owner, now: Date.now(), out, err }, args)
})

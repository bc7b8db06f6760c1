import { connect } from '@/db/client'
import { databaseUrl } from '@/lib/env'
import { createDeps } from '@/lib/services/runtime'
import { askReason } from './inbox/ask-reason'
import { runInbox, USAGE } from './inbox/run-inbox'
import { runCommand } from './run-command'

// `npm run -s inbox -- <verb>`: what WhatsApp posted and could not be processed. Exit code 0: done · 1: could not be
// done, at least in part, with the reason · 2: the arguments were not understood.
await runCommand({ usage: USAGE, failed: 'This failed' }, async (args, { out, err, closing }) => {
  const deps = createDeps('app')
  closing(deps.db)
  const owner = closing(connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-inbox' }))
  const ask = () => askReason(process.stdin, process.stderr)
  return runInbox({ deps, owner, ask, out, err }, args)
})

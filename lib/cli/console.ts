import { connect } from '@/db/client'
import { databaseUrl } from '@/lib/env'
import { createDeps } from '@/lib/services/runtime'
import { runConsole, USAGE } from './console/run-console'
import { runCommand } from './run-command'

// `npm run -s console -- setup-code`. Exit code 0: done · 1: could not be done, with the reason · 2: the arguments were
// not understood.
await runCommand({ usage: USAGE.trimEnd(), failed: 'This failed' }, async (args, { out, err, closing }) => {
  const deps = createDeps('app')
  closing(deps.db)
  const owner = closing(connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-console' }))
  return runConsole({ deps, owner, out, err }, args)
})

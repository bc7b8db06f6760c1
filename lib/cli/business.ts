import { connect } from '@/db/client'
import { databaseUrl } from '@/lib/env'
import { createDeps } from '@/lib/services/runtime'
import { runBusiness, USAGE } from './business/run-business'
import { runCommand } from './run-command'

// `npm run -s business -- create --file <file>`. Exit code 0: done · 1: could not be done, with the reason · 2: the
// arguments were not understood.
await runCommand({ usage: USAGE.trimEnd(), failed: 'This failed' }, async (args, { out, err, closing }) => {
  const deps = createDeps('app')
  closing(deps.db)
  const owner = closing(connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-business' }))
  return runBusiness({ deps, owner, out, err }, args)
})

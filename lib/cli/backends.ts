import { connect } from '@/db/client'
import { databaseUrl } from '@/lib/env'
import { createDeps } from '@/lib/services/runtime'
import { runBackends } from './backends/run-backends'
import { terminalSecrets } from './backends/secrets'
import { USAGE } from './backends/usage'
import { runCommand } from './run-command'

// `npm run -s backends -- <verb>`: connects backends and manages them. Exit code 0: done · 1: could not be done, with
// the reason · 2: the arguments were not understood.
await runCommand({ usage: USAGE, failed: 'This failed' }, async (args, { out, err, closing }) => {
  const deps = createDeps('app')
  closing(deps.db)
  const owner = closing(connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-backends' }))
  return runBackends({ deps, owner, secrets: terminalSecrets(), out, err }, args)
})

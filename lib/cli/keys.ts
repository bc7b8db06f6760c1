import { connect } from '@/db/client'
import { databaseUrl } from '@/lib/env'
import { createDeps } from '@/lib/services/runtime'
import { runKeys, USAGE } from './keys/run-keys'
import { askScopes } from './keys/scopes'
import { runCommand } from './run-command'

// `npm run -s keys -- <verb>`: makes, lists and revokes keys of the business API. Exit code 0: done · 1: could not be
// done or was not understood, with the reason.
await runCommand({ usage: USAGE.trimEnd(), failed: 'This failed' }, async (args, { out, err, closing }) => {
  const deps = createDeps('app')
  closing(deps.db)
  const owner = closing(connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-keys' }))
  const ask = () => askScopes(process.stdin, process.stderr)
  return runKeys({ deps, owner, ask, out, err }, args)
})

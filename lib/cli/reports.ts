import { connect } from '@/db/client'
import { databaseUrl } from '@/lib/env'
import { runReports, USAGE } from './reports/run-reports'
import { runCommand } from './run-command'

// `npm run -s reports -- <verb>`: makes, lists and removes logins that read the reports of one business. Exit code 0:
// done · 1: could not be done or was not understood, with the reason.
await runCommand({ usage: USAGE.trimEnd(), failed: 'This failed' }, async (args, { out, err, closing }) => {
  const url = databaseUrl('owner')
  const owner = closing(connect(url, { max: 1, applicationName: 'sayso-reports' }))
  return runReports({ owner, url, now: Date.now, out, err }, args)
})

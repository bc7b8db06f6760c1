import { join } from 'node:path'
import { connect } from '@/db/client'
import { databaseUrl, env } from '@/lib/env'
import { runCheck, USAGE } from './evidence/run-check'
import { runCommand } from './run-command'

const STATEMENT_TIMEOUT_MS = 120_000

// `npm run -s evidence:check`: compares the logs with the ledger and with what was kept elsewhere. Exit code 0: whole ·
// 1: not whole, or could not be looked at · 2: not understood.
await runCommand({ usage: USAGE, failed: 'The logs could not be checked' }, async (args, { out, err, closing }) => {
  const options = { max: 1, applicationName: 'sayso-evidence-check', statementTimeoutMs: STATEMENT_TIMEOUT_MS }
  const owner = closing(connect(databaseUrl('owner'), options))
  const { EVIDENCE_MEMORY: folder, SAYSO_DATA: data } = env()
  return runCheck({ owner, memory: folder ?? join(data, 'checkpoints'), out, err }, args)
})

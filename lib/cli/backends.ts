import { connect } from '@/db/client'
import { databaseUrl } from '@/lib/env'
import { wantsHelp } from '@/lib/process/help.mjs'
import { scrub } from '@/lib/scrub'
import { createDeps } from '@/lib/services/runtime'
import { runBackends } from './backends/run-backends'
import { terminalSecrets } from './backends/secrets'
import { USAGE } from './backends/usage'

const args = process.argv.slice(2)
if (wantsHelp(args)) {
  process.stdout.write(`${USAGE}\n`)
  process.exit(0)
}

// `npm run -s backends -- <verb>`: connects backends and looks after them. 0: done · 1: could not be done, with the
// reason · 2: not understood.
const deps = createDeps('app')
const owner = connect(databaseUrl('owner'), { max: 1, applicationName: 'sayso-backends' })
try {
  process.exitCode = await runBackends(
    {
      deps,
      owner,
      secrets: terminalSecrets(),
      out: (text) => process.stdout.write(`${text}\n`),
      err: (text) => process.stderr.write(`${text}\n`),
    },
    args,
  )
} catch (error) {
  process.stderr.write(`This failed: ${scrub(error instanceof Error ? error.message : String(error))}\n`)
  process.exitCode = 1
} finally {
  await Promise.all([deps.db.close(), owner.close()])
}

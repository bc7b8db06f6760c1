import { findInboundBackend } from '@/db/queries/backends/backends'
import { DEMO } from '@/lib/demo/business'
import { isUuid } from '@/lib/ids'
import { wantsHelp } from '@/lib/process/help.mjs'
import { makeFlowFile } from '@/lib/services/backends/make-flow-file'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { createDeps } from '@/lib/services/runtime'
import { parseOnce } from './parse-once'

const USAGE = 'Usage: npm run -s flow [-- --backend <id>]\n'
const AGENT_IS_ON =
  "The project's AI agent was on when the workspace was connected. While it is on, no keyword trigger fires: instruct the agent to start these flows.\n"

// Prints the flows of a Weni backend (without --backend the demo's) as a file to import, and nothing else on the
// standard output.
process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (wantsHelp(args)) {
    process.stdout.write(USAGE)
    return 0
  }
  const backendId = readArguments(args)
  if (!backendId) {
    process.stderr.write(USAGE)
    return 1
  }
  const deps = createDeps('app')
  try {
    const backend = await findInboundBackend(deps.db.sql, backendId)
    const made = backend && granted(await makeFlowFile(deps, operatorOf(backend.businessId), backendId))
    if (made?.outcome !== 'made') {
      process.stderr.write(
        'There is no Weni backend with this id. `npm run -s backends -- list` shows all backends; the first `npm start` makes that of the demo.\n',
      )
      return 1
    }
    if (made.agentIsOn) process.stderr.write(AGENT_IS_ON)
    process.stdout.write(`${JSON.stringify(made.file, null, 2)}\n`)
    return 0
  } finally {
    await deps.db.close()
  }
}

function readArguments(args: string[]): string | null {
  try {
    const { values } = parseOnce(args, { backend: { type: 'string' } }, 0)
    const id = values.backend ?? DEMO.backendId
    return isUuid(id) ? id : null
  } catch {
    return null
  }
}

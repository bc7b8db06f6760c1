import { readFileSync } from 'node:fs'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { TOKEN_GLOBAL } from '@/lib/backends/weni/flow-file'
import { paths } from '@/lib/paths'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { connectWeni } from '@/lib/services/backends/connect-weni'
import { lookAtWorkspace } from '@/lib/services/backends/look-at-workspace'
import { operatorOf } from '@/lib/services/callers/caller'
import { readOptions, required, wholeNumber } from './arguments'
import { type Command } from './command'
import { findBusiness } from './find'
import { describeLook, describeUnread } from './look-report'
import { type Mapping, provisionOf, readMapping, readShort } from './mapping'
import { weniProblem } from './problems'
import { watchImport } from './watch-import'

const WAIT_SECONDS = 120

/**
 * `connect weni`: inspects the workspace and sets it up. The workers then record the refusals found there, and the
 * command prints their progress.
 */
export async function connectWeniCommand(command: Command, args: string[]): Promise<void> {
  const { values } = readOptions(args, {
    url: { type: 'string' },
    business: { type: 'string' },
    name: { type: 'string' },
    mapping: { type: 'string' },
    map: { type: 'string', multiple: true },
    'ai-agent': { type: 'string' },
    wait: { type: 'string' },
  })
  const { deps, out, err } = command
  const baseUrl = required(values.url, 'url')
  if (!URL.canParse(baseUrl)) throw new OperatorError('--url must be a web address.', 2)
  const waitSeconds = wholeNumber(values.wait, 'wait', WAIT_SECONDS)
  const agent = readAgent(values['ai-agent'])
  const business = await findBusiness(command, values.business)
  const config = await inBusiness(deps.db, business.id, (tx) => readConfig(tx, business.id))
  const topics = provisionOf(mappingOf(values.mapping, values.map ?? []), config?.topics ?? [])
  const apiToken = await command.secrets.read('WENI_TOKEN', 'API token')

  const seen = await lookAtWorkspace(deps, operatorOf(business.id), { baseUrl, apiToken })
  if (!seen.ok) throw new OperatorError(weniProblem(seen))
  out(describeLook(seen.look))
  const unread = describeUnread(
    seen.look,
    topics.map(({ group }) => group),
  )
  if (unread !== null) err(unread)
  if (seen.look.workspace.aiAgent === 'unknown' && agent === undefined)
    throw new OperatorError(
      "Is the project's AI agent on? While it answers, no keyword trigger fires, and the API does not show whether it is on. Look in the project and give --ai-agent on or --ai-agent off.",
    )
  err('Making missing fields and groups, and waiting until the workspace shows them …')
  const result = await connectWeni(deps, operatorOf(business.id), {
    name: values.name ?? (seen.look.workspace.name || 'Weni'),
    baseUrl,
    apiToken,
    topics,
    ...(agent === undefined ? {} : { aiAgent: agent }),
    ...(command.settleMs === undefined ? {} : { settleMs: command.settleMs }),
  })
  if (!result.ok) throw new OperatorError(weniProblem(result))
  const { backendId, inboundToken, tokenIsSet } = result
  out(`
Connected  ${backendId}
Inbound    ${deps.settings.baseUrl}${paths.inbound(backendId)}
${
  tokenIsSet
    ? `Global     ${TOKEN_GLOBAL.key} holds the token that the flows call with`
    : `Global     could not be set: in Weni make a global ${TOKEN_GLOBAL.key} with the value ${inboundToken}`
}
Flows      npm run -s flow -- --backend ${backendId} > sayso.json, then import the file in Weni`)
  if (result.aiAgent === 'on')
    err(
      'The AI agent is on, so no keyword trigger fires. Instruct the agent to call the inbound address when a contact refuses.',
    )
  await watchImport(command, { businessId: business.id, backendId, waitSeconds })
}

function mappingOf(file: string | undefined, short: readonly string[]): Mapping {
  if (file === undefined && short.length === 0)
    throw new OperatorError(
      'Say how each topic is mirrored in Weni: --mapping <file> (`look weni --save <file>` proposes one) or --map <topic>=both.',
      2,
    )
  return { ...(file === undefined ? {} : readMapping(readText(file))), ...readShort(short) }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new OperatorError(`The file ${file} can't be read. Check its name and your rights to it.`)
  }
}

function readAgent(text: string | undefined): 'on' | 'off' | undefined {
  if (text === undefined || text === 'on' || text === 'off') return text
  throw new OperatorError('--ai-agent must be on or off.', 2)
}

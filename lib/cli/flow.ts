import { parseArgs } from 'node:util'
import { inBusiness } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { findInboundBackend } from '@/db/queries/backends/backends'
import { readConfig } from '@/db/queries/business/config'
import { readGroups } from '@/db/queries/sync/mirrors'
import { makeFlow } from '@/lib/backends/weni/flow-file'
import { fieldKeyOf, fieldLabel } from '@/lib/backends/weni/provision'
import { DEMO } from '@/lib/demo/business'
import { env } from '@/lib/env'
import { isUuid } from '@/lib/ids'
import { wantsHelp } from '@/lib/process/help.mjs'
import { createDeps } from '@/lib/services/runtime'

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
    if (!backend || backend.kind !== 'weni') {
      process.stderr.write(
        'There is no Weni backend with this id. `npm run -s backends -- list` shows all backends; the first `npm start` makes that of the demo.\n',
      )
      return 1
    }
    const { businessId } = backend
    const file = await inBusiness(deps.db, businessId, async (tx) => {
      const [config, row] = [await readConfig(tx, businessId), await readSyncBackend(tx, businessId, backendId)]
      if (!config || !row) return null
      if (row.settings['aiAgent'] === 'on') process.stderr.write(AGENT_IS_ON)
      const fields = row.mirrors.flatMap(({ topicId, fieldKey }) => {
        const topic = config.topics.find((one) => one.id === topicId)
        // A field of the business's own exists already, and an import would give it our label.
        const isOurs = topic && fieldKey === fieldKeyOf(fieldLabel(topic.key))
        return isOurs ? [{ key: fieldKey, name: fieldLabel(topic.key) }] : []
      })
      const groups = await readGroups(tx, businessId, backendId)
      const marketing = new Set(config.topics.filter((one) => one.category === 'marketing').map((one) => one.id))
      const refused = row.mirrors.filter(({ topicId, inverted }) => inverted && marketing.has(topicId))
      return makeFlow({
        baseUrl: env().BASE_URL,
        backendId,
        locales: [config.defaultLocale, ...config.locales.filter((locale) => locale !== config.defaultLocale)],
        linkKeywords: config.linkKeywords,
        fields,
        groups,
        refusing: groups.filter(({ uuid }) => refused.some(({ groupUuid }) => groupUuid === uuid)),
      })
    })
    process.stdout.write(`${JSON.stringify(file, null, 2)}\n`)
    return file ? 0 : 1
  } finally {
    await deps.db.close()
  }
}

function readArguments(args: string[]): string | null {
  try {
    const { values } = parseArgs({ args, options: { backend: { type: 'string' } } })
    const id = values.backend ?? DEMO.backendId
    return isUuid(id) ? id : null
  } catch {
    return null
  }
}

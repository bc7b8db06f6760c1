import { inBusiness } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { readConfig } from '@/db/queries/business/config'
import { readSentMonths } from '@/db/queries/messages/sent-months'
import { readGroups } from '@/db/queries/sync/mirrors'
import { readReadingHealth } from '@/db/queries/sync/reading-health'
import { readLatestReconciliation } from '@/db/queries/sync/reconciliations'
import { readOptions } from './arguments'
import type { Command } from './command'
import { findBackend } from './find'
import { tellStatus, tellWork } from './list'
import { tellHanging } from './tell-reading'
import { tellSent } from './tell-sent'

/** `show <id>`: prints what an operator needs to know about one backend. Never its secret. */
export async function show(command: Command, args: string[]): Promise<void> {
  const { positionals } = readOptions(args, {})
  const backend = await findBackend(command, positionals[0])
  const { businessId } = backend
  const more = await inBusiness(command.deps.db, businessId, async (tx) => ({
    mirrors: (await readSyncBackend(tx, businessId, backend.id))?.mirrors ?? [],
    groups: await readGroups(tx, businessId, backend.id),
    topics: (await readConfig(tx, businessId))?.topics ?? [],
    reading: await readLatestReconciliation(tx, businessId, backend.id),
    sent: (await readSentMonths(tx, businessId, '')).filter(({ backendId }) => backendId === backend.id),
    health: await readReadingHealth(tx, businessId, backend.id),
  }))
  const mirrors = more.mirrors.map(({ topicId, fieldKey, groupUuid, inverted }) => {
    const key = more.topics.find(({ id }) => id === topicId)?.key ?? topicId
    const group = more.groups.find(({ uuid }) => uuid === groupUuid)?.name
    return `  ${key}: ${[fieldKey && `field ${fieldKey}`, group && `group ${group}${inverted ? ' (who is in it refuses)' : ''}`].filter(Boolean).join(', ')}`
  })
  const { reading } = more
  command.out(
    [
      `${backend.name} (${backend.kind}), ${backend.baseUrl}`,
      `Status     ${tellStatus(backend)} since ${iso(backend.statusAt)}`,
      `Work       ${tellWork(backend)}${backend.waitingSince === null ? '' : `, the oldest since ${iso(backend.waitingSince)}`}`,
      ...Object.entries(backend.setAside).map(([reason, count]) => `  dead letters ${count}: ${reason}`),
      `Settings   ${JSON.stringify(backend.settings)}`,
      ...(mirrors.length > 0 ? ['Topics', ...mirrors] : []),
      ...(reading
        ? [
            `Reading    ${reading.endedAt === null ? 'under way' : `ended ${iso(reading.endedAt)}`}: ${reading.looked} contacts, ${reading.takenIn} refusals taken in, ${reading.mended} mended, ${reading.forReview} for review`,
          ]
        : []),
      ...tellSent(more.sent),
      ...more.health.hanging.map(tellHanging),
      ...more.health.setAside.map(({ reason, count }) => `  ${count} contacts could not be taken in: ${reason}`),
    ].join('\n'),
  )
}

const iso = (at: number) => new Date(at).toISOString()

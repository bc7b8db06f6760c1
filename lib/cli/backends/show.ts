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
import { describeStatus, describeWork } from './list'
import { describeHanging } from './reading-report'
import { describeSent } from './sent-report'

/** `show <id>`: prints what an operator needs to know about one backend, and never its secret. */
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
    return `  ${key}: ${[fieldKey && `field ${fieldKey}`, group && `group ${group}${inverted ? ' (its members refuse)' : ''}`].filter(Boolean).join(', ')}`
  })
  const { reading } = more
  command.out(
    [
      `${backend.name} (${backend.kind}), ${backend.baseUrl}`,
      `Status     ${describeStatus(backend)} since ${iso(backend.statusAt)}`,
      `Work       ${describeWork(backend)}${backend.waitingSince === null ? '' : `, the oldest since ${iso(backend.waitingSince)}`}`,
      ...Object.entries(backend.setAside).map(([reason, count]) => `  dead letters (${reason}): ${count}`),
      `Settings   ${JSON.stringify(backend.settings)}`,
      ...(mirrors.length > 0 ? ['Topics', ...mirrors] : []),
      ...(reading
        ? [
            `Reading    ${reading.endedAt === null ? 'in progress' : `ended ${iso(reading.endedAt)}`}: contacts read: ${reading.looked}, refusals recorded: ${reading.takenIn}, written again: ${reading.mended}, for review: ${reading.forReview}`,
          ]
        : []),
      ...describeSent(more.sent),
      ...more.health.hanging.map(describeHanging),
      ...more.health.setAside.map(({ reason, count }) => `  contacts that could not be read (${reason}): ${count}`),
    ].join('\n'),
  )
}

const iso = (at: number) => new Date(at).toISOString()

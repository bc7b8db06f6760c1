import { readBackend } from '@/lib/services/backends/read-backend'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { readOptions } from './arguments'
import type { Command } from './command'
import { findBackend } from './find'
import { describeStatus, describeWork } from './list'
import { describeHanging } from './reading-report'
import { describeSent } from './sent-report'

/** `show <id>`: prints what an operator needs to know about one backend, and never its secret. */
export async function show(command: Command, args: string[]): Promise<void> {
  const { positionals } = readOptions(args, {}, 1)
  const backend = await findBackend(command, positionals[0])
  const read = granted(await readBackend(command.deps, operatorOf(backend.businessId), backend.id))
  const more = read.outcome === 'found' ? read.backend : null
  const { shows = [], reading = null, sent = [], readings = { hanging: [], setAside: [] } } = more ?? {}
  const mirrors = shows.map(({ topicId, topic, fieldKey, groupName, inverted }) => {
    const group = groupName && `group ${groupName}${inverted ? ' (its members refuse)' : ''}`
    return `  ${topic?.key ?? topicId}: ${[fieldKey && `field ${fieldKey}`, group].filter(Boolean).join(', ')}`
  })
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
      ...describeSent(sent),
      ...readings.hanging.map(describeHanging),
      ...readings.setAside.map(({ reason, count }) => `  contacts that could not be read (${reason}): ${count}`),
    ].join('\n'),
  )
}

const iso = (at: number) => new Date(at).toISOString()

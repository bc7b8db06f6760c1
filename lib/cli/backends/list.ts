import { type ListedBackend, listBackends } from '@/lib/services/backends/list-backends'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { readOptions } from './arguments'
import type { Command } from './command'
import { allBusinesses } from './find'

/** `list`: prints each business, and below it a line for each of its backends. */
export async function list(command: Command, args: string[]): Promise<void> {
  const { values } = readOptions(args, { business: { type: 'string' } })
  const businesses = (await allBusinesses(command)).filter(({ slug }) => (values.business ?? slug) === slug)
  if (businesses.length === 0)
    return command.err('There is no business with this name. Without --business, `list` shows all.')
  for (const { id, slug } of businesses) {
    const { backends } = granted(await listBackends(command.deps, operatorOf(id)))
    command.out([slug, ...backends.map(describeLine)].join('\n'))
    if (backends.length === 0) command.out('  no backend yet')
  }
}

const describeLine = (backend: ListedBackend) =>
  `  ${backend.id}  ${backend.kind.padEnd(8)}  ${describeStatus(backend)}  ${describeWork(backend)}  ${backend.name}, ${backend.baseUrl}`

/** Returns the status of a backend, with its reason, and until when WhatsApp blocks the account. */
export function describeStatus({ status, statusReason, blockedUntil }: ListedBackend): string {
  const until = blockedUntil === null ? '' : `, blocked until ${new Date(blockedUntil).toISOString()}`
  return (statusReason === null ? status : `${status} (${statusReason})`) + until
}

/**
 * Returns how many contacts wait for a backend, and its dead letters. Both are 0 for WhatsApp, which keeps no record of
 * consent.
 */
export function describeWork({ waiting, setAside }: ListedBackend): string {
  const deadLetters = Object.values(setAside).reduce((sum, count) => sum + count, 0)
  return `waiting: ${waiting}, dead letters: ${deadLetters}`
}

import { inBusiness } from '@/db/client'
import { listBackends, type ListedBackend } from '@/db/queries/backends/backend-list'
import { readOptions } from './arguments'
import type { Command } from './command'
import { allBusinesses } from './find'

/** `list`: one line a backend, under its business. */
export async function list(command: Command, args: string[]): Promise<void> {
  const { values } = readOptions(args, { business: { type: 'string' } })
  const businesses = (await allBusinesses(command)).filter(({ slug }) => (values.business ?? slug) === slug)
  if (businesses.length === 0) return command.err('There is no such business.')
  for (const { id, slug } of businesses) {
    const backends = await inBusiness(command.deps.db, id, (tx) => listBackends(tx, id))
    command.out([slug, ...backends.map(tellLine)].join('\n'))
    if (backends.length === 0) command.out('  no backend yet')
  }
}

const tellLine = (backend: ListedBackend) =>
  `  ${backend.id}  ${backend.kind.padEnd(8)}  ${tellStatus(backend)}  ${tellWork(backend)}  ${backend.name}, ${backend.baseUrl}`

export function tellStatus({ status, statusReason }: ListedBackend): string {
  return statusReason === null ? status : `${status} (${statusReason})`
}

/** WhatsApp keeps no record of consent, so no work waits for it. */
export function tellWork({ waiting, setAside }: ListedBackend): string {
  const deadLetters = Object.values(setAside).reduce((sum, count) => sum + count, 0)
  return `${waiting} waiting, ${deadLetters} dead letters`
}

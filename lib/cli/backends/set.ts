import { OperatorError } from '@/lib/process/operator-error.mjs'
import { changeBackendSettings } from '@/lib/services/backends/change-backend-settings'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { readOptions } from './arguments'
import { type Command } from './command'
import { findBackend } from './find'

/**
 * `set <id> perSecond=20 freshLinkTemplate=your_link`: changes settings. A value that is JSON is read as JSON, any
 * other as text.
 */
export async function set(command: Command, args: string[]): Promise<void> {
  const { positionals } = readOptions(args, {}, Infinity)
  const [id, ...texts] = positionals
  const read = texts.map(readChange)
  const twice = read.find(([name], place) => read.findIndex(([other]) => other === name) < place)
  if (twice) throw new OperatorError(`${twice[0]} is given twice.`, 2)
  const changes = Object.fromEntries(read)
  const backend = await findBackend(command, id)
  if (texts.length === 0) throw new OperatorError('Name at least one setting: set <id> <name>=<value>.', 2)
  const caller = operatorOf(backend.businessId)
  const result = granted(await changeBackendSettings(command.deps, caller, backend.id, changes))
  if (result.outcome !== 'changed') {
    const wrong = result.outcome === 'not_valid' ? result.wrong : Object.keys(changes)
    throw new OperatorError(
      `A ${backend.kind} backend has no such setting, or the value is not valid: ${wrong.join(', ')}.`,
    )
  }
  command.out(`Settings   ${JSON.stringify(result.settings)}`)
}

function readChange(text: string): [string, unknown] {
  const place = text.indexOf('=')
  if (place < 1) throw new OperatorError(`${JSON.stringify(text)} is not <name>=<value>.`, 2)
  const [name, value] = [text.slice(0, place), text.slice(place + 1)]
  try {
    return [name, JSON.parse(value)]
  } catch {
    return [name, value]
  }
}

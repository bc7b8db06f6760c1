import { OperatorError } from '@/lib/process/operator-error.mjs'
import { type Command } from './command'
import { connectWebhookCommand } from './connect-webhook'
import { connectWeniCommand } from './connect-weni'
import { connectWhatsAppCommand } from './connect-whatsapp'
import { list } from './list'
import { log } from './log'
import { look } from './look'
import { disable, enable, replay, rotate, token } from './look-after'
import { set } from './set'
import { show } from './show'
import { USAGE } from './usage'

type Verb = (command: Command, args: string[]) => Promise<void>

const CONNECT: Readonly<Record<string, Verb>> = {
  weni: connectWeniCommand,
  whatsapp: connectWhatsAppCommand,
  webhook: connectWebhookCommand,
}
const VERBS: Readonly<Record<string, Verb>> = {
  list,
  show,
  look,
  set,
  rotate,
  token,
  replay,
  enable,
  disable,
  log,
  connect,
}

async function connect(command: Command, [kind = '', ...args]: string[]): Promise<void> {
  const verb = Object.hasOwn(CONNECT, kind) ? CONNECT[kind] : undefined
  if (!verb) throw new OperatorError('Say what to connect: weni, whatsapp or webhook.', 2)
  await verb(command, args)
}

/** Does what one verb asks for. Returns the exit code: 0 done, 1 could not be done, 2 not understood. */
export async function runBackends(command: Command, [name = '', ...args]: string[]): Promise<number> {
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (!verb) {
    command.err(USAGE)
    return name === 'help' || name === '--help' ? 0 : 2
  }
  try {
    await verb(command, args)
    return 0
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    command.err(error.message)
    return error.exitCode
  }
}

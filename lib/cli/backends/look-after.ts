import { isHeldReason } from '@/db/queries/backends/held-backends'
import { isUuid } from '@/lib/ids'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { enableBackend } from '@/lib/services/backends/enable-backend'
import { replaceToken } from '@/lib/services/backends/replace-token'
import { replayDeadLetters } from '@/lib/services/backends/replay-dead-letters'
import { replayWebhook } from '@/lib/services/backends/replay-webhook'
import { rotateWebhookSecret } from '@/lib/services/backends/rotate-webhook-secret'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { readOptions, wholeNumber } from './arguments'
import { type Command } from './command'
import { findBackend } from './find'
import { describeStatus } from './list'

const HOUR_MS = 3_600_000

export async function enable(command: Command, args: string[]): Promise<void> {
  const { id, businessId } = await findBackend(command, readOptions(args, {}, 1).positionals[0])
  granted(await enableBackend(command.deps, operatorOf(businessId), id))
  const after = await findBackend(command, id)
  if (after.status === 'active') return command.out(`Enabled. Contacts to bring up to date: ${after.waiting}.`)
  const why =
    after.blockedUntil !== null && !isHeldReason(after.statusReason)
      ? 'nothing is sent through it before then, whatever is done here'
      : 'its contacts are read first'
  command.out(`It is ${describeStatus(after)}: ${why}, then it continues by itself.`)
}

export async function disable(command: Command, args: string[]): Promise<void> {
  const { id, businessId } = await findBackend(command, readOptions(args, {}, 1).positionals[0])
  granted(await disableBackend(command.deps, operatorOf(businessId), id))
  command.out('Disabled. Nothing more is sent to it. Requests that are on their way may still arrive.')
}

export async function replay(command: Command, args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, { contact: { type: 'string' } }, 1)
  const { id, businessId, kind } = await findBackend(command, positionals[0])
  if (values.contact === undefined) {
    const { count } = granted(await replayDeadLetters(command.deps, operatorOf(businessId), id))
    return command.out(`Dead letters that are tried again: ${count}.`)
  }
  if (kind !== 'webhook')
    throw new OperatorError(
      'Only webhooks can be sent a single contact again. Other backends are brought up to date by themselves; leave --contact out to try dead letters again.',
    )
  const replayed = isUuid(values.contact)
    ? granted(await replayWebhook(command.deps, operatorOf(businessId), id, values.contact))
    : null
  if (replayed?.outcome !== 'replayed')
    throw new OperatorError('This webhook was never sent a contact with this id. `log <id>` lists what was sent.')
  command.out('The state of this contact is sent once more.')
}

export async function rotate(command: Command, args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, { 'overlap-hours': { type: 'string' } }, 1)
  const { id, businessId } = await findBackend(command, positionals[0])
  const overlapMs = wholeNumber(values['overlap-hours'], 'overlap-hours', 24) * HOUR_MS
  const rotated = granted(await rotateWebhookSecret(command.deps, operatorOf(businessId), id, { overlapMs }))
  if (rotated.outcome === 'no_webhook')
    throw new OperatorError(
      'Only webhooks have a secret that can be rotated. `backends token` replaces the token of another backend.',
    )
  command.out(`Secret     ${rotated.secret}
Copy it to the receiver before ${new Date(rotated.previousUntil).toISOString()}: until then messages are also \
signed with the old one.`)
}

/** `token <id>`: tries a new token of Weni or WhatsApp, and uses it from now on. It never prints it. */
export async function token(command: Command, args: string[]): Promise<void> {
  const { id, businessId, kind } = await findBackend(command, readOptions(args, {}, 1).positionals[0])
  if (kind === 'webhook') throw new OperatorError('A webhook has a signing secret: `rotate` makes a new one.')
  const secret = await (kind === 'weni'
    ? command.secrets.read('WENI_TOKEN', 'API token')
    : command.secrets.read('WHATSAPP_ACCESS_TOKEN', 'access token'))
  const replaced = granted(await replaceToken(command.deps, operatorOf(businessId), id, secret))
  switch (replaced.outcome) {
    case 'replaced':
      return command.out(replaced.resumed ? 'The token works. Deliveries go on.' : 'The token works, and is used.')
    case 'refused':
      throw new OperatorError(`This token is refused too (${replaced.reason}). The old one stays.`)
    case 'unreachable':
      throw new OperatorError(`The token could not be tried (${replaced.reason}). The old one stays.`)
    case 'other_workspace':
      throw new OperatorError('This token belongs to another project. The old one stays.')
    case 'no_token':
    case 'unknown_backend':
      throw new OperatorError('There is no such backend. `list` shows all backends.')
  }
}

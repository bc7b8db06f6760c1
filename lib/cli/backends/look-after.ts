import { isUuid } from '@/lib/ids'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { enableBackend } from '@/lib/services/backends/enable-backend'
import { replaySetAside } from '@/lib/services/backends/replay-set-aside'
import { replayWebhook } from '@/lib/services/backends/replay-webhook'
import { rotateWebhookSecret } from '@/lib/services/backends/rotate-webhook-secret'
import { readOptions, wholeNumber } from './arguments'
import { type Command } from './command'
import { findBackend } from './find'
import { tellStatus } from './list'
import { Refusal } from './refusal'

const HOUR_MS = 3_600_000

export async function enable(command: Command, args: string[]): Promise<void> {
  const { id, businessId } = await findBackend(command, readOptions(args, {}).positionals[0])
  await enableBackend(command.deps, businessId, id)
  const after = await findBackend(command, id)
  command.out(
    after.status === 'active'
      ? `Enabled. ${after.waiting} contacts are to be told.`
      : `It is ${tellStatus(after)}: what was said there is read first, then it goes on by itself.`,
  )
}

export async function disable(command: Command, args: string[]): Promise<void> {
  const { id, businessId } = await findBackend(command, readOptions(args, {}).positionals[0])
  await disableBackend(command.deps, businessId, id)
  command.out('Disabled. Nothing more is sent there; what is on its way may still arrive.')
}

export async function replay(command: Command, args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, { contact: { type: 'string' } })
  const { id, businessId, kind } = await findBackend(command, positionals[0])
  if (values.contact === undefined) {
    const count = await replaySetAside(command.deps, businessId, id)
    return command.out(`${count} contacts that were set aside are tried again.`)
  }
  if (kind !== 'webhook')
    throw new Refusal('A single contact is replayed to webhooks only; others keep in step by themselves.')
  const isKnown = isUuid(values.contact) && (await replayWebhook(command.deps, businessId, id, values.contact))
  if (!isKnown) throw new Refusal('This webhook never had such a contact.')
  command.out('The state of this contact is sent once more.')
}

export async function rotate(command: Command, args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, { 'overlap-hours': { type: 'string' } })
  const { id, businessId } = await findBackend(command, positionals[0])
  const overlapMs = wholeNumber(values['overlap-hours'], 'overlap-hours', 24) * HOUR_MS
  const rotated = await rotateWebhookSecret(command.deps, businessId, id, overlapMs)
  if (!rotated)
    throw new Refusal('Only webhooks have a secret that rotates; other tokens are replaced where they come from.')
  command.out(`Secret     ${rotated.secret}
Copy it to the receiver before ${new Date(rotated.previousUntil).toISOString()}: until then messages are signed \
with the old one as well.`)
}

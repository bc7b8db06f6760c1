import { inBusiness, sqlState } from '@/db/client'
import { finishInbox, type InboxRow, postponeInbox } from '@/db/queries/inbox/inbox'
import type { InboundEvent } from '@/lib/backends/whatsapp/events'
import { readPayload } from '@/lib/backends/whatsapp/payload'
import { AppError } from '@/lib/errors'
import { decryptEvidence } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { recordTemplateEvent } from '@/lib/services/templates/record-template-event'
import { textDigest } from '@/lib/services/text-digest'
import { eachGroup, type InboxContext, type SenderCache, senderLookup } from './context'
import { handleControls } from './handle-controls'
import { handleIdentityChanges, handleMessages } from './handle-messages'
import { handlePreferences, handleStatuses } from './handle-statuses'

/** A POST of which something still fails after so many tries is set aside, with its reason. */
export const ATTEMPTS_MOST = 10
const BACKOFF_MS = 1000
const BACKOFF_MOST_MS = 10 * 60_000

/**
 * Works off one POST: each kind of update by its own rules, each update on its own. What failed is tried again with the whole POST,
 * because what was done before does nothing again; the rest of it never waits for that.
 */
export async function workRow(
  services: Deps,
  businessId: string,
  row: InboxRow,
  tools: { senders: SenderCache; count: InboxContext['count'] },
): Promise<void> {
  const failures: unknown[] = []
  const context: InboxContext = {
    services,
    businessId,
    backendId: row.backendId,
    receivedAt: row.receivedAt,
    senderId: senderLookup(services, businessId, tools.senders),
    count: tools.count,
    fail: (error) => failures.push(error),
  }
  // One that ends the process each time is not begun again for ever.
  if (row.attempts > ATTEMPTS_MOST) failures.push(new AppError('given_up', { message: 'too many attempts' }))
  else await workOff(context, row).catch((error: unknown) => failures.push(error))

  await inBusiness(services.db, businessId, async (tx) => {
    if (failures.length === 0) return finishInbox(tx, businessId, row.id)
    const isLast = row.attempts >= ATTEMPTS_MOST
    const wait = Math.min(BACKOFF_MS * 2 ** row.attempts, BACKOFF_MOST_MS)
    const dueAt = isLast ? null : services.clock.now() + wait
    tools.count('post', isLast ? 'set_aside' : 'failed')
    services.log.warn(
      { err: failures[0], failures: failures.length, isLast },
      'updates of a backend could not be worked off',
    )
    await postponeInbox(tx, businessId, row.id, dueAt, codeOf(failures[0]))
  })
}

async function workOff(context: InboxContext, row: InboxRow): Promise<void> {
  const { keys, pepper } = context.services
  const payload = readPayload(decryptEvidence(keys, row.body, row.id), {
    receivedAt: Math.floor(row.receivedAt / 1000),
    digest: (said) => textDigest(pepper, 'inbox', said),
  })
  if (!payload) return context.count('post', 'malformed')
  for (const [what, times] of Object.entries(payload.ignored)) context.count('ignored', what, times)
  const of = <F extends InboundEvent['family']>(family: F) =>
    payload.events.filter((event): event is Extract<InboundEvent, { family: F }> => event.family === family)
  // Who is who first, so that what was said finds its person.
  const steps = [
    () => handleIdentityChanges(context, of('identity')),
    () => handleMessages(context, of('message')),
    () => handleControls(context, of('control')),
    () => handlePreferences(context, of('preference')),
    () => handleStatuses(context, of('status')),
    () =>
      eachGroup(context, [of('template')], async (event) => {
        const { services, businessId, receivedAt } = context
        context.count('template', await recordTemplateEvent(services, businessId, event, receivedAt))
      }),
  ]
  for (const step of steps) await step().catch((error: unknown) => context.fail(error))
}

/** For people who look at what was set aside: never a text of a message. */
function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code
  return sqlState(error) ?? (error instanceof Error ? error.name : 'unknown')
}

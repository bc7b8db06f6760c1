import { inBusiness } from '@/db/client'
import { insertSentMessage } from '@/db/queries/messages/sent-messages'
import { addSent } from '@/db/queries/messages/sent-months'
import { beginSending, type ClaimedMessage, endMessage, type MessageEnd } from '@/db/queries/outbox/outbox-claims'
import type { Sent, WhatsApp } from '@/lib/backends/whatsapp/adapter'
import type { Instant } from '@/lib/consent/types'
import { recordRefusedMessage } from '@/lib/services/inbound/record-provider-stop'
import type { SyncDeps } from '@/lib/sync/deps'
import type { Prepared } from './read-messages'

export interface SendRun {
  businessId: string
  backendId: string
  whatsapp: WhatsApp
  /** End of the claim. */
  until: Instant
}

const NEVER: MessageEnd = { dueAt: null, error: null, messageId: null, sentAt: null }

/** Ends the claim of a message that is not sent now: later, or with a reason never. */
export async function putBack(
  deps: SyncDeps,
  run: Pick<SendRun, 'businessId' | 'until'>,
  message: ClaimedMessage,
  end: { dueAt: Instant | null; error: string | null },
): Promise<void> {
  await inBusiness(deps.db, run.businessId, (tx) =>
    endMessage(tx, run.businessId, message.id, run.until, { ...NEVER, ...end }),
  )
}

/**
 * Sends one message and writes what became of it. Returns the outcome, null when the claim was over. Between the first write and the
 * last nobody else sends it, and if the last never comes, nobody ever does: it may have arrived.
 */
export async function sendMessage(
  deps: SyncDeps,
  run: SendRun,
  { message, ready }: Extract<Prepared, { ready: object }>,
): Promise<Sent | null> {
  const { businessId, backendId, until } = run
  const isBegun = await inBusiness(deps.db, businessId, (tx) => beginSending(tx, businessId, message.id, until))
  if (!isBegun) return null
  const { phoneNumberId, to, content, templateId } = ready
  const { contactId, senderId } = message
  const sent = await run.whatsapp.send({ phoneNumberId, to, content, attempts: message.attempts + 1 })
  const now = deps.clock.now()
  const end = endOf(sent, now)
  await inBusiness(deps.db, businessId, async (tx) => {
    await endMessage(tx, businessId, message.id, until, end)
    // Counted where Meta may bill it, so also where nobody knows whether it arrived.
    const month = new Date(now).toISOString().slice(0, 7)
    if (end.sentAt !== null)
      await addSent(tx, businessId, {
        backendId,
        senderId,
        month,
        kind: templateId === null ? message.kind : 'template',
      })
    if (sent.kind !== 'sent') return
    const row = { messageId: sent.messageId, contactId, senderId, templateId, sourceId: null, sentAt: now }
    await insertSentMessage(tx, businessId, row)
  })
  if (sent.kind === 'provider_stop') {
    const refused = { by: 'outbox', messageId: message.id } as const
    await recordRefusedMessage(deps.services, { businessId, contactId, senderId }, refused)
  }
  return sent
}

function endOf(sent: Sent, now: Instant): MessageEnd {
  switch (sent.kind) {
    case 'sent':
      return { ...NEVER, messageId: sent.messageId, sentAt: now }
    case 'retry':
    case 'paused':
      return { ...NEVER, dueAt: now + sent.afterMs, error: sent.reason }
    // It may have arrived: counts as sent where "at most one in …" is asked.
    case 'uncertain':
      return { ...NEVER, error: sent.reason, sentAt: now }
    case 'give_up':
    case 'provider_stop':
      return { ...NEVER, error: sent.reason }
  }
}

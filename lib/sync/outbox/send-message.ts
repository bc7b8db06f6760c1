import { inBusiness } from '@/db/client'
import { markUnpaid } from '@/db/queries/messages/senders'
import { insertSentMessage } from '@/db/queries/messages/sent-messages'
import { addSent, type SentKind } from '@/db/queries/messages/sent-months'
import { beginSending, type ClaimedMessage, endMessage, type MessageEnd } from '@/db/queries/outbox/outbox-claims'
import type { Sent, WhatsApp } from '@/lib/backends/whatsapp/adapter'
import { UNPAID } from '@/lib/backends/whatsapp/errors'
import type { Instant } from '@/lib/consent/types'
import { recordRefusedMessage } from '@/lib/services/inbound/record-provider-stop'
import type { SyncDeps } from '@/lib/sync/deps'
import type { Prepared } from './read-messages'

export interface SendRun {
  businessId: string
  backendId: string
  whatsapp: WhatsApp
  /** When the claim ends. */
  until: Instant
}

/** After this many milliseconds a message is sent again whose refusal by WhatsApp could not be recorded. */
const AGAIN_MS = 60_000

const NEVER: MessageEnd = { dueAt: null, error: null, messageId: null, sentAt: null }

/** Ends the claim of a message that is not sent now. It is due again later or, with a reason, never. */
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
 * Sends one message and records its outcome. Returns the outcome, or null when the claim was over. From the first write
 * to the last no other worker sends the message. If the last write never happens, the message is never sent again,
 * because it may have arrived.
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
  // The person's stop is recorded before the message ends. Nothing was delivered, so where that fails the message is
  // sent again, and WhatsApp tells of the stop again.
  const isKept = sent.kind !== 'provider_stop' || (await keepStop(deps, businessId, message))
  const end = isKept ? endOf(sent, now) : { ...NEVER, dueAt: now + AGAIN_MS, error: sent.reason }
  await inBusiness(deps.db, businessId, async (tx) => {
    await endMessage(tx, businessId, message.id, until, end)
    // A message is counted where Meta may bill it, so also when nobody knows whether it arrived.
    const month = new Date(now).toISOString().slice(0, 7)
    if (end.sentAt !== null)
      await addSent(tx, businessId, {
        backendId,
        senderId,
        month,
        kind: templateId === null ? countedAs(message.kind) : 'template',
      })
    if (sent.kind === 'give_up' && sent.code === UNPAID) await markUnpaid(tx, businessId, senderId, now)
    if (sent.kind !== 'sent') return
    const row = { messageId: sent.messageId, contactId, senderId, templateId, sourceId: null, sentAt: now }
    await insertSentMessage(tx, businessId, row)
  })
  return sent
}

/** Records that WhatsApp did not deliver a message because the person stopped offers. Returns whether it could. */
async function keepStop(
  deps: SyncDeps,
  businessId: string,
  { id, contactId, senderId }: ClaimedMessage,
): Promise<boolean> {
  try {
    const refused = { by: 'outbox', messageId: id } as const
    await recordRefusedMessage(deps.services, { businessId, contactId, senderId }, refused)
    return true
  } catch (err) {
    deps.log.error({ err, businessId }, 'a stop that WhatsApp told of could not be recorded')
    return false
  }
}

/**
 * Returns how a free-form message is counted: a question like a confirmation, a code or a receipt like the answer that
 * it is.
 */
function countedAs(kind: ClaimedMessage['kind']): SentKind {
  if (kind === 'question' || kind === 'choices') return 'confirmation'
  return kind === 'code' || kind === 'receipt' ? 'answer' : kind
}

function endOf(sent: Sent, now: Instant): MessageEnd {
  switch (sent.kind) {
    case 'sent':
      return { ...NEVER, messageId: sent.messageId, sentAt: now }
    case 'retry':
    case 'paused':
      return { ...NEVER, dueAt: now + sent.afterMs, error: sent.reason }
    // The message may have arrived, so it counts as sent for "at most one in …".
    case 'uncertain':
      return { ...NEVER, error: sent.reason, sentAt: now }
    case 'give_up':
    case 'provider_stop':
      return { ...NEVER, error: sent.reason }
  }
}

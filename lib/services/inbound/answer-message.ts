import { inBusiness } from '@/db/client'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import { findByDedupeKey } from '@/db/queries/ledger/ledger'
import { eventKey, messageKey, wordsOf } from '@/lib/services/contacts/whatsapp-event'
import type { Deps } from '@/lib/services/deps'
import { isFirstAnswer } from '@/lib/services/messages/first-answer'
import { queueAnswer } from '@/lib/services/messages/queue-change-message'
import { sendChoices } from '@/lib/services/messages/queue-question'
import { queueFreshLink } from '@/lib/services/messages/request-fresh-link'
import { sendReceipt } from '@/lib/services/messages/send-receipt'
import { sendDataCode } from '@/lib/services/my-data/send-data-code'
import { keepReview } from '@/lib/services/reviews/keep-review'
import type { InboundMessage } from './change-of-message'
import { type MessageIntent, needsReview } from './intent'

/**
 * Meta delivers late and twice for 7 days (docs/reference/whatsapp.md, 0). What was asked for before that is of no use
 * any more, and it is no longer known whether it was answered.
 */
const ANSWERED_MS = 7 * 86_400_000

/**
 * Does what a message asks for in addition to its change: sends the link that the person asked for, and keeps for
 * review a message that may be a refusal. The same message a second time does nothing.
 */
export async function answerMessage(deps: Deps, message: InboundMessage, intent: MessageIntent): Promise<void> {
  const { businessId, contactId } = message
  const event = eventKey('answer', messageKey(message.event))
  const isLate = deps.clock.now() - message.event.seconds * 1000 > ANSWERED_MS
  if (needsReview(intent)) return keepUnsureMessage(deps, message)
  if (isLate) return
  switch (intent.outcome) {
    case 'link':
      return sendLink(deps, message, event)
    case 'choose':
      return sendChoices(deps, businessId, contactId, intent.requestId, event)
    case 'my_data':
      return void (await sendDataCode(deps, businessId, contactId, event))
    case 'receipt':
      return sendReceipt(deps, businessId, contactId, event)
    case 'confirm':
    case 'come_back':
      return answerLate(deps, message, event)
    default:
      return undefined
  }
}

async function sendLink(deps: Deps, { businessId, contactId }: InboundMessage, event: string): Promise<void> {
  const result = await inBusiness(deps.db, businessId, async (tx) =>
    (await isFirstAnswer(tx, businessId, event, deps.clock.now())) ? queueFreshLink(tx, businessId, contactId) : null,
  )
  if (result === 'queued') deps.wakeSync(businessId)
}

/**
 * Sends the link where a message that says Yes changed nothing: its question is over, or what it asks for comes
 * already. The person then sees what holds.
 */
async function answerLate(
  deps: Deps,
  { businessId, contactId, event }: InboundMessage,
  answerKey: string,
): Promise<void> {
  const queued = await inBusiness(deps.db, businessId, async (tx) => {
    if (await findByDedupeKey(tx, businessId, messageKey(event))) return false
    const { contact, now } = await lockContact(tx, businessId, contactId)
    if (!contact || contact.erasedAt !== null) return false
    if (!(await isFirstAnswer(tx, businessId, answerKey, now))) return false
    return queueAnswer(tx, businessId, contact.mergedInto ?? contact.id, now)
  })
  if (queued) deps.wakeSync(businessId)
}

/**
 * Keeps an encrypted message that may be a refusal for a member of the business to judge, and answers the contact with
 * their link, so that they can refuse on the page themselves.
 */
async function keepUnsureMessage(deps: Deps, message: InboundMessage): Promise<void> {
  const { businessId, backendId, event } = message
  const queued = await inBusiness(deps.db, businessId, async (tx) => {
    const { contact, now } = await lockContact(tx, businessId, message.contactId)
    if (!contact || contact.erasedAt !== null) return false
    const contactId = contact.mergedInto ?? contact.id
    const isNew = await keepReview(deps, tx, {
      businessId,
      kind: 'unsure_message',
      contactId,
      backendId,
      dedupeKey: messageKey(event),
      body: {
        ...wordsOf(event.content),
        ...(message.sourceId === null ? {} : { source: message.sourceId }),
        ...(message.topicId ? { topic: message.topicId } : {}),
        at: new Date(event.seconds * 1000).toISOString(),
      },
    })
    return isNew && queueAnswer(tx, businessId, contactId, now)
  })
  if (queued) deps.wakeSync(businessId)
}

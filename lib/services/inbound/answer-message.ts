import { inBusiness } from '@/db/client'
import { lockContact } from '@/db/queries/contacts/contact-rows'
import { messageKey, wordsOf } from '@/lib/services/contacts/whatsapp-event'
import type { Deps } from '@/lib/services/deps'
import { queueAnswer } from '@/lib/services/messages/queue-confirmation'
import { requestFreshLink } from '@/lib/services/messages/request-fresh-link'
import { keepReview } from '@/lib/services/reviews/keep-review'
import type { InboundMessage } from './change-of-message'
import type { MessageIntent } from './intent'

/**
 * Does what a message asks for in addition to its change: sends the link that the person asked for, and keeps for
 * review a message that may be a refusal. The same message a second time does nothing.
 */
export async function answerMessage(deps: Deps, message: InboundMessage, { outcome }: MessageIntent): Promise<void> {
  if (outcome === 'link') await requestFreshLink(deps, message.businessId, message.contactId)
  if (outcome === 'unsure') await keepUnsureMessage(deps, message)
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

import { inBusiness, type Tx } from '@/db/client'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import { joinWaiting, queueInWindow } from '@/db/queries/outbox/outbox'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { isFirstAnswer } from './first-answer'
import { WINDOW_MS } from './queue-change-message'

/** A contact gets at most one question within this time, in milliseconds; a later request joins the one that waits. */
const GAP_MS = 60_000

/** A change that made requests for confirmation, and its contact. */
export interface AskedChange {
  contactId: string
  changeId: string
  now: Instant
}

/**
 * Queues for each of these contacts one message that asks for all that waits for their confirmation, in the transaction
 * of the change and under the contact's lock. A message that still waits asks for the new topics as well. Nothing is
 * queued where no WhatsApp account may write to the contact now; the page then shows the word that confirms.
 */
export async function queueQuestions(tx: Tx, businessId: string, asked: readonly AskedChange[]): Promise<void> {
  if (asked.length === 0) return
  const messages = asked.map((each) => ({ ...each, id: newId() }))
  await Promise.all([
    joinWaiting(tx, businessId, messages, 'question'),
    queueInWindow(tx, businessId, 'question', messages, { openMs: WINDOW_MS, gapMs: GAP_MS }),
  ])
}

/**
 * Sends the topics of a question as a list to choose from.
 * @param event the key of the tap that asks for them; a repeated one gets no further list
 */
export async function sendChoices(
  deps: Deps,
  businessId: string,
  contactId: string,
  requestId: string,
  event?: string,
): Promise<void> {
  const queued = await inBusiness(deps.db, businessId, async (tx) => {
    const { contact, now } = await lockContact(tx, businessId, contactId)
    if (!contact || contact.mergedInto !== null || contact.erasedAt !== null) return 0
    if (!(await isFirstAnswer(tx, businessId, event, now))) return 0
    const message = { id: newId(), contactId: contact.id, changeId: requestId, now }
    return queueInWindow(tx, businessId, 'choices', [message], { openMs: WINDOW_MS, gapMs: 0 })
  })
  if (queued > 0) deps.wakeSync(businessId)
}

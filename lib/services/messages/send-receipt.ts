import { inBusiness, type Tx } from '@/db/client'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import { findLastChoice } from '@/db/queries/ledger/last-choice'
import { countSent, queueInWindow } from '@/db/queries/outbox/outbox'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { givesReceipts } from '@/lib/services/transparency-log/read-receipt'
import { isFirstAnswer } from './first-answer'
import { ANNOUNCED, queueAnswer, WINDOW_MS } from './queue-change-message'

/** A choice that a receipt is of. */
export interface ReceiptChange {
  id: string
  at: Instant
}

const HOUR_MS = 3_600_000
/** The most receipts of one contact in an hour. */
const MOST_IN_HOUR = 3

/**
 * Sends a person who asked for it the receipt of their last choice, within the window in which anything may be written
 * to them. Where there is no choice, or nothing is signed here, the reply is their link.
 * @param event the key of the message that asks for it; a repeated one gets no further receipt
 */
export async function sendReceipt(deps: Deps, businessId: string, contactId: string, event?: string): Promise<void> {
  const hasReceipts = await givesReceipts(deps)
  const queued = await inBusiness(deps.db, businessId, async (tx) => {
    const { contact, now } = await lockContact(tx, businessId, contactId)
    if (!contact || contact.erasedAt !== null || contact.releasedAt !== null) return false
    if (!(await isFirstAnswer(tx, businessId, event, now))) return false
    const id = contact.mergedInto ?? contact.id
    const change = hasReceipts ? await findChoice(tx, businessId, id) : null
    if (!change) return queueAnswer(tx, businessId, id, now)
    if ((await countSent(tx, businessId, id, 'receipt', now - HOUR_MS)) >= MOST_IN_HOUR) return false
    const message = { id: newId(), contactId: id, changeId: change.id, now }
    return (await queueInWindow(tx, businessId, 'receipt', [message], { openMs: WINDOW_MS, gapMs: 0 })) > 0
  })
  if (queued) deps.wakeSync(businessId)
}

/** Returns the last choice of a contact, for a reply that the caller writes; null where there is no receipt. */
export async function findReceiptChange(
  deps: Deps,
  businessId: string,
  contactId: string,
): Promise<ReceiptChange | null> {
  if (!(await givesReceipts(deps))) return null
  return inBusiness(deps.db, businessId, (tx) => findChoice(tx, businessId, contactId))
}

const findChoice = (tx: Tx, businessId: string, contactId: string) =>
  findLastChoice(tx, businessId, contactId, [...ANNOUNCED])

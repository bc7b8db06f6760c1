import { inBusiness, type Tx } from '@/db/client'
import { readClosing } from '@/db/queries/business/closing'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import { countCode, writeDataCode } from '@/db/queries/my-data/data-codes'
import { canWriteNow, queueInWindow } from '@/db/queries/outbox/outbox'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { isFirstAnswer } from '@/lib/services/messages/first-answer'
import { WINDOW_MS } from '@/lib/services/messages/queue-change-message'
import { CODE_MS, codeDigest, codeOf } from './data-code'

const HOUR_MS = 3_600_000
/** The most codes of one contact in an hour. */
const MOST_OF_CONTACT = 3
/** The most codes of all contacts of one business in an hour. */
const MOST_OF_BUSINESS = 300

/**
 * `too_many`: the contact, or the business as a whole, had as many codes as it may in this hour. `impossible`: no
 * WhatsApp account may write to the contact now, or the contact is gone.
 */
export type SentCode = 'sent' | 'too_many' | 'impossible'

/**
 * Makes a code and sends it to the contact's WhatsApp, if a message may be sent there now.
 * @param event the key of the message that asks for it; for a repeated one the code was sent before
 */
export async function sendDataCode(
  deps: Deps,
  businessId: string,
  contactId: string,
  event?: string,
): Promise<SentCode> {
  const outcome = await inBusiness(deps.db, businessId, async (tx): Promise<SentCode> => {
    const held = await lockHolder(tx, businessId, contactId)
    if (!held || !(await canWriteNow(tx, businessId, held.id, held.now - WINDOW_MS))) return 'impossible'
    if (!(await isFirstAnswer(tx, businessId, event, held.now))) return 'sent'
    const codeId = await writeCode(deps, tx, businessId, held)
    if (codeId === null) return 'too_many'
    const message = { id: newId(), contactId: held.id, changeId: codeId, now: held.now }
    const window = { openMs: WINDOW_MS, gapMs: 0 }
    return (await queueInWindow(tx, businessId, 'code', [message], window)) > 0 ? 'sent' : 'impossible'
  })
  if (outcome === 'sent') deps.wakeSync(businessId)
  return outcome
}

/**
 * Makes a code for somebody who just wrote from the contact's number and reads the reply. Returns null when there were
 * too many in this hour, or the contact is gone.
 */
export async function makeDataCode(deps: Deps, businessId: string, contactId: string): Promise<string | null> {
  return inBusiness(deps.db, businessId, async (tx) => {
    const held = await lockHolder(tx, businessId, contactId)
    const codeId = held && (await writeCode(deps, tx, businessId, held))
    return codeId === null ? null : codeOf(deps, codeId)
  })
}

interface Holder {
  id: string
  now: Instant
}

/** Locks the contact that a code is for, so that two codes asked for at once follow each other. */
async function lockHolder(tx: Tx, businessId: string, contactId: string): Promise<Holder | null> {
  let now: Instant = 0
  const contact = await followMerge(async (id) => {
    const locked = await lockContact(tx, businessId, id)
    now = locked.now
    return locked.contact
  }, contactId)
  if (!contact || contact.mergedInto !== null || contact.releasedAt !== null || contact.erasedAt !== null) return null
  return (await readClosing(tx, businessId)).closesAt === null ? { id: contact.id, now } : null
}

/**
 * Writes a new code, which takes the place of the one before. Returns its id; null when there were too many. What one
 * contact asks for beyond its own limit counts for nobody else: it would use up the codes of all others.
 */
async function writeCode(deps: Deps, tx: Tx, businessId: string, { id, now }: Holder): Promise<string | null> {
  const until = now + HOUR_MS
  if ((await countCode(tx, businessId, id, { now, until })) > MOST_OF_CONTACT) return null
  if ((await countCode(tx, businessId, businessId, { now, until })) > MOST_OF_BUSINESS) return null
  const codeId = newId()
  const digest = codeDigest(deps, codeId, codeOf(deps, codeId))
  await writeDataCode(tx, businessId, id, { id: codeId, digest, now, expiresAt: now + CODE_MS })
  return codeId
}

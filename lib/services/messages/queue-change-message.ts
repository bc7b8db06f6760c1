import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { hasRecent, joinWaiting, queueInWindow } from '@/db/queries/outbox/outbox'
import { tookEffect } from '@/lib/consent/took-effect'
import type { Change, ChangeKind, Effect, Instant, Method } from '@/lib/consent/types'
import { newId } from '@/lib/ids'

/** WhatsApp's 24-hour service window in milliseconds, less a minute for the message to be delivered. */
export const WINDOW_MS = 24 * 3_600_000 - 60_000
/** A contact gets at most one change message, and one reply to an unsure message, in this time, in milliseconds. */
const GAP_MS = 5 * 60_000

/**
 * Changes that are announced in the chat by a change message, which the database calls `confirmation`. Not a release of
 * a number that is not the person's, and not a reason, which changes nothing. The person confirms nothing by it: a Yes
 * that waits for that is asked about by a question (queue-question.ts).
 */
export const ANNOUNCED: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'preferences',
  'stop',
  'return',
  'pause',
  'resume',
  'undo',
  'confirmation',
])

/** The methods that are the chat itself. What a person does on the page, the page itself shows. */
const CHAT: ReadonlySet<Method> = new Set<Method>(['keyword', 'button', 'list'])

/**
 * Returns whether a change gets a change message, as the business has chosen: free-form messages cost money since
 * October 2026 (docs/reference/whatsapp.md, 11). A change that a flow answers gets none, because one message for each
 * act is enough.
 */
export function isWorthMessage(
  { method }: Pick<Change, 'method'>,
  { isAnswered }: { isAnswered: boolean },
  { chatConfirmation }: Pick<BusinessConfig, 'chatConfirmation'>,
): boolean {
  if (isAnswered) return false
  return chatConfirmation === 'always' || (chatConfirmation === 'where_said' && CHAT.has(method))
}

/** Returns whether a change is announced to the person at all: they made it themselves, and it changed something. */
export function isAnnounced(change: Pick<Change, 'actor' | 'kind'>, effects: readonly Effect[]): boolean {
  if (change.actor !== 'contact' || !ANNOUNCED.has(change.kind)) return false
  return effects.some(tookEffect)
}

/** A change to be announced, and its contact. */
export interface AnnouncedChange {
  contactId: string
  changeId: string
  now: Instant
  /** Whether a message is sent for it. If not, a message that is waiting anyway announces it too. */
  isQueued: boolean
}

/**
 * Queues for each of these contacts one message that announces their change, in the transaction of the change and under
 * the contact's lock. If the last change message was less than five minutes ago, this one waits until they are over,
 * and announces any further change as well.
 */
export async function queueChangeMessages(
  tx: Tx,
  businessId: string,
  announced: readonly AnnouncedChange[],
): Promise<void> {
  if (announced.length === 0) return
  // Sent together in one round trip, and run in this order.
  await Promise.all([joinWaiting(tx, businessId, announced), queueAnnounced(tx, businessId, announced)])
}

/** The second part of `queueChangeMessages`: queues a message for each that gets one, after those that wait joined. */
export async function queueAnnounced(tx: Tx, businessId: string, announced: readonly AnnouncedChange[]): Promise<void> {
  const queued = announced.filter(({ isQueued }) => isQueued).map((each) => ({ ...each, id: newId() }))
  if (queued.length === 0) return
  await queueInWindow(tx, businessId, 'confirmation', queued, { openMs: WINDOW_MS, gapMs: GAP_MS })
}

/**
 * Queues a reply to a message that was not understood for certain: the person's link, at most once in five minutes.
 * Runs under the contact's lock. Returns whether it was queued.
 */
export async function queueAnswer(tx: Tx, businessId: string, contactId: string, now: Instant): Promise<boolean> {
  if (await hasRecent(tx, businessId, contactId, 'answer', now - GAP_MS)) return false
  const message = { id: newId(), contactId, changeId: null, now }
  return (await queueInWindow(tx, businessId, 'answer', [message], { openMs: WINDOW_MS, gapMs: GAP_MS })) > 0
}

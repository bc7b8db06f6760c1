import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { hasRecent, joinWaiting, queueInWindow } from '@/db/queries/outbox/outbox'
import { tookEffect } from '@/lib/consent/took-effect'
import type { Change, ChangeKind, Effect, Instant, Method } from '@/lib/consent/types'
import { newId } from '@/lib/ids'

/** WhatsApp's 24-hour service window in milliseconds, less a minute for the message to be delivered. */
export const WINDOW_MS = 24 * 3_600_000 - 60_000
/** A contact gets at most one confirmation, and one reply to an unsure message, within this time, in milliseconds. */
const GAP_MS = 5 * 60_000

/** What is told in the chat. Not what somebody did about a number that is not theirs, and not a reason, which changes nothing. */
const CONFIRMED: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'preferences',
  'stop',
  'return',
  'pause',
  'resume',
  'undo',
  'confirmation',
])

/** The ways of saying something that are the chat itself. What was said on the page, the page has confirmed. */
const CHAT: ReadonlySet<Method> = new Set<Method>(['keyword', 'button', 'list'])

/**
 * Whether a change is told by a message of its own, as the business has chosen: free-form messages cost since October 2026
 * (docs/reference/whatsapp.md, 11). What a flow answers itself is told by the flow: one message an act is enough.
 */
export function isWorthMessage(
  { method }: Pick<Change, 'method'>,
  { isAnswered }: { isAnswered: boolean },
  { chatConfirmation }: Pick<BusinessConfig, 'chatConfirmation'>,
): boolean {
  if (isAnswered) return false
  return chatConfirmation === 'always' || (chatConfirmation === 'where_said' && CHAT.has(method))
}

/** Whether a change is one to be confirmed to the person: one that they made themselves and that did something. */
export function isConfirmed(change: Pick<Change, 'actor' | 'kind'>, effects: readonly Effect[]): boolean {
  if (change.actor !== 'contact' || !CONFIRMED.has(change.kind)) return false
  return effects.some(tookEffect)
}

/** A change to be told, and to whom. */
export interface ConfirmedChange {
  contactId: string
  changeId: string
  now: Instant
  /** Whether a message is sent for it. Without, a message that waits anyhow tells of it. */
  isQueued: boolean
}

/**
 * Queues for each of these people the one message that tells of their change, in the transaction of the change and under the contact's
 * lock. Within five minutes of the last one it waits for their end; a further change meanwhile is told by the same message.
 */
export async function queueConfirmations(
  tx: Tx,
  businessId: string,
  confirmed: readonly ConfirmedChange[],
): Promise<void> {
  if (confirmed.length === 0) return
  const messages = confirmed.map((each) => ({ ...each, id: newId() }))
  const queued = messages.filter((each) => each.isQueued)
  // Sent together and answered together, in this order.
  await Promise.all([
    joinWaiting(tx, businessId, messages),
    queued.length > 0 && queueInWindow(tx, businessId, 'confirmation', queued, { openMs: WINDOW_MS, gapMs: GAP_MS }),
  ])
}

/**
 * Queues an answer to what a person wrote and nobody understood for sure: their link, at most once in five minutes. Under the contact's
 * lock. Returns whether it was queued.
 */
export async function queueAnswer(tx: Tx, businessId: string, contactId: string, now: Instant): Promise<boolean> {
  if (await hasRecent(tx, businessId, contactId, 'answer', now - GAP_MS)) return false
  const message = { id: newId(), contactId, changeId: null, now }
  return (await queueInWindow(tx, businessId, 'answer', [message], { openMs: WINDOW_MS, gapMs: GAP_MS })) > 0
}

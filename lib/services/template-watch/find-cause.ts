import type { Cause } from '@/db/queries/template-watch/messages'
import type { Instant } from '@/lib/consent/types'
import { deliveryOf } from './count-message'

/** A refusal later than this after a delivery is not taken for its effect, unless it names the template. */
export const WINDOW_MS = 72 * 3_600_000
/** How far our clock and WhatsApp's may be apart: a reply may seem to come before its message. */
const CLOCKS_MS = 60_000

export interface Asked {
  at: Instant
  /** The templates that the link, or the message that was replied to, names; empty: none. */
  named: readonly string[]
  /** The line tells of an earlier act: the message that failed because of it is not its cause. */
  isLate: boolean
}

export interface FoundCause {
  attribution: 'direct' | 'window' | 'none'
  templateId: string | null
  message: Cause | null
}

/**
 * Returns the message that is taken for the cause of what a contact did. `sent`: what was sent to the contact, the
 * earliest first. A template that is named is the cause even if no message of it is known: it was sent by somebody who
 * does not tell us.
 */
export function findCause(sent: readonly Cause[], { at, named, isLate }: Asked): FoundCause {
  const arrived = sent.filter((message) => message.failedAt === null || deliveryOf(message) !== null)
  if (named.length > 0 && !isLate) {
    const own = arrived.filter(({ templateId }) => named.includes(templateId))
    const message = lastBefore(own, at)
    // Of a name with several languages, the first stands for all where no message shows which it was.
    return { attribution: 'direct', templateId: message?.templateId ?? named[0] ?? null, message }
  }
  const message = lastBefore(isLate ? arrived.filter((one) => deliveryOf(one) !== null) : arrived, at)
  const isNear = message !== null && at - (deliveryOf(message) ?? message.sentAt) <= WINDOW_MS
  if (!isNear) return { attribution: 'none', templateId: null, message: null }
  return { attribution: 'window', templateId: message.templateId, message }
}

/** Returns the message that was delivered last before a moment; if it is not known when one was, its sending counts. */
function lastBefore(sent: readonly Cause[], at: Instant): Cause | null {
  const timed = sent.map((message) => ({ message, time: deliveryOf(message) ?? message.sentAt }))
  const ordered = timed.toSorted((a, b) => a.time - b.time)
  const near = ordered.findLast(({ time }) => time <= at) ?? ordered.find(({ time }) => time <= at + CLOCKS_MS)
  return near?.message ?? null
}

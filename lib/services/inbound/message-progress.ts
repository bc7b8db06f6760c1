import type { MessageProgress } from '@/db/queries/template-watch/messages'
import type { StatusEvent } from '@/lib/backends/whatsapp/events'
import type { Instant } from '@/lib/consent/types'

type Moment = 'deliveredAt' | 'readAt' | 'failedAt'

/** What WhatsApp's words say of a message. A voice message that was played was read. Other words say nothing here. */
const MOMENT_OF: Readonly<Partial<Record<string, Moment>>> = {
  delivered: 'deliveredAt',
  read: 'readAt',
  played: 'readAt',
  failed: 'failedAt',
}

/**
 * Returns what statuses say of each message, in whatever order they came: the earliest moment of each kind, none of
 * them in the future. `senders`: our ids of numbers by Meta's.
 */
export function messageProgress(
  events: readonly StatusEvent[],
  senders: ReadonlyMap<string, string>,
  now: Instant,
): MessageProgress[] {
  const told = new Map<string, MessageProgress>()
  for (const { id, status, seconds, recipient } of events) {
    const moment = MOMENT_OF[status]
    if (moment === undefined) continue
    const known = told.get(id) ?? {
      messageId: id,
      senderId: senders.get(recipient.phoneNumberId) ?? null,
      deliveredAt: null,
      readAt: null,
      failedAt: null,
    }
    known[moment] = Math.min(known[moment] ?? Infinity, seconds * 1000, now)
    told.set(id, known)
  }
  return [...told.values()]
}

import type { DayChange } from '@/db/queries/template-watch/days'
import type { WatchedMessage } from '@/db/queries/template-watch/messages'
import type { Instant } from '@/lib/consent/types'
import { NIL_ID } from '@/lib/ids'

export interface CountedMessage {
  /** The message with what of it is in the counters from now on. */
  message: WatchedMessage
  changes: DayChange[]
  /** The day from which its delivery moved; null: it did not move. */
  movedFrom: string | null
}

/**
 * Returns what a message adds to the counters beyond what is counted of it already. A message that was read was
 * delivered, and none was delivered before it was sent, whatever the clocks say. A failure is forgotten once the
 * message was delivered after all. Counting twice adds nothing the second time.
 */
export function countMessage(before: WatchedMessage, dayOf: (at: Instant) => string): CountedMessage {
  const deliveredAt = deliveryOf(before)
  const next: WatchedMessage = {
    ...before,
    sentDay: before.sentDay ?? dayOf(before.sentAt),
    deliveredDay: deliveredAt === null ? null : dayOf(deliveredAt),
    readCounted: before.readAt !== null,
    failedCounted: before.failedAt !== null && deliveredAt === null,
  }
  const changes = new Map<string, DayChange>()
  const add = (day: string | null, what: Counter | null, by: number) => {
    if (day === null || what === null || by === 0) return
    const change = changes.get(day) ?? noChange(before, day)
    change[what] += by
    changes.set(day, change)
  }
  if (before.sentDay === null) {
    add(next.sentDay, 'sent', 1)
    add(next.sentDay, standingCounter(next), 1)
  }
  add(next.sentDay, 'failed', Number(next.failedCounted) - Number(before.failedCounted))
  if (before.deliveredDay !== next.deliveredDay) {
    add(before.deliveredDay, 'delivered', -1)
    add(next.deliveredDay, 'delivered', 1)
    add(before.deliveredDay, 'read', -Number(before.readCounted))
    add(next.deliveredDay, 'read', Number(next.readCounted))
  } else add(next.deliveredDay, 'read', Number(next.readCounted) - Number(before.readCounted))
  const hasMoved = before.deliveredDay !== null && before.deliveredDay !== next.deliveredDay
  return { message: next, changes: [...changes.values()], movedFrom: hasMoved ? before.deliveredDay : null }
}

/** Returns when a message was delivered, as far as is known; null: it is not known to be. */
export function deliveryOf({
  sentAt,
  deliveredAt,
  readAt,
}: Pick<WatchedMessage, 'sentAt' | 'deliveredAt' | 'readAt'>): Instant | null {
  if (deliveredAt === null && readAt === null) return null
  return Math.max(sentAt, Math.min(deliveredAt ?? Infinity, readAt ?? Infinity))
}

type Counter = Exclude<keyof DayChange, 'templateId' | 'senderId' | 'day'>

function standingCounter({ standing }: WatchedMessage): Counter | null {
  if (standing === 'not_needed') return 'notNeeded'
  return standing === 'no_topic' ? null : standing
}

const noChange = ({ templateId, senderId }: WatchedMessage, day: string): DayChange => ({
  templateId,
  senderId: senderId ?? NIL_ID,
  day,
  sent: 0,
  failed: 0,
  agreed: 0,
  refused: 0,
  unanswered: 0,
  notNeeded: 0,
  delivered: 0,
  read: 0,
})

/** Returns changes with those of the same row of the counters added up. */
export function summedChanges(changes: readonly DayChange[]): DayChange[] {
  const sums = new Map<string, DayChange>()
  for (const change of changes) {
    const key = `${change.templateId} ${change.senderId} ${change.day}`
    const sum = sums.get(key)
    if (!sum) sums.set(key, { ...change })
    else for (const name of COUNTERS) sum[name] += change[name]
  }
  return [...sums.values()]
}

const COUNTERS = [
  'sent',
  'failed',
  'agreed',
  'refused',
  'unanswered',
  'notNeeded',
  'delivered',
  'read',
] as const satisfies readonly Counter[]

import { describe, expect, test } from 'vitest'
import type { DayChange } from '@/db/queries/template-watch/days'
import type { WatchedMessage } from '@/db/queries/template-watch/messages'
import { countMessage, summedChanges } from './count-message'

const HOUR = 3_600_000
const NOON = Date.UTC(2026, 10, 1, 12)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const SENT: WatchedMessage = {
  messageId: 'wamid.1',
  contactId: 'c',
  templateId: 't',
  senderId: null,
  sentAt: NOON,
  deliveredAt: null,
  readAt: null,
  failedAt: null,
  sentDay: null,
  deliveredDay: null,
  readCounted: false,
  failedCounted: false,
  standing: 'agreed',
}

type Told = Partial<Pick<WatchedMessage, 'deliveredAt' | 'readAt' | 'failedAt'>>

/** Counts a message after each status. Returns what is in the counters at the end, without zeros. */
function countedAfter(...told: Told[]) {
  let message = SENT
  const changes: DayChange[] = []
  for (const one of [{}, ...told]) {
    const least = (key: keyof Told) => Math.min(message[key] ?? Infinity, one[key] ?? Infinity)
    const known = (key: keyof Told) => (least(key) === Infinity ? null : least(key))
    const next = { deliveredAt: known('deliveredAt'), readAt: known('readAt'), failedAt: known('failedAt') }
    const counted = countMessage({ ...message, ...next }, dayOf)
    changes.push(...counted.changes)
    message = counted.message
  }
  return summedChanges(changes)
    .map(({ day, templateId: _template, senderId: _sender, ...counts }) => ({
      day,
      ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
    }))
    .filter((row) => Object.keys(row).length > 1)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

const orders = <T>(all: readonly T[]): T[][] =>
  all.length === 0 ? [[]] : all.flatMap((one, place) => orders(all.toSpliced(place, 1)).map((rest) => [one, ...rest]))

describe('what a message adds to the counters', () => {
  test('is the same whatever order its statuses come in, and however often', () => {
    const told = [{ deliveredAt: NOON + HOUR }, { readAt: NOON + 30 * HOUR }, { failedAt: NOON + 2 }]
    const expected = [{ day: '2026-11-01', sent: 1, agreed: 1, delivered: 1, read: 1 }]
    for (const order of orders(told)) expect(countedAfter(...order, ...order)).toEqual(expected)
  })

  test('moves with its delivery to an earlier day, the read with it', () => {
    expect(countedAfter({ readAt: NOON + 30 * HOUR })).toEqual([
      { day: '2026-11-01', sent: 1, agreed: 1 },
      { day: '2026-11-02', delivered: 1, read: 1 },
    ])
    expect(countedAfter({ readAt: NOON + 30 * HOUR }, { deliveredAt: NOON + HOUR })).toEqual([
      { day: '2026-11-01', sent: 1, agreed: 1, delivered: 1, read: 1 },
    ])
    const first = countMessage({ ...SENT, readAt: NOON + 30 * HOUR }, dayOf).message
    expect(countMessage({ ...first, deliveredAt: NOON }, dayOf).movedFrom).toBe('2026-11-02')
  })

  test('was not delivered before it was sent, whatever another clock says', () => {
    expect(countedAfter({ deliveredAt: NOON - 20 * HOUR })).toEqual([
      { day: '2026-11-01', sent: 1, agreed: 1, delivered: 1 },
    ])
  })

  test('is a failure only while it was not delivered', () => {
    expect(countedAfter({ failedAt: NOON })).toEqual([{ day: '2026-11-01', sent: 1, agreed: 1, failed: 1 }])
    expect(countMessage({ ...SENT, standing: 'no_topic' }, dayOf).changes).toMatchObject([{ sent: 1, agreed: 0 }])
  })
})

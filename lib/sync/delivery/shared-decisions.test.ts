import { expect, test } from 'vitest'
import type { TopicDecision } from '@/lib/backends/backend'
import { SharedDecisions } from './shared-decisions'

const decision = (topicId: string, allowed: boolean, reason: TopicDecision['reason']): TopicDecision => ({
  ...{ topicId, key: topicId, category: 'marketing', allowed, reason },
})
const listOf = (...reasons: TopicDecision['reason'][]) =>
  reasons.map((reason, place) => decision(`t${place}`, reason === 'opted_in', reason))

test('equal lists are one, and lists that differ in one topic are not', () => {
  const shared = new SharedDecisions()
  const lists = [
    listOf('opted_in', 'opted_out'),
    listOf('opted_out', 'opted_in'),
    listOf('opted_in', 'opted_in'),
    listOf('stopped', 'opted_out'),
    [decision('t0', false, 'opted_in'), decision('t1', false, 'opted_out')],
    listOf('opted_in'),
    listOf(),
  ]
  const kept = lists.map((list) => shared.share(list))
  expect(kept).toEqual(lists)
  expect(new Set(kept).size).toBe(lists.length)
  for (const [place, list] of lists.entries()) expect(shared.share(structuredClone(list))).toBe(kept[place])
})

test('however many lists there are, each is returned as it is, and few are kept', () => {
  const shared = new SharedDecisions()
  const reasons = ['opted_in', 'opted_out', 'stopped', 'paused', 'released', 'erased'] as const
  const lists = reasons.flatMap((a) => reasons.flatMap((b) => reasons.map((c) => listOf(a, b, c))))
  const first = lists[0]!
  expect(shared.share(first)).toBe(first)
  for (const list of lists) expect(shared.share(structuredClone(list))).toEqual(list)
  // It was forgotten on the way, and is kept again now.
  const again = structuredClone(first)
  expect(shared.share(again)).toBe(again)
})

import { expect, test } from 'vitest'
import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { Outcome } from '@/lib/backends/backend'
import { syncMetrics } from '@/lib/sync/metrics'
import { BatchCounts } from './batch-counts'

const NOW = Date.UTC(2026, 10, 30)
const mark = (changes: Partial<ClaimedMark>): ClaimedMark => ({
  contactId: 'c',
  version: 1,
  mirrored: null,
  externalId: null,
  urgent: false,
  waitingSince: null,
  attempts: 0,
  uncertainSince: null,
  ...changes,
})
const CONFIRMED: Outcome = { kind: 'confirmed', mirrored: null, externalId: null }
const OUTCOMES: [Outcome, ClaimedMark][] = [
  [CONFIRMED, mark({ urgent: true, waitingSince: NOW - 300 })],
  [CONFIRMED, mark({ waitingSince: NOW - 7000 })],
  [CONFIRMED, mark({ waitingSince: NOW + 1000 })],
  [CONFIRMED, mark({})],
  [{ kind: 'released' }, mark({ waitingSince: NOW - 300 })],
  [{ kind: 'uncertain', reason: 'timeout', refuses: true }, mark({ urgent: true, waitingSince: NOW - 300 })],
  [{ kind: 'uncertain', reason: 'timeout', refuses: false }, mark({})],
]

test('counted together, outcomes and waits are the same as one by one', async () => {
  const [plain, together] = [syncMetrics(), syncMetrics()]
  for (const [{ kind: outcome }, { urgent, waitingSince }] of OUTCOMES) {
    plain.outcomes.inc({ kind: 'weni', outcome })
    if (outcome === 'confirmed' && waitingSince !== null)
      plain.lag.observe({ kind: 'weni', urgent: String(urgent) }, Math.max(0, NOW - waitingSince) / 1000)
  }
  const counts = new BatchCounts(together, 'weni')
  for (const [outcome, claimed] of OUTCOMES) counts.note(outcome, claimed, NOW)
  counts.end()
  counts.end()
  expect(await together.registry.metrics()).toBe(await plain.registry.metrics())
})

test('what is noted after the end of a batch, whose requests were still on their way, is counted too', async () => {
  const metrics = syncMetrics()
  const counts = new BatchCounts(metrics, 'weni')
  counts.note(CONFIRMED, mark({}), NOW)
  counts.end()
  counts.note(CONFIRMED, mark({}), NOW)
  counts.note({ kind: 'released' }, mark({}), NOW)
  const { values } = await metrics.outcomes.get()
  expect(values.filter(({ value }) => value > 0).map(({ labels, value }) => [labels.outcome, value])).toEqual([
    ['confirmed', 2],
    ['released', 1],
  ])
})

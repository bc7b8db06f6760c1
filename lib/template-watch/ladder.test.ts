import { expect, test } from 'vitest'
import { ladderOf, type MetaEvent } from './ladder'

const HOUR = 3_600_000
const NOW = 1000 * HOUR
const paused = (hoursAgo: number, title: string | null = null): MetaEvent => ({
  ...{ kind: 'status', word: 'PAUSED', title, at: NOW - hoursAgo * HOUR },
})

test.each([
  ['APPROVED', 'GREEN', [], { step: 'fine', pauses: 0, endsAt: null, next: { pauseHours: 3 } }],
  ['APPROVED', 'YELLOW', [], { step: 'warned', next: { pauseHours: 3 } }],
  ['FLAGGED', null, [], { step: 'warned' }],
  ['APPROVED', 'RED', [paused(90, 'FIRST_PAUSE')], { step: 'in_danger', pauses: 1, next: { pauseHours: 6 } }],
  ['APPROVED', 'RED', [paused(90), paused(30)], { step: 'in_danger', pauses: 2, next: 'disabled' }],
  ['PAUSED', 'RED', [paused(1, 'FIRST_PAUSE')], { step: 'paused', endsAt: NOW + 2 * HOUR, next: { pauseHours: 6 } }],
  // The first one came before the account was connected here: only Meta's title tells that this is the second.
  ['PAUSED', 'RED', [paused(1, 'SECOND_PAUSE')], { step: 'paused', endsAt: NOW + 5 * HOUR, next: 'disabled' }],
  ['PAUSED', 'RED', [paused(4, 'FIRST_PAUSE')], { step: 'paused_open', endsAt: null }],
  ['PAUSED', null, [paused(1, 'RATE_LIMITING_PAUSE')], { step: 'paused_open', pauses: 0, next: { pauseHours: 3 } }],
  ['PAUSED', null, [], { step: 'paused_open', pauses: 0 }],
  ['DISABLED', 'RED', [paused(90), paused(30)], { step: 'disabled', pauses: 2, next: null }],
  [null, null, [], { step: 'fine' }],
] as const)('status %s, quality %s, after %j', (status, quality, events, expected) => {
  expect(ladderOf({ status, quality, events }, NOW)).toMatchObject(expected)
})

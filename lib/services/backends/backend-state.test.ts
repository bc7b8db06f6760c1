import { expect, test } from 'vitest'
import { backendState, needsPerson } from './backend-state'

const NOW = 1_800_000_000_000
const MINUTE = 60_000
const none = { count: 0, oldestSince: null }
const active: Parameters<typeof backendState>[0] = {
  ...{ status: 'active', statusReason: null, blockedUntil: null },
  ...{ refusals: none, others: none, readings: { hanging: [] } },
}
const hanging = (reason: string) => ({
  readings: { hanging: [{ kind: 'everything' as const, reason, since: NOW - MINUTE, nextAt: NOW }] },
})

test.each<[string, object]>([
  ['in_step', {}],
  ['in_step', { others: { count: 3, oldestSince: NOW - MINUTE } }],
  ['behind', { refusals: { count: 1, oldestSince: NOW - 6 * MINUTE } }],
  ['reading', { status: 'paused', statusReason: 'connecting' }],
  ['reading', { status: 'paused', statusReason: 'after_restore' }],
  ['token_refused', { status: 'paused', statusReason: 'http_403' }],
  ['token_refused', { status: 'paused', statusReason: 'graph_190' }],
  // The first reading fails although nothing was to be delivered yet.
  ['token_refused', { status: 'paused', statusReason: 'connecting', ...hanging('http_403: Invalid token') }],
  ['blocked', { status: 'paused', statusReason: 'graph_131031', blockedUntil: NOW + 1 }],
  ['refused', { status: 'paused', statusReason: 'graph_131031', blockedUntil: NOW }],
  ['reading', { status: 'paused', statusReason: 'after_restore', blockedUntil: NOW + 1 }],
  ['disabled', { status: 'disabled', statusReason: 'by_hand', blockedUntil: NOW + 1 }],
  ['secret_lost', { status: 'paused', statusReason: 'key_compromised' }],
  ['not_readable', hanging('http_500: oops')],
  ['in_step', hanging('budget')],
  ['in_step', hanging('http_429: slow down')],
  ['disabled', { status: 'disabled', statusReason: 'by_hand' }],
  ['gone', { status: 'disabled', statusReason: 'http_410' }],
])('%s', (state, over) => {
  expect(backendState({ ...active, ...over }, NOW)).toBe(state)
})

test('a person is needed where nothing goes on by itself, or contacts were set aside', () => {
  expect(needsPerson('in_step', 0)).toBe(false)
  expect(needsPerson('in_step', 1)).toBe(true)
  expect(needsPerson('reading', 0)).toBe(false)
  expect(needsPerson('token_refused', 0)).toBe(true)
  expect(needsPerson('gone', 0)).toBe(true)
})

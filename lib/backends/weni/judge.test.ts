import { expect, test } from 'vitest'
import { readRetryAfter } from '@/lib/backends/retry-after'
import type { WeniReply, WeniResult } from './api'
import { describe, isGone, judgeFailure } from './judge'

const write = { attempts: 0, refuses: true, writes: true }
const answer = (status: number, body: unknown = null, retryAfterMs: number | null = null): WeniResult => ({
  ok: true,
  reply: { status, body, retryAfterMs },
})

test.each([
  [
    'a bad token pauses the backend',
    answer(403, { detail: 'Invalid token' }),
    { kind: 'paused', reason: 'http_403: Invalid token' },
  ],
  ['throttled: as long as it asks', answer(429, null, 12_000), { kind: 'retry', fault: 'budget', afterMs: 12_000 }],
  ['a first 500 may be the asset cache', answer(500), { kind: 'retry', fault: 'contact', afterMs: 6000 }],
  [
    'an unknown field on creation may be the asset cache',
    answer(400, { error: "unknown contact field 'x'" }),
    { kind: 'retry', afterMs: 6000 },
  ],
  [
    'other bad requests cannot succeed',
    answer(400, { language: ['Not a valid ISO639-3 language code.'] }),
    { kind: 'dead_letter' },
  ],
  ['a gateway time-out leaves the outcome open', answer(504), { kind: 'uncertain' }],
  ['a wrong path is the backend’s fault', answer(404), { kind: 'retry', fault: 'backend' }],
  ['a redirect is not followed', answer(302), { kind: 'retry', fault: 'backend', reason: 'redirected' }],
  ['a page instead of an answer', answer(200), { kind: 'retry', fault: 'contact', reason: 'unreadable_answer' }],
  [
    'a time-out leaves the outcome open',
    { ok: false, sent: true, reason: 'timeout' },
    { kind: 'uncertain', reason: 'timeout' },
  ],
  [
    'what was never sent is tried again',
    { ok: false, sent: false, reason: 'connection_refused' },
    { kind: 'retry', fault: 'backend' },
  ],
  ['a refused address pauses', { ok: false, sent: false, reason: 'address_refused' }, { kind: 'paused' }],
] as [string, WeniResult, object][])('%s', (_, result, outcome) => {
  expect(judgeFailure(result, write)).toMatchObject({ ...outcome, refuses: true })
})

test('the asset cache is waited for once only', () => {
  expect(judgeFailure(answer(500), { ...write, attempts: 1 })).not.toHaveProperty('afterMs')
  const unknownField = answer(400, { fields: ['Invalid contact field key: x'] })
  expect(judgeFailure(unknownField, { ...write, attempts: 1 })).toMatchObject({ kind: 'dead_letter' })
})

test('a read whose answer is lost can simply be repeated', () => {
  const lost: WeniResult = { ok: false, sent: true, reason: 'timeout' }
  expect(judgeFailure(lost, { ...write, writes: false })).toMatchObject({ kind: 'retry' })
})

test('a reason never holds a number or an id of a person', () => {
  const reply = (message: string): WeniReply => ({ status: 400, body: { urns: { 0: [message] } }, retryAfterMs: null })
  expect(describe(reply('Invalid URN: whatsapp:5511987654321. Ensure'))).toBe('http_400: Invalid URN: # Ensure')
  expect(describe(reply('No such object: 09d23a05-47fe-4a3d-8a3f-1b5a2f4c6d01'))).toBe('http_400: No such object: #')
})

test('a reply of megabytes in one word is told in a few letters, and does not hold the process', () => {
  // Searched from each letter on to its end, this would take hours.
  const body = { error: 'a'.repeat(2_000_000) }
  expect(describe({ status: 400, body, retryAfterMs: null })).toBe(`http_400: ${'a'.repeat(120)}`)
})

test('a contact is gone with a JSON 404 or when it was deleted, not with a proxy’s 404 page', () => {
  expect(isGone({ status: 404, body: { detail: 'Not found.' }, retryAfterMs: null })).toBe(true)
  expect(isGone({ status: 404, body: null, retryAfterMs: null })).toBe(false)
  expect(
    isGone({ status: 400, body: { non_field_errors: ["Inactive contacts can't be modified."] }, retryAfterMs: null }),
  ).toBe(true)
})

test.each([
  ['17', 17_000],
  ['0', 1000],
  ['99999', 3_600_000],
  ['soon', null],
  [undefined, null],
])('Retry-After %s is %s ms', (text, ms) => {
  expect(readRetryAfter(text)).toBe(ms)
})

import { expect, test } from 'vitest'
import type { HttpResult } from '@/lib/backends/http'
import { judge, retryDelayMs } from './judge'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const first = { attempts: 0, refuses: false, random: 0.5 }
const answer = (status: number, retryAfter?: string): HttpResult => ({
  ok: true,
  reply: { status, text: '', retryAfter },
})
const lost = (reason: string): HttpResult => ({ ok: false, sent: true, reason })

test.each([200, 201, 202, 204, 299])('%i: taken', (status) => {
  expect(judge(answer(status), first)).toEqual({ kind: 'taken' })
})

test.each([300, 301, 302, 307, 308, 400, 401, 403, 404, 409, 422, 500, 501])('%i: by the schedule', (status) => {
  expect(judge(answer(status, '7'), first)).toEqual({
    kind: 'problem',
    outcome: {
      kind: 'retry',
      reason: `http_${status}`,
      refuses: false,
      fault: 'contact',
      scheduled: true,
      afterMs: 5000,
    },
  })
})

test.each([502, 503, 504])('%i: by the schedule, and the endpoint is left in peace for a moment', (status) => {
  expect(judge(answer(status), first)).toMatchObject({ blockMs: 10_000, outcome: { scheduled: true, afterMs: 5000 } })
})

test.each([
  [429, undefined, MINUTE],
  [429, '120', 2 * MINUTE],
  [503, '30', 30_000],
  [502, '1', 1000],
  [504, '99999999', 24 * HOUR],
  [429, 'nonsense', MINUTE],
  [429, '-5', 1000],
])('%i with Retry-After %s: nothing goes there for %i ms, and no attempt is counted', (status, retryAfter, ms) => {
  expect(judge(answer(status, retryAfter), first)).toEqual({
    kind: 'problem',
    blockMs: ms,
    // Only a time that the endpoint named says something about its limit.
    isNamed: retryAfter !== undefined && retryAfter !== 'nonsense',
    outcome: { kind: 'retry', reason: `http_${status}`, refuses: false, fault: 'budget', afterMs: ms },
  })
})

test('410: the other side wants nothing more', () => {
  expect(judge(answer(410), { ...first, refuses: true })).toEqual({
    kind: 'problem',
    outcome: { kind: 'disabled', reason: 'http_410', refuses: true },
  })
})

test('no answer: by the schedule; a wrong address: paused', () => {
  for (const reason of ['timeout', 'connection_lost', 'connection_refused', 'unknown_host', 'bad_certificate']) {
    expect(judge(lost(reason), first)).toMatchObject({ outcome: { kind: 'retry', reason, scheduled: true } })
  }
  for (const reason of ['address_refused', 'not_https', 'not_http']) {
    expect(judge(lost(reason), first)).toMatchObject({ outcome: { kind: 'paused', reason } })
  }
})

test('the schedule of Standard Webhooks, and at its end daily for refusals only', () => {
  const delays = Array.from({ length: 11 }, (_, attempts) => retryDelayMs(attempts, false, 0.5))
  const hours = [2, 5, 10, 14, 20, 24].map((count) => count * HOUR)
  expect(delays).toEqual([5000, 5 * MINUTE, 30 * MINUTE, ...hours, null, null])
  expect([9, 10, 400].map((attempts) => retryDelayMs(attempts, true, 0.5))).toEqual([24 * HOUR, 24 * HOUR, 24 * HOUR])
  expect([0, 1].map((random) => retryDelayMs(1, false, random))).toEqual([4.5 * MINUTE, 5.5 * MINUTE])
})

test('at the end of the schedule an agreement is a dead letter with the reason, a refusal is not', () => {
  const last = { ...first, attempts: 9 }
  expect(judge(answer(500), last)).toMatchObject({ outcome: { kind: 'dead_letter', reason: 'http_500' } })
  expect(judge(lost('timeout'), last)).toMatchObject({ outcome: { kind: 'dead_letter', reason: 'timeout' } })
  expect(judge(answer(500), { ...last, refuses: true })).toMatchObject({
    outcome: { kind: 'retry', refuses: true, afterMs: 24 * HOUR },
  })
})

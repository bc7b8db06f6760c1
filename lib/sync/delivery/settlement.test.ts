import { expect, test } from 'vitest'
import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { Outcome } from '@/lib/backends/backend'
import { backoffMs, settlementOf, type SettlementContext } from './settlement'

const NOW = Date.UTC(2026, 0, 1)
const MARK: ClaimedMark = {
  contactId: 'c',
  version: 7,
  mirrored: { old: true },
  externalId: 'x',
  urgent: false,
  waitingSince: NOW - 1000,
  attempts: 0,
  uncertainSince: null,
}
const CONTEXT: SettlementContext = {
  now: NOW,
  recheckAt: null,
  uncertainMs: 30_000,
  gone: false,
  backendDown: false,
  random: 1,
}
const settle = (outcome: Outcome, mark: Partial<ClaimedMark> = {}, context: Partial<SettlementContext> = {}) =>
  settlementOf({ ...MARK, ...mark }, outcome, { ...CONTEXT, ...context })

const confirmed: Outcome = { kind: 'confirmed', mirrored: { fresh: true }, externalId: 'x' }
const retry = (changes: Partial<Extract<Outcome, { kind: 'retry' }>> = {}): Outcome => ({
  kind: 'retry',
  reason: 'http_500',
  refuses: false,
  fault: 'contact',
  ...changes,
})

test('confirmed: in step, nothing waits', () => {
  expect(settle(confirmed, { urgent: true, attempts: 4 })).toMatchObject({
    confirmed: true,
    mirrored: { fresh: true },
    dueAt: null,
    urgent: false,
    attempts: 0,
    lastError: null,
  })
})

test('confirmed soon after an unknown outcome: written again when the lost request can no longer land', () => {
  const soon = settle(confirmed, { uncertainSince: NOW - 1000, urgent: true })
  expect(soon).toMatchObject({ confirmed: true, dueAt: NOW + 29_000, urgent: true, uncertainSince: NOW - 1000 })
  expect(settle(confirmed, { uncertainSince: NOW - 30_000 })).toMatchObject({ dueAt: null, uncertainSince: null })
})

test('an unknown outcome forgets what was mirrored, and is never given up', () => {
  const unknown: Outcome = { kind: 'uncertain', reason: 'timeout', refuses: false }
  expect(settle(unknown)).toMatchObject({
    confirmed: false,
    mirrored: null,
    uncertainSince: NOW,
    dueAt: NOW + 1000,
    attempts: 1,
  })
  expect(settle(unknown, { attempts: 50 }).dueAt).toBe(NOW + 30 * 60_000)
})

test('what cannot succeed is set aside, but a refusal comes back at growing distances', () => {
  const aside = (refuses: boolean): Outcome => ({ kind: 'set_aside', reason: 'http_400', refuses })
  expect(settle(aside(false))).toMatchObject({ setAside: 'http_400', dueAt: null })
  expect(settle(aside(true))).toMatchObject({ setAside: 'http_400', dueAt: NOW + 1000, urgent: true, attempts: 1 })
  expect(settle(aside(false), { urgent: true, attempts: 30 }).dueAt).toBe(NOW + 5 * 60_000)
})

test('nobody to write to is nothing to write for a contact that is released or erased', () => {
  const outcome: Outcome = { kind: 'set_aside', reason: 'no_address', refuses: true }
  expect(settle(outcome, {}, { gone: true })).toMatchObject({ confirmed: true, dueAt: null, setAside: null })
  expect(settle(outcome)).toMatchObject({ confirmed: false, setAside: 'no_address' })
})

test('a contact’s own failures back off, and end for agreements only', () => {
  expect(settle(retry(), { attempts: 3 })).toMatchObject({ attempts: 4, dueAt: NOW + 8000, setAside: null })
  expect(settle(retry(), { attempts: 11 })).toMatchObject({ dueAt: null, setAside: 'http_500' })
  const refusal = retry({ refuses: true })
  expect(settle(refusal, { attempts: 11 })).toMatchObject({ setAside: null, urgent: true })
  expect(settle(refusal, { attempts: 90 })).toMatchObject({ dueAt: NOW + 5 * 60_000, setAside: null })
  expect(settle(retry({ afterMs: 6000 })).dueAt).toBe(NOW + 6000)
})

test('a backend that is away costs no contact an attempt', () => {
  expect(settle(retry({ fault: 'backend' }), { attempts: 2 })).toMatchObject({ attempts: 2, dueAt: NOW + 5000 })
  expect(settle(retry(), { attempts: 2 }, { backendDown: true })).toMatchObject({ attempts: 2, dueAt: NOW + 5000 })
})

test('a backend’s own schedule holds also while it fails for everybody', () => {
  const scheduled = retry({ afterMs: 300_000, scheduled: true })
  expect(settle(scheduled, { attempts: 2 }, { backendDown: true })).toMatchObject({ attempts: 3, dueAt: NOW + 300_000 })
})

test('a used-up budget waits as long as it says, without an attempt', () => {
  const outcome = retry({ fault: 'budget', afterMs: 40_000, progress: { mirrored: { half: true }, externalId: 'y' } })
  expect(settle(outcome)).toMatchObject({ attempts: 0, dueAt: NOW + 41_000, mirrored: { half: true }, externalId: 'y' })
})

test('a budget that is used up for long is asked again within a minute: it may have been given more', () => {
  expect(settle(retry({ fault: 'budget', afterMs: 3_000_000 }))).toMatchObject({ dueAt: NOW + 61_000 })
  expect(settle(retry({ fault: 'budget' }))).toMatchObject({ dueAt: NOW + 61_000 })
})

test('what no repetition can change is set aside at once, a refusal as well; any other refusal comes back', () => {
  const aside = { kind: 'set_aside', reason: 'user_id_not_taken', refuses: true } as const
  expect(settle({ ...aside, final: true })).toMatchObject({ setAside: 'user_id_not_taken', dueAt: null, urgent: true })
  expect(settle(aside).dueAt).not.toBeNull()
})

test('an id that is nobody’s is forgotten with all that was mirrored under it', () => {
  const outcome = retry({ reason: 'contact_gone', forget: true, afterMs: 0 })
  expect(settle(outcome)).toMatchObject({ externalId: null, mirrored: null, dueAt: NOW })
})

test('what was not begun, and what a paused backend did not take, is due at once', () => {
  expect(settle({ kind: 'released' })).toEqual({
    ...settle({ kind: 'released' }),
    dueAt: NOW,
    attempts: 0,
    urgent: false,
  })
  expect(settle({ kind: 'paused', reason: 'http_403', refuses: true })).toMatchObject({
    dueAt: NOW,
    urgent: true,
    attempts: 0,
  })
  expect(settle({ kind: 'disabled', reason: 'http_410', refuses: false })).toMatchObject({ dueAt: NOW, attempts: 0 })
})

test('a refusal that failed nine times by bad luck is back within a minute', () => {
  const unknown: Outcome = { kind: 'uncertain', reason: 'timeout', refuses: true }
  expect(settle(unknown, { attempts: 9 }).dueAt).toBeLessThan(NOW + 60_000)
  expect(settle(retry({ refuses: true }), { attempts: 9 }).dueAt).toBeLessThan(NOW + 60_000)
})

test('back-off grows up to its end, and half of it is chance', () => {
  const pace = { mostMs: 60_000, growth: 2 }
  expect(backoffMs(0, pace, 1)).toBe(1000)
  expect(backoffMs(0, pace, 0)).toBe(500)
  expect(backoffMs(5, pace, 1)).toBe(32_000)
  expect(backoffMs(5, { ...pace, growth: 1.5 }, 1)).toBe(1000 * 1.5 ** 5)
  expect(backoffMs(500, pace, 1)).toBe(60_000)
})

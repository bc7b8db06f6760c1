import { expect, test } from 'vitest'
import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { Outcome } from '@/lib/backends/backend'
import { backoffMs, acknowledgementOf, type OutcomeContext } from './acknowledgement'

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
const CONTEXT: OutcomeContext = {
  now: NOW,
  recheckAt: null,
  uncertainMs: 30_000,
  gone: false,
  backendDown: false,
  isSpent: () => false,
  random: 1,
}
const acknowledge = (outcome: Outcome, mark: Partial<ClaimedMark> = {}, context: Partial<OutcomeContext> = {}) =>
  acknowledgementOf({ ...MARK, ...mark }, outcome, { ...CONTEXT, ...context })

const confirmed: Outcome = { kind: 'confirmed', mirrored: { fresh: true }, externalId: 'x' }
const retry = (changes: Partial<Extract<Outcome, { kind: 'retry' }>> = {}): Outcome => ({
  kind: 'retry',
  reason: 'http_500',
  refuses: false,
  fault: 'contact',
  ...changes,
})

test('after a confirmation the contact is up to date and nothing waits', () => {
  expect(acknowledge(confirmed, { urgent: true, attempts: 4 })).toMatchObject({
    confirmed: true,
    mirrored: { fresh: true },
    dueAt: null,
    urgent: false,
    attempts: 0,
    lastError: null,
  })
})

test('a confirmation soon after an unknown outcome is written again when the lost request can’t arrive', () => {
  const soon = acknowledge(confirmed, { uncertainSince: NOW - 1000, urgent: true })
  expect(soon).toMatchObject({ confirmed: true, dueAt: NOW + 29_000, urgent: true, uncertainSince: NOW - 1000 })
  expect(acknowledge(confirmed, { uncertainSince: NOW - 30_000 })).toMatchObject({ dueAt: null, uncertainSince: null })
})

test('an unknown outcome forgets what was mirrored, and is never given up', () => {
  const unknown: Outcome = { kind: 'uncertain', reason: 'timeout', refuses: false }
  expect(acknowledge(unknown)).toMatchObject({
    confirmed: false,
    mirrored: null,
    uncertainSince: NOW,
    dueAt: NOW + 1000,
    attempts: 1,
  })
  expect(acknowledge(unknown, { attempts: 50 }).dueAt).toBe(NOW + 30 * 60_000)
})

test('what cannot succeed becomes a dead letter, but a refusal is tried again after growing waits', () => {
  const aside = (refuses: boolean): Outcome => ({ kind: 'dead_letter', reason: 'http_400', refuses })
  expect(acknowledge(aside(false))).toMatchObject({ deadLetter: 'http_400', dueAt: null })
  expect(acknowledge(aside(true))).toMatchObject({
    deadLetter: 'http_400',
    dueAt: NOW + 1000,
    urgent: true,
    attempts: 1,
  })
  expect(acknowledge(aside(false), { urgent: true, attempts: 30 }).dueAt).toBe(NOW + 5 * 60_000)
})

test('for a contact that is released or erased, a missing address means that nothing is left to write', () => {
  const outcome: Outcome = { kind: 'dead_letter', reason: 'no_address', refuses: true }
  expect(acknowledge(outcome, {}, { gone: true })).toMatchObject({ confirmed: true, dueAt: null, deadLetter: null })
  expect(acknowledge(outcome)).toMatchObject({ confirmed: false, deadLetter: 'no_address' })
})

test('a contact’s own failures back off, and end for agreements only', () => {
  expect(acknowledge(retry(), { attempts: 3 })).toMatchObject({ attempts: 4, dueAt: NOW + 8000, deadLetter: null })
  expect(acknowledge(retry(), { attempts: 11 })).toMatchObject({ dueAt: null, deadLetter: 'http_500' })
  const refusal = retry({ refuses: true })
  expect(acknowledge(refusal, { attempts: 11 })).toMatchObject({ deadLetter: null, urgent: true })
  expect(acknowledge(refusal, { attempts: 90 })).toMatchObject({ dueAt: NOW + 5 * 60_000, deadLetter: null })
  expect(acknowledge(retry({ afterMs: 6000 })).dueAt).toBe(NOW + 6000)
})

test('while a backend is unavailable, no contact’s attempts are counted', () => {
  expect(acknowledge(retry({ fault: 'backend' }), { attempts: 2 })).toMatchObject({ attempts: 2, dueAt: NOW + 5000 })
  expect(acknowledge(retry(), { attempts: 2 }, { backendDown: true })).toMatchObject({ attempts: 2, dueAt: NOW + 5000 })
})

test('a backend’s own schedule holds also while it fails for everybody', () => {
  const scheduled = retry({ afterMs: 300_000, scheduled: true })
  expect(acknowledge(scheduled, { attempts: 2 }, { backendDown: true })).toMatchObject({
    attempts: 3,
    dueAt: NOW + 300_000,
  })
})

test('a used-up budget waits as long as it says, without an attempt', () => {
  const outcome = retry({ fault: 'budget', afterMs: 40_000, progress: { mirrored: { half: true }, externalId: 'y' } })
  expect(acknowledge(outcome)).toMatchObject({
    attempts: 0,
    dueAt: NOW + 41_000,
    mirrored: { half: true },
    externalId: 'y',
  })
})

test('a budget that is used up for long is asked again within a minute: it may have been given more', () => {
  expect(acknowledge(retry({ fault: 'budget', afterMs: 3_000_000 }))).toMatchObject({ dueAt: NOW + 61_000 })
  expect(acknowledge(retry({ fault: 'budget' }))).toMatchObject({ dueAt: NOW + 61_000 })
})

test('a final failure becomes a dead letter at once, also of a refusal; other refusals are tried again', () => {
  const aside = { kind: 'dead_letter', reason: 'user_id_not_taken', refuses: true } as const
  expect(acknowledge({ ...aside, final: true })).toMatchObject({
    deadLetter: 'user_id_not_taken',
    dueAt: null,
    urgent: true,
  })
  expect(acknowledge(aside).dueAt).not.toBeNull()
})

test('an id that the backend does not know is forgotten with all that was mirrored under it', () => {
  const outcome = retry({ reason: 'contact_gone', forget: true, afterMs: 0 })
  expect(acknowledge(outcome)).toMatchObject({ externalId: null, mirrored: null, dueAt: NOW })
})

test('a delivery that did not start, or that a paused backend refused, is due at once', () => {
  expect(acknowledge({ kind: 'released' })).toEqual({
    ...acknowledge({ kind: 'released' }),
    dueAt: NOW,
    attempts: 0,
    urgent: false,
  })
  expect(acknowledge({ kind: 'paused', reason: 'http_403', refuses: true })).toMatchObject({
    dueAt: NOW,
    urgent: true,
    attempts: 0,
  })
  expect(acknowledge({ kind: 'disabled', reason: 'http_410', refuses: false })).toMatchObject({
    dueAt: NOW,
    attempts: 0,
  })
})

test('a refusal that failed nine times by bad luck is back within a minute', () => {
  const unknown: Outcome = { kind: 'uncertain', reason: 'timeout', refuses: true }
  expect(acknowledge(unknown, { attempts: 9 }).dueAt).toBeLessThan(NOW + 60_000)
  expect(acknowledge(retry({ refuses: true }), { attempts: 9 }).dueAt).toBeLessThan(NOW + 60_000)
})

test('the wait grows up to its maximum, and half of it is random', () => {
  const pace = { mostMs: 60_000, growth: 2 }
  expect(backoffMs(0, pace, 1)).toBe(1000)
  expect(backoffMs(0, pace, 0)).toBe(500)
  expect(backoffMs(5, pace, 1)).toBe(32_000)
  expect(backoffMs(5, { ...pace, growth: 1.5 }, 1)).toBe(1000 * 1.5 ** 5)
  expect(backoffMs(500, pace, 1)).toBe(60_000)
})

test('where nothing of the budget is left, a mark goes back to its place, and no newer one overtakes it', () => {
  const budget = retry({ fault: 'budget', reason: 'budget', afterMs: 3_600_000 })
  const spent = (of: boolean) => ({ isSpent: (refuses: boolean) => refuses === of })
  expect(acknowledge(budget, { urgent: true }, spent(true)).dueAt).toBe(NOW - 1000)
  expect(acknowledge(budget, {}, spent(false)).dueAt).toBe(NOW - 1000)
  expect(acknowledge(budget, { waitingSince: null }, spent(false)).dueAt).toBe(NOW)
  // Nothing is left for agreements, and something for refusals, or of another bucket.
  expect(acknowledge(budget, { urgent: true }, spent(false)).dueAt).toBe(NOW + 61_000)
  expect(acknowledge(budget, { urgent: true }).dueAt).toBe(NOW + 61_000)
})

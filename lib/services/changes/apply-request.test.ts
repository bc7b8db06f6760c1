import { expect, test } from 'vitest'
import { effectiveAnswer } from '@/lib/consent/effective'
import { type ContactState, EMPTY_CONTACT } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { verifyEvidence } from '@/lib/ledger/evidence'
import { applyRequest } from './apply-request'
import type { ChangeContent, ChangeRequest, Locked } from './change-request'

const NOW = Date.UTC(2026, 10, 29)
const HOUR = 3_600_000
const topicId = newId()
const yes: ChangeContent = { statements: [{ on: 'answer', topicId, answer: 'in', basis: 'consent' }] }

const locked = (state: ContactState) => ({ now: NOW, row: { lastOwnAt: null }, state }) as unknown as Locked
const request = (more: Partial<ChangeRequest>): ChangeRequest => ({
  kind: 'preferences',
  actor: 'business',
  method: 'api',
  say: () => yes,
  ...more,
})
const after = (more: Partial<ChangeRequest>) => {
  const applied = applyRequest(request(more), locked(EMPTY_CONTACT), yes)
  if (!applied) throw new Error('the first Yes does something')
  return applied.after
}
/** Returns the text that is kept of the evidence, if the digest in the change is the digest of that text. */
const proven = (applied: ReturnType<typeof applyRequest>) =>
  applied?.sealed &&
  applied.change.evidence === applied.sealed.digest &&
  verifyEvidence(JSON.parse(applied.sealed.text), applied.sealed.salt, applied.sealed.digest)
    ? applied.sealed.text
    : null

test('a Yes again without evidence does nothing; with it, it is a renewal, and its digest is in the register', () => {
  const before = after({ claimedAt: NOW - HOUR })
  expect(applyRequest(request({ claimedAt: NOW - 1 }), locked(before), yes)).toBeNull()
  const again = applyRequest(request({ claimedAt: NOW - 1, evidence: { text: 'sí' } }), locked(before), yes)
  expect(again?.effects.map(({ outcome }) => outcome)).toEqual(['renewed'])
  expect(proven(again)).toBe('{"text":"sí"}')
  expect(effectiveAnswer(again?.after.topics[topicId])?.register.evidence).toBe(again?.sealed?.digest)
})

test('a claimed time in the future is cut and kept as evidence, so that it renews a Yes without any', () => {
  const claimedAt = NOW + HOUR
  const again = applyRequest(request({ claimedAt }), locked(after({ claimedAt: NOW - HOUR })), yes)
  expect(again?.change.at).toBe(NOW)
  expect(proven(again)).toBe(JSON.stringify({ claimedAt: new Date(claimedAt).toISOString() }))
  expect(again?.effects.map(({ outcome }) => outcome)).toEqual(['renewed'])
})

test('of a person who was erased no evidence is kept', () => {
  const erased = { ...EMPTY_CONTACT, erasedAt: NOW - HOUR }
  const applied = applyRequest(request({ claimedAt: NOW + HOUR, evidence: { text: 'sí' } }), locked(erased), yes)
  expect([applied?.sealed, applied?.change.evidence]).toEqual([null, null])
})

test('what does nothing has a change only where a line is written in any case', () => {
  const nothing: ChangeContent = { statements: [] }
  expect(applyRequest(request({}), locked(EMPTY_CONTACT), nothing)).toBeNull()
  expect(applyRequest(request({}), locked(EMPTY_CONTACT), { ...nothing, always: true })?.effects).toEqual([])
})

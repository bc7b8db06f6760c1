import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { LANES } from '@/lib/consent/types'
import { answersOf, formOf, madeOf } from './answer-form'

const digests = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const parts = fc.record({
  at: fc.integer({ min: 1, max: 3 }),
  since: fc.integer({ min: 1, max: 3 }),
  basis: fc.oneof(fc.constantFrom(null, 'consent', '', 'c', 'legitimate interest'), fc.string()),
  evidence: fc.oneof(
    fc.constant(null),
    digests,
    digests.map((hex) => hex.toUpperCase()),
    fc.string({ minLength: 1 }),
  ),
  lane: fc.constantFrom(...LANES),
})
const REST = {
  ...{ topicId: 't', answer: 'in' as const, changeId: 'c', notice: null, expiresAt: null, lanes: null },
  ...{ pendingRequestId: null, pendingAskedAt: null, pendingExpiresAt: null },
}

test('an answer is read as it was written, in either layout', () => {
  fc.assert(
    fc.property(parts, fc.boolean(), (given, isCompact) => {
      const row = { ...REST, ...given }
      expect(answersOf([{ ...row, ...formOf({ ...row, isProvenBeside: false }, isCompact) }])).toEqual([row])
    }),
  )
})

test('a row without an answer is read as one in either layout', () => {
  const nothing = { at: null, since: null, basis: null, evidence: null, lane: null, isProvenBeside: false }
  for (const isCompact of [true, false])
    expect(formOf(nothing, isCompact)).toEqual({
      ...{ since: null, basis: null, evidence: null, lane: null, terms: null, proof: null },
    })
})

test('the second of an id is that of its time, and never lower for a greater id', () => {
  const at = Date.UTC(2026, 10, 30, 12, 0, 7, 999)
  expect(madeOf(v7({ msecs: at }))).toBe(Math.floor((at - Date.UTC(2020)) / 1000))
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      const [lower, greater] = [one, other].toSorted() as [string, string]
      expect(madeOf(lower)).toBeLessThanOrEqual(madeOf(greater))
    }),
  )
  expect(madeOf('ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe(2 ** 31 - 1)
  expect(madeOf('00000000-0000-0000-0000-000000000000')).toBe(0)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnswerRegister, Effect } from '@/lib/consent/types'
import { contentOf, importLineText } from './answer-line'
import { lineText } from './line'

const digests = fc.integer({ min: 0, max: 15 }).map((n) => n.toString(16).repeat(64))
const letters = fc.constantFrom('A', 'z', '-', '_', '0')
const longDigests = letters.map((letter) => `${letter.repeat(42)}4`)
const shortDigests = letters.map((letter) => `${letter.repeat(21)}g`)
const ids = fc.uuid({ version: 7 })
const times = fc.integer({ min: 0, max: Date.UTC(9999, 0, 1) })
const registers: fc.Arbitrary<AnswerRegister> = fc.record({
  answer: fc.constantFrom('in' as const, 'out' as const, 'none' as const),
  at: times,
  since: times,
  changeId: ids,
  notice: fc.option(digests),
  basis: fc.option(fc.oneof(fc.constant('consent'), fc.string({ unit: 'grapheme' }), fc.constant('n\u0303 "\n\\'))),
  expiresAt: fc.option(times),
  evidence: fc.option(digests),
})
const effects: fc.Arbitrary<Effect> = fc.record({
  on: fc.constant('answer' as const),
  topicId: ids,
  lane: fc.constantFrom('own' as const, 'other' as const, 'unproven' as const),
  outcome: fc.constantFrom(
    'set' as const,
    'reaffirmed' as const,
    'renewed' as const,
    'none' as const,
    'kept_out' as const,
  ),
  said: registers,
  before: fc.option(registers, { nil: null }) as fc.Arbitrary<AnswerRegister | null>,
})
const lines = fc.record({
  businessId: ids,
  contactId: ids,
  seq: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  changeId: ids,
  occurredAt: times,
  recordedAt: times,
  effects: fc.array(effects, { maxLength: 5 }),
  evidence: fc.option(digests),
  evidenceDays: fc.integer({ min: 1, max: 36_500 }),
  dedupe: shortDigests,
  identity: fc.option(shortDigests),
  topics: fc.record({
    digest: longDigests,
    versions: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 5 }),
  }),
})

test('a line of an import that is written straight is, to the byte, what every other line is written by', () => {
  fc.assert(
    fc.property(lines, (line) => {
      expect(importLineText(line)).toBe(lineText(contentOf(line)))
    }),
    { numRuns: 300 },
  )
})

test('a time that no line can hold is refused, as everywhere', () => {
  const [line] = fc.sample(lines, 1)
  expect(() => importLineText({ ...line!, effects: [], occurredAt: -1 })).toThrow('time')
})

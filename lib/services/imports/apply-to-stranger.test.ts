import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange } from '@/lib/consent/change'
import { type Change, EMPTY_CONTACT } from '@/lib/consent/types'
import { applyToStranger } from './apply-to-stranger'

const changes = fc
  .record({
    proven: fc.boolean(),
    evidence: fc.option(fc.constant('e')),
    answers: fc.uniqueArray(
      fc.record({
        topicId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        answer: fc.constantFrom('in' as const, 'out' as const),
      }),
      { selector: ({ topicId }) => topicId, minLength: 1 },
    ),
  })
  .map(({ proven, evidence, answers }): Change => ({
    id: 'new',
    kind: 'preferences',
    at: 5,
    actor: 'import',
    method: 'import',
    notice: null,
    evidence,
    proven,
    statements: answers.map((each) => ({ on: 'answer', ...each, basis: each.answer === 'in' ? 'consent' : null })),
  }))

test('the short way for strangers comes to what applyChange comes to', () => {
  fc.assert(
    fc.property(changes, (change) => {
      expect(applyToStranger(change)).toEqual(applyChange(EMPTY_CONTACT, change))
    }),
  )
})

test('a stranger’s stop does not go the short way', () => {
  const [change] = fc.sample(changes, 1)
  expect(() => applyToStranger({ ...change!, statements: [{ on: 'stop', value: true }] })).toThrow(RangeError)
})

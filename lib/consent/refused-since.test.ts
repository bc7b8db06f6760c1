import { expect, test } from 'vitest'
import { refusedSince } from './refused-since'
import { type AnswerRegister, type ContactState, EMPTY_CONTACT } from './types'

const answer = (over: Partial<AnswerRegister>): AnswerRegister => ({
  ...{ answer: 'out', at: 5, since: 5, changeId: 'c', notice: null, basis: null, expiresAt: null, evidence: null },
  ...over,
})
const topic = (over: Partial<AnswerRegister>) => ({ topics: { t: { lanes: { other: answer(over) }, pending: null } } })

const refusals: readonly Partial<ContactState>[] = [
  { stop: { on: true, at: 5, since: 1, changeId: 'c' } },
  { pause: { until: 9, at: 5, changeId: 'c' } },
  { providerStops: { sender: { on: true, at: 5, changeId: 'c' } } },
  topic({}),
]
test.each(refusals)('each kind of refusal counts from its time on: %j', (held) => {
  const state = { ...EMPTY_CONTACT, ...held }
  expect([null, 4, 5, 6].map((since) => refusedSince(state, since))).toEqual([true, true, true, false])
})

const allowed: readonly Partial<ContactState>[] = [
  {},
  { stop: { on: false, at: 5, since: 5, changeId: 'c' } },
  { pause: { until: null, at: 5, changeId: 'c' } },
  { providerStops: { sender: { on: false, at: 5, changeId: 'c' } } },
  topic({ answer: 'in' }),
]
test.each(allowed)('what allows is no refusal: %j', (held) => {
  expect(refusedSince({ ...EMPTY_CONTACT, ...held }, null)).toBe(false)
})

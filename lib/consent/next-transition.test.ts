import { expect, test } from 'vitest'
import { nextTransition } from './next-transition'
import { EMPTY_CONTACT, FOREVER, type AnswerRegister } from './types'

const NOW = 1_000
const yes = (expiresAt: number | null): AnswerRegister => ({
  answer: 'in',
  at: 1,
  since: 1,
  changeId: 'a',
  notice: null,
  basis: null,
  expiresAt,
  evidence: null,
})

test('nothing turns by itself for who said nothing', () => {
  expect(nextTransition(EMPTY_CONTACT, NOW)).toBeNull()
})

test('the end of a pause is the next turn, and one without an end is none', () => {
  expect(nextTransition({ ...EMPTY_CONTACT, pause: { until: 5_000, at: 1, changeId: 'a' } }, NOW)).toBe(5_000)
  expect(nextTransition({ ...EMPTY_CONTACT, pause: { until: FOREVER, at: 1, changeId: 'a' } }, NOW)).toBeNull()
  expect(nextTransition({ ...EMPTY_CONTACT, pause: { until: 500, at: 1, changeId: 'a' } }, NOW)).toBeNull()
})

test('the earliest of all expiries is the next turn, of a question in the chat too', () => {
  const state = {
    ...EMPTY_CONTACT,
    topics: {
      news: { lanes: { own: yes(9_000) }, pending: null },
      offers: { lanes: { other: yes(null) }, pending: { requestId: 'r', askedAt: 1, expiresAt: 4_000 } },
    },
  }
  expect(nextTransition(state, NOW)).toBe(4_000)
})

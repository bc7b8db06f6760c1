import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from './decide'
import { effectiveAnswer } from './effective'
import { mergeContacts } from './merge'
import { contact, contactStates, contexts, register, stopRegister, topics } from './testing'
import { type AnswerRegister, type ContactState, EMPTY_CONTACT, FOREVER, type Lane } from './types'

const runs = { numRuns: 1000 }
const saying = (lanes: Partial<Record<Lane, AnswerRegister>>, rest: Partial<ContactState> = {}) =>
  contact({ ...rest, topics: { news: { lanes, pending: null } } })

test('what one of the two refused is refused, whenever the other agreed', () => {
  const refusals = new Set(['erased', 'released', 'stopped', 'paused', 'provider_stop', 'opted_out'])
  fc.assert(
    fc.property(contactStates, contactStates, topics, contexts, (a, b, topic, context) => {
      const reasons = [a, b].map((one) => decide(one, topic, context).reason)
      fc.pre(reasons.some((reason) => refusals.has(reason)))
      expect(decide(mergeContacts(a, b), topic, context).allowed).toBe(false)
    }),
    runs,
  )
})

test('it does not matter which of the two is named first', () => {
  // Ids are unique in a business, so two contacts never share one.
  const others = contactStates.map((state) => renamed(state))
  fc.assert(
    fc.property(contactStates, others, (a, b) => {
      expect(mergeContacts(a, b)).toEqual(mergeContacts(b, a))
    }),
    runs,
  )
})

test('a contact merged with itself or with one that never said anything stays as it is', () => {
  fc.assert(
    fc.property(contactStates, (a) => {
      expect(mergeContacts(a, a)).toEqual(a)
      expect(mergeContacts(a, EMPTY_CONTACT)).toEqual(a)
    }),
    runs,
  )
})

test('a No holds against a later Yes, and a late event from between does not lift it', () => {
  const merged = mergeContacts(
    saying({ own: register({ answer: 'out', at: 5 }) }),
    saying({ own: register({ at: 9 }) }),
  )
  expect(merged.topics.news?.lanes.own).toMatchObject({ answer: 'out', at: 9, since: 5 })
})

test("an import's No to one holds against the Yes that the other gave later", () => {
  const merged = mergeContacts(
    saying({ other: register({ answer: 'out', at: 5 }) }),
    saying({ own: register({ at: 9 }) }),
  )
  expect(effectiveAnswer(merged.topics.news)).toMatchObject({ lane: 'other', register: { answer: 'out' } })
})

test('the Yes of one does not pass the stop of the other, and is there again when that is lifted', () => {
  const stopped = contact({ stop: stopRegister({ at: 5 }) })
  const merged = mergeContacts(stopped, saying({ own: register({ at: 9 }) }))
  const topic = { id: 'news', policy: 'opt_in', category: 'utility', paused: false } as const
  expect(decide(merged, topic, { now: 20 }).reason).toBe('stopped')
  const lifted = { ...merged, stop: stopRegister({ on: false, at: 12 }) }
  expect(decide(lifted, topic, { now: 20 }).reason).toBe('opted_in')
})

test('a Yes that passed a stop of its own contact still passes it', () => {
  const a = saying({ own: register({ at: 9 }) }, { stop: stopRegister({ at: 5 }) })
  const b = saying({ own: register({ at: 8, changeId: 'b' }) }, { stop: stopRegister({ at: 5, changeId: 't' }) })
  const topic = { id: 'news', policy: 'opt_in', category: 'utility', paused: false } as const
  expect(decide(mergeContacts(a, b), topic, { now: 20 }).reason).toBe('opted_in')
})

test('a stop holds against a later return, and the later of two stops is the one to pass', () => {
  const [on5, on8, off9] = [
    stopRegister({ at: 5 }),
    stopRegister({ at: 8, changeId: 't' }),
    stopRegister({ on: false, at: 9 }),
  ]
  expect(mergeContacts(contact({ stop: on5 }), contact({ stop: off9 })).stop).toMatchObject({
    on: true,
    at: 9,
    since: 5,
  })
  expect(mergeContacts(contact({ stop: on5 }), contact({ stop: on8 })).stop).toEqual(on8)
})

test("the later pause end, the union of Meta's stops and the earliest release hold", () => {
  const a = contact({
    pause: { until: FOREVER, at: 1, changeId: 'a' },
    providerStops: { sales: { on: true, at: 1, changeId: 'a' } },
    releasedAt: 7,
  })
  const b = contact({
    pause: { until: 50, at: 9, changeId: 'b' },
    providerStops: { sales: { on: false, at: 9, changeId: 'b' }, support: { on: true, at: 2, changeId: 'b' } },
    releasedAt: 5,
  })
  expect(mergeContacts(a, b)).toMatchObject({
    pause: { until: FOREVER, at: 9 },
    providerStops: { sales: { on: true, at: 9 }, support: { on: true, at: 2 } },
    releasedAt: 5,
    erasedAt: null,
  })
})

function renamed(state: ContactState): ContactState {
  return JSON.parse(JSON.stringify(state).replace(/"(changeId|requestId)":"/g, '"$1":"b')) as ContactState
}

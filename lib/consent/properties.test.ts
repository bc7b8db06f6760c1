import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange } from './change'
import { decide } from './decide'
import { effectiveAnswer } from './effective'
import { fold } from './fold'
import {
  applyAll,
  change,
  changeSets,
  contactStates,
  contexts,
  histories,
  LAST_TIME,
  TOPIC_IDS,
  topics,
  unprovenChangeSets,
} from './testing'
import { DECISION_REASONS, type Change, type ContactState } from './types'
import { undoStatements } from './undo'

const runs = { numRuns: 1000 }
const shuffled = (sets: fc.Arbitrary<Change[]>) =>
  sets.chain((changes) => fc.tuple(fc.constant(changes), fc.shuffledSubarray(changes, { minLength: changes.length })))

test('the order of arrival does not matter: not to the state, not to any decision', () => {
  fc.assert(
    fc.property(shuffled(changeSets), topics, contexts, ([changes, arrived], topic, context) => {
      const [a, b] = [applyAll(changes).state, applyAll(arrived).state]
      expect(b).toEqual(a)
      expect(decide(b, topic, context)).toEqual(decide(a, topic, context))
    }),
    runs,
  )
})

test('a Yes that stays silent because it repeats one never lets more be sent than if it had spoken', () => {
  fc.assert(
    fc.property(shuffled(unprovenChangeSets), topics, contexts, ([, arrived], topic, context) => {
      const silent = decide(applyAll(arrived).state, topic, context)
      const spoken = decide(applyAll(spokenOut(arrived)).state, topic, context)
      expect(!silent.allowed || spoken.allowed).toBe(true)
    }),
    runs,
  )
})

/** The same changes, each with evidence of its own. */
function spokenOut(changes: readonly Change[]): Change[] {
  return changes.map((one) => ({ ...one, evidence: one.id }))
}

test('at the same moment the No wins, in whatever order it comes', () => {
  const lanes = fc.record({ method: fc.constantFrom('page' as const, 'import' as const), proven: fc.constant(true) })
  const at = fc.integer({ min: 0, max: LAST_TIME })
  fc.assert(
    fc.property(lanes, at, fc.boolean(), contexts, (lane, at, noFirst, context) => {
      const say = (id: string, answer: 'in' | 'out') =>
        change({ ...lane, id, at, evidence: id, statements: [{ on: 'answer', topicId: 'news', answer }] })
      const both = [say('z', 'in'), say('a', 'out')]
      const { state } = applyAll(noFirst ? both.toReversed() : both)
      const topic = { id: 'news', policy: 'opt_out' as const, category: 'utility' as const, paused: false }
      expect(decide(state, topic, context)).toMatchObject({ allowed: false, reason: 'opted_out' })
    }),
  )
})

test('folding the lines in any order gives the state that the changes left, requests for confirmation included', () => {
  const withOrder = fc
    .oneof(changeSets, unprovenChangeSets, histories)
    .map((changes) => applyAll(changes))
    .chain(({ state, lines }) => fc.tuple(fc.constant(state), fc.shuffledSubarray(lines, { minLength: lines.length })))
  fc.assert(
    fc.property(withOrder, ([state, lines]) => {
      expect(fold(lines)).toEqual(state)
    }),
    runs,
  )
})

test('no effects means that nothing changed, and a change sent twice has none', () => {
  fc.assert(
    fc.property(histories, (changes) => {
      let state = applyAll([]).state
      for (const one of changes) {
        const { after, effects } = applyChange(state, one)
        if (effects.length === 0) expect(after).toEqual(state)
        expect(applyChange(after, one).after).toEqual(after)
        state = after
      }
    }),
    runs,
  )
})

test('a return gives back what was before the stop, and never more', () => {
  fc.assert(
    fc.property(contactStates, topics, contexts, (before, topic, context) => {
      fc.pre(!before.stop?.on)
      const stop = change({ id: 'stop', at: 30, kind: 'stop', statements: [{ on: 'stop', value: true }] })
      const back = change({ id: 'back', at: 31, kind: 'return', statements: [{ on: 'stop', value: false }] })
      const { state } = applyAll([stop, back], before)
      for (const id of TOPIC_IDS) expect(effectiveAnswer(state.topics[id])).toEqual(effectiveAnswer(before.topics[id]))
      // The one difference: requests that the stop voided are not made again, as if they had expired.
      expect(decide(state, topic, context)).toEqual(decide(withoutRequests(before), topic, context))
    }),
    runs,
  )
})

function withoutRequests(state: ContactState): ContactState {
  const topics = Object.entries(state.topics).map(([id, topic]) => [id, { ...topic, pending: null }] as const)
  return { ...state, topics: Object.fromEntries(topics) }
}

test('a stop holds for topics that did not exist when it was made', () => {
  fc.assert(
    fc.property(contactStates, contexts, (before, context) => {
      const { after } = applyChange(before, change({ at: 30, statements: [{ on: 'stop', value: true }] }))
      const topic = { id: 'made-later', policy: 'opt_out' as const, category: 'marketing' as const, paused: false }
      expect(decide(after, topic, context).allowed).toBe(false)
    }),
  )
})

test('undoing a change of the person brings back each register as it was, and twice is once', () => {
  const acts = fc.tuple(contactStates, changeSets).chain(([state, [act]]) => fc.constant([state, act] as const))
  fc.assert(
    fc.property(acts, ([before, act]) => {
      fc.pre(act !== undefined)
      const own = change({ ...act, id: 'act', at: 30, method: 'page', actor: 'contact', evidence: 'act' })
      const { after, effects } = applyChange(before, own)
      const statements = undoStatements(after, effects, 'act')
      fc.pre(statements !== null)
      const undo = change({ id: 'undo', kind: 'undo', at: 31, evidence: 'undo', statements })
      const undone = applyChange(after, undo)
      expect(said(undone.after)).toEqual(said(before))
      expect(undoStatements(undone.after, effects, 'act')).toBeNull()
    }),
    runs,
  )
})

/** The values of the person's registers, without the times and ids that an undo renews. */
function said(state: ContactState) {
  const own = TOPIC_IDS.map((id) => {
    const register = state.topics[id]?.lanes.own
    if (!register || register.answer === 'none') return null
    const { answer, since, notice, basis, expiresAt } = register
    return { answer, since, notice, basis, expiresAt }
  })
  const stop = state.stop?.on ? state.stop.since : null
  return { own, stop, pause: state.pause?.until ?? null }
}

test('deciding never fails, gives a known reason, and never passes a No of the person', () => {
  fc.assert(
    fc.property(contactStates, topics, contexts, (state, topic, context) => {
      const { allowed, reason } = decide(state, topic, context)
      expect(DECISION_REASONS).toContain(reason)
      expect(['required', 'opted_in', 'not_refused'].includes(reason)).toBe(allowed)
      const own = state.topics[topic.id]?.lanes.own
      if (own?.answer === 'out' && allowed) expect(reason).toBe('required')
    }),
    runs,
  )
})

test('nothing that an import, an API or a backend says lets more be sent to a person who refused', () => {
  const outside = changeSets.map((changes) =>
    changes.filter((one) => ['import', 'api', 'reconcile'].includes(one.method)),
  )
  const byNo = new Set(['stopped', 'paused', 'provider_stop', 'erased', 'released'])
  fc.assert(
    fc.property(contactStates, outside, topics, contexts, (before, changes, topic, context) => {
      const was = decide(before, topic, context)
      const isOwnNo = was.reason === 'opted_out' && before.topics[topic.id]?.lanes.own?.answer === 'out'
      fc.pre(byNo.has(was.reason) || isOwnNo)
      const later = changes.map((one, i) => ({ ...one, id: `later${i}`, at: one.at + 30 }))
      expect(decide(applyAll(later, before).state, topic, context).allowed).toBe(false)
    }),
    runs,
  )
})

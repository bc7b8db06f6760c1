import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askToConfirm } from './ask-to-confirm'
import { applyChange } from './change'
import { decide } from './decide'
import { applyAll, change, changeSets, contact, contactStates, register, stopRegister, topic } from './testing'
import type { Change, ContactState, Statement } from './types'
import { undoStatements } from './undo'

const NEWS = topic({ id: 'news', category: 'marketing' })
const OFFERS = topic({ id: 'offers', category: 'marketing', policy: 'opt_out' })
const ORDERS = topic({ id: 'orders' })
const TOPICS = [NEWS, OFFERS, ORDERS]
const END = 100

const yes = (topicId: string): Statement => ({ on: 'answer', topicId, answer: 'in' })
const no = (topicId: string): Statement => ({ on: 'answer', topicId, answer: 'out' })
const asked = (topicId: string, requestId = 'new'): Statement => ({
  on: 'pending',
  topicId,
  requestId,
  expiresAt: END,
})

const asks = (state: ContactState, statements: readonly Statement[], over: Partial<Change> = {}) =>
  askToConfirm(state, change({ statements, ...over }), TOPICS, END)

/** Applies an act as a business that requires confirmation does. */
function act(state: ContactState, over: Partial<Change> & { statements: readonly Statement[] }) {
  const whole = change(over)
  return applyChange(state, { ...whole, statements: askToConfirm(state, whole, TOPICS, END) })
}

const reasonOf = (state: ContactState, one: typeof NEWS, now = 11) => decide(state, one, { now }).reason

test('a Yes to marketing waits; a No beside it and a Yes to anything else count at once', () => {
  expect(asks(contact({}), [yes('news'), no('offers'), yes('orders')])).toEqual([
    no('offers'),
    yes('orders'),
    asked('news'),
  ])
})

test('an act that lets no more marketing through stays as it is', () => {
  const agreed = contact({ topics: { news: { lanes: { own: register({}) }, pending: null } } })
  for (const statements of [[no('news')], [yes('news')], [{ on: 'stop', value: true }] as Statement[]])
    expect(asks(agreed, statements)).toEqual(statements)
})

test('all topics of one act have one request', () => {
  const refused = contact({ topics: { offers: { lanes: { own: register({ answer: 'out' }) }, pending: null } } })
  expect(asks(refused, [yes('news'), yes('offers')])).toEqual([asked('news'), asked('offers')])
})

test('a topic whose request is open is not asked about again, and one whose request is over is', () => {
  const pending = { requestId: 'r5', askedAt: 5, expiresAt: 20 }
  const waiting = contact({ topics: { news: { lanes: {}, pending } } })
  expect(asks(waiting, [yes('news')])).toEqual([])
  expect(asks(waiting, [yes('news')], { at: 20 })).toEqual([asked('news')])
})

test('a return gives back what is no marketing, and refuses the marketing until it is confirmed', () => {
  const stopped = contact({
    stop: stopRegister({ at: 5 }),
    topics: { news: { lanes: { own: register({ at: 2 }) }, pending: null } },
  })
  const { after } = act(stopped, { statements: [{ on: 'stop', value: false }] })
  expect(reasonOf(after, NEWS)).toBe('opted_out')
  expect(reasonOf(after, OFFERS)).toBe('opted_out')
  expect(decide(after, topic({ id: 'orders', policy: 'opt_out' }), { now: 11 }).allowed).toBe(true)
  const confirmed = applyChange(
    after,
    change({ id: 'c', at: 12, method: 'button', statements: [{ on: 'confirm', topicId: 'news', requestId: 'new' }] }),
  )
  expect(reasonOf(confirmed.after, NEWS, 13)).toBe('opted_in')
  expect(reasonOf(confirmed.after, OFFERS, 13)).toBe('opted_out')
})

test('an undo takes a request back, and its button then does nothing', () => {
  const { after, effects } = act(contact({}), { id: 'save', statements: [yes('news')] })
  expect(reasonOf(after, NEWS)).toBe('pending_confirmation')
  const undo = undoStatements(after, effects, 'save') ?? []
  const undone = act(after, { id: 'undo', at: 11, kind: 'undo', statements: undo }).after
  expect(undone.topics['news']?.pending).toBeNull()
  const tapped = applyChange(
    undone,
    change({
      id: 'tap',
      at: 12,
      method: 'button',
      statements: [{ on: 'confirm', topicId: 'news', requestId: 'save' }],
    }),
  )
  expect(tapped.after).toEqual(undone)
})

test('undoing a No to marketing asks, and does not bring the Yes back by itself', () => {
  const agreed = contact({ topics: { news: { lanes: { own: register({ at: 2 }) }, pending: null } } })
  const { after, effects } = act(agreed, { id: 'no', statements: [no('news')] })
  const undone = act(after, { id: 'undo', at: 11, statements: undoStatements(after, effects, 'no') ?? [] })
  expect(reasonOf(undone.after, NEWS, 12)).toBe('opted_out')
  expect(undone.after.topics['news']?.pending).toMatchObject({ requestId: 'undo' })
})

test('no act of a page lets marketing through, whatever it says and whatever was said before', () => {
  fc.assert(
    fc.property(contactStates, changeSets, (before, changes) => {
      const acts = changes.map((one, place) => ({
        ...one,
        id: `act${place}`,
        at: 30 + place,
        actor: 'contact' as const,
        method: 'page' as const,
      }))
      let state = before
      for (const one of acts) {
        const was = TOPICS.map((each) => comes(state, each, one.at))
        state = act(state, one).after
        const passed = TOPICS.filter(
          (each, place) => each.category === 'marketing' && !was[place] && comes(state, each, one.at),
        )
        expect(passed).toEqual([])
      }
    }),
    { numRuns: 200 },
  )
})

test('what an act refuses is refused with it as without it', () => {
  fc.assert(
    fc.property(contactStates, changeSets, (before, changes) => {
      for (const one of changes.slice(0, 2)) {
        const plain = applyAll([{ ...one, at: 30 }], before).state
        const asking = act(before, { ...one, at: 30 }).after
        expect(TOPICS.filter((each) => !comes(plain, each, 30) && comes(asking, each, 30))).toEqual([])
      }
    }),
    { numRuns: 200 },
  )
})

/** Whether a topic comes, but for a pause and WhatsApp's own stop. */
const comes = (state: ContactState, one: typeof NEWS, now: number) =>
  decide({ ...state, pause: null, providerStops: {} }, one, { now }).allowed

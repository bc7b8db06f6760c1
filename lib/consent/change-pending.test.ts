import { expect, test } from 'vitest'
import { applyChange } from './change'
import { change, contact, register, stopRegister } from './testing'
import type { Change, ContactState, Pending, Statement, TopicState } from './types'

interface Row {
  description: string
  before: Partial<TopicState>
  stop?: ContactState['stop']
  change: Partial<Change>
  says: Statement
  after: { pending: Pending | null; own: string | null }
  effects: string[]
}

const asked5: Pending = { requestId: 'r5', askedAt: 5, expiresAt: 20 }
const ask: Statement = { on: 'pending', topicId: 'news', requestId: 'r10', expiresAt: 30 }
const asked10: Pending = { requestId: 'r10', askedAt: 10, expiresAt: 30 }
const confirm: Statement = { on: 'confirm', topicId: 'news', requestId: 'r5' }
const yes: Partial<Change> = { kind: 'confirmation', method: 'button' }
const us: Partial<Change> = { kind: 'confirmation_request', actor: 'system', method: 'api' }

const rows: Row[] = [
  {
    description: 'a request stands beside no answer',
    before: {},
    change: us,
    says: ask,
    after: { pending: asked10, own: null },
    effects: ['pending set'],
  },
  {
    description: 'a request does not replace an answer',
    before: { lanes: { own: register({ answer: 'out', at: 5 }) } },
    change: us,
    says: ask,
    after: { pending: asked10, own: 'out' },
    effects: ['pending set'],
  },
  {
    description: 'the same request again says nothing',
    before: { pending: asked10 },
    change: us,
    says: ask,
    after: { pending: asked10, own: null },
    effects: [],
  },
  {
    description: 'a later request replaces an earlier one',
    before: { pending: asked5 },
    change: us,
    says: ask,
    after: { pending: asked10, own: null },
    effects: ['pending set'],
  },
  {
    description: 'a request from before a stop comes too late',
    before: {},
    stop: stopRegister({ at: 10 }),
    change: us,
    says: ask,
    after: { pending: null, own: null },
    effects: ['pending none'],
  },
  {
    description: 'a request made when the person returns stands',
    before: {},
    stop: stopRegister({ on: false, at: 10 }),
    change: us,
    says: ask,
    after: { pending: asked10, own: null },
    effects: ['pending set'],
  },
  {
    description: 'the confirmation of a request is a Yes of the person, and closes it',
    before: { pending: asked5 },
    change: yes,
    says: confirm,
    after: { pending: null, own: 'in' },
    effects: ['answer set', 'pending set'],
  },
  {
    description: 'the confirmation of another request is kept out, and closes nothing',
    before: { pending: asked10 },
    change: yes,
    says: confirm,
    after: { pending: asked10, own: null },
    effects: ['answer kept_out'],
  },
  {
    description: 'a confirmation that nobody asked for is kept out',
    before: {},
    change: yes,
    says: confirm,
    after: { pending: null, own: null },
    effects: ['answer kept_out'],
  },
  {
    description: 'a confirmation at the end of the request is too late, and closes it',
    before: { pending: asked5 },
    change: { ...yes, at: 20 },
    says: confirm,
    after: { pending: null, own: null },
    effects: ['answer kept_out', 'pending set'],
  },
  {
    description: 'a confirmation does not pass a stop that was said after the request',
    before: { pending: asked5 },
    stop: stopRegister({ at: 5 }),
    change: yes,
    says: confirm,
    after: { pending: null, own: null },
    effects: ['answer kept_out', 'pending set'],
  },
  {
    description: 'a confirmation of a request made after a stop passes it',
    before: { pending: asked5 },
    stop: stopRegister({ at: 4 }),
    change: yes,
    says: confirm,
    after: { pending: null, own: 'in' },
    effects: ['answer set', 'pending set'],
  },
  {
    description: 'an API does not confirm for the person',
    before: { pending: asked5 },
    change: { actor: 'business', method: 'api', proven: true },
    says: confirm,
    after: { pending: asked5, own: null },
    effects: ['answer kept_out'],
  },
  {
    description: 'a confirmation that comes after a newer No does not lift it',
    before: { pending: asked5, lanes: { own: register({ answer: 'out', at: 12 }) } },
    change: yes,
    says: confirm,
    after: { pending: null, own: 'out' },
    effects: ['answer none', 'pending set'],
  },
  {
    description: 'a stop voids a request made before it',
    before: { pending: asked5 },
    change: { at: 5 },
    says: { on: 'stop', value: true },
    after: { pending: null, own: null },
    effects: ['stop set', 'pending set'],
  },
  {
    description: 'a stop from before the request leaves it',
    before: { pending: asked5 },
    change: { at: 4 },
    says: { on: 'stop', value: true },
    after: { pending: asked5, own: null },
    effects: ['stop set'],
  },
  {
    description: 'a stop that comes too late for the return after it still voids the request before it',
    before: { pending: asked5 },
    stop: stopRegister({ on: false, at: 9 }),
    change: { at: 7 },
    says: { on: 'stop', value: true },
    after: { pending: null, own: null },
    effects: ['stop none', 'pending set'],
  },
  {
    description: 'a No to the topic ends a request made before it',
    before: { pending: asked5 },
    change: { at: 7 },
    says: { on: 'answer', topicId: 'news', answer: 'out' },
    after: { pending: null, own: 'out' },
    effects: ['answer set', 'pending set'],
  },
  {
    description: 'so does a No that an import reports',
    before: { pending: asked5 },
    change: { at: 7, actor: 'import', method: 'import' },
    says: { on: 'answer', topicId: 'news', answer: 'out' },
    after: { pending: null, own: null },
    effects: ['answer set', 'pending set'],
  },
  {
    description: 'a No from before the request leaves it',
    before: { pending: asked5 },
    change: { at: 4 },
    says: { on: 'answer', topicId: 'news', answer: 'out' },
    after: { pending: asked5, own: 'out' },
    effects: ['answer set'],
  },
  {
    description: 'a request from before a No comes too late',
    before: { lanes: { own: register({ answer: 'out', at: 12 }) } },
    change: us,
    says: ask,
    after: { pending: null, own: 'out' },
    effects: ['pending none'],
  },
  {
    description: 'a request of the change that refuses the topic stands',
    before: { lanes: { own: register({ answer: 'out', at: 10, changeId: 'new' }) } },
    change: us,
    says: ask,
    after: { pending: asked10, own: 'out' },
    effects: ['pending set'],
  },
  {
    description: 'a request that is taken back is closed, and nothing is said about the topic',
    before: { pending: asked5 },
    change: {},
    says: { on: 'withdraw', topicId: 'news', requestId: 'r5' },
    after: { pending: null, own: null },
    effects: ['pending set'],
  },
  {
    description: 'another request is not taken back with it',
    before: { pending: asked10 },
    change: {},
    says: { on: 'withdraw', topicId: 'news', requestId: 'r5' },
    after: { pending: asked10, own: null },
    effects: [],
  },
]

test.each(rows)('$description', ({ before, stop = null, change: by, says, after, effects }) => {
  const state = contact({ stop, topics: { news: { lanes: {}, pending: null, ...before } } })
  const applied = applyChange(state, change({ ...by, statements: [says] }))
  expect(applied.effects.map((effect) => `${effect.on} ${effect.outcome}`)).toEqual(effects)
  expect(applied.after.topics.news?.pending).toEqual(after.pending)
  expect(applied.after.topics.news?.lanes.own?.answer ?? null).toBe(after.own)
})

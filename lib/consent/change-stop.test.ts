import { expect, test } from 'vitest'
import { applyChange } from './change'
import { change, contact, register, stopRegister } from './testing'
import type { Change, ContactState, Outcome, Statement } from './types'

interface Row {
  description: string
  before: Partial<ContactState>
  change: Partial<Change>
  says: Statement
  after: Partial<ContactState>
  effects: Outcome[]
}

const stop: Statement = { on: 'stop', value: true }
const back: Statement = { on: 'stop', value: false }
const person: Partial<Change> = {}
const api: Partial<Change> = { actor: 'business', method: 'api' }
const fresh = { at: 10, changeId: 'new' }
const on5 = stopRegister({ at: 5 })
const off7 = stopRegister({ on: false, at: 7 })

const rows: Row[] = [
  {
    description: 'a stop is set',
    before: {},
    change: person,
    says: stop,
    after: { stop: { on: true, since: 10, ...fresh } },
    effects: ['set'],
  },
  {
    description: 'an API may stop',
    before: {},
    change: api,
    says: stop,
    after: { stop: { on: true, since: 10, ...fresh } },
    effects: ['set'],
  },
  {
    description: 'a stop that is repeated moves forward, and holds from then',
    before: { stop: on5 },
    change: person,
    says: stop,
    after: { stop: { on: true, since: 10, ...fresh } },
    effects: ['reaffirmed'],
  },
  {
    description: 'a stop repeated after a topic was switched on reaches that topic, and so is no repetition',
    before: { stop: on5, topics: { news: { lanes: { own: register({ at: 7 }) }, pending: null } } },
    change: person,
    says: stop,
    after: { stop: { on: true, since: 10, ...fresh } },
    effects: ['set'],
  },
  {
    description: 'a return lifts it',
    before: { stop: on5 },
    change: person,
    says: back,
    after: { stop: { on: false, since: 10, ...fresh } },
    effects: ['set'],
  },
  {
    description: 'a return where no stop is known is recorded, for a stop that comes late',
    before: {},
    change: person,
    says: back,
    after: { stop: { on: false, since: 10, ...fresh } },
    effects: ['set'],
  },
  {
    description: 'a stop from before the return comes too late',
    before: { stop: off7 },
    change: { at: 5 },
    says: stop,
    after: {},
    effects: ['none'],
  },
  {
    description: 'a second return moves forward',
    before: { stop: off7 },
    change: person,
    says: back,
    after: { stop: { on: false, since: 10, ...fresh } },
    effects: ['renewed'],
  },
  {
    description: 'a return before the return that holds says nothing',
    before: { stop: off7 },
    change: { at: 6 },
    says: back,
    after: {},
    effects: [],
  },
  {
    description: 'a return at the moment of a stop does not lift it',
    before: { stop: stopRegister({ at: 10 }) },
    change: person,
    says: back,
    after: {},
    effects: ['none'],
  },
  {
    description: 'an API may not lift a stop',
    before: { stop: on5 },
    change: api,
    says: back,
    after: {},
    effects: ['kept_out'],
  },
  {
    description: 'nor may an import, a backend, Meta or ourselves',
    before: { stop: on5 },
    change: { actor: 'system', method: 'reconcile' },
    says: back,
    after: {},
    effects: ['kept_out'],
  },
  {
    description: 'nor may what calls itself an agent in a backend',
    before: { stop: on5 },
    change: { actor: 'backend', method: 'agent' },
    says: back,
    after: {},
    effects: ['kept_out'],
  },
  {
    description: 'a member may note a return',
    before: { stop: on5 },
    change: { actor: 'member', method: 'agent' },
    says: back,
    after: { stop: { on: false, since: 10, ...fresh } },
    effects: ['set'],
  },
]

test.each(rows)('$description', ({ before, change: by, says, after, effects }) => {
  const state = contact(before)
  const applied = applyChange(state, change({ ...by, statements: [says] }))
  expect(applied.effects.map((effect) => effect.outcome)).toEqual(effects)
  expect(applied.after).toEqual({ ...state, ...after })
})

test('a change without statements does nothing', () => {
  expect(applyChange(contact({ stop: on5 }), change({ statements: [] }))).toEqual({
    after: contact({ stop: on5 }),
    effects: [],
  })
})

test('of a Yes and a No on one topic in one change the No holds, in either order', () => {
  const yes: Statement = { on: 'answer', topicId: 'news', answer: 'in' }
  const no: Statement = { on: 'answer', topicId: 'news', answer: 'out' }
  for (const statements of [
    [yes, no],
    [no, yes],
  ]) {
    const { after } = applyChange(contact({}), change({ statements }))
    expect(after.topics.news?.lanes.own?.answer).toBe('out')
  }
})

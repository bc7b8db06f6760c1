import { expect, test } from 'vitest'
import { applyChange } from './change'
import { change, contact, register, stopRegister } from './testing'
import type { Change, ContactState, Statement } from './types'
import { undoStatements } from './undo'

interface Row {
  description: string
  before: Partial<ContactState>
  says: Statement[]
  by?: Partial<Change>
  /** A statement in between, by the person at 20. */
  then?: Statement
  undo: Statement[] | null
}

const no: Statement = { on: 'answer', topicId: 'news', answer: 'out' }
const yes: Statement = { on: 'answer', topicId: 'news', answer: 'in' }
const stop: Statement = { on: 'stop', value: true }
const back: Statement = { on: 'stop', value: false }
const knownYes = register({ at: 5, since: 3, notice: 'n1', basis: 'consent', expiresAt: 99, evidence: 'e1' })
const withYes = { topics: { news: { lanes: { own: knownYes }, pending: null } } }
const restored: Statement = {
  on: 'answer',
  topicId: 'news',
  answer: 'in',
  since: 3,
  notice: 'n1',
  basis: 'consent',
  expiresAt: 99,
}

const rows: Row[] = [
  {
    description: 'a first answer is taken back',
    before: {},
    says: [no],
    undo: [{ on: 'answer', topicId: 'news', answer: 'none' }],
  },
  {
    description: 'a Yes comes back with its own time, notice, basis and end',
    before: withYes,
    says: [no],
    undo: [restored],
  },
  {
    description: 'five topics in one save come back together',
    before: withYes,
    says: [no, { ...no, topicId: 'offers' }],
    undo: [restored, { on: 'answer', topicId: 'offers', answer: 'none' }],
  },
  {
    description: 'a register written twice comes back to what stood before the change',
    before: withYes,
    says: [{ ...yes, notice: 'n2' } as Statement, no],
    undo: [restored],
  },
  { description: 'a stop is lifted', before: {}, says: [stop], undo: [back] },
  {
    description: 'a repeated stop goes back to the first',
    before: { stop: stopRegister({ at: 5 }) },
    says: [stop],
    undo: [{ on: 'stop', value: true, since: 5 }],
  },
  {
    description: 'a stop comes back with its own time',
    before: { stop: stopRegister({ at: 5 }) },
    says: [back],
    undo: [{ on: 'stop', value: true, since: 5 }],
  },
  { description: 'a return where nothing was stopped has nothing to take back', before: {}, says: [back], undo: null },
  { description: 'a pause ends', before: {}, says: [{ on: 'pause', until: 50 }], undo: [{ on: 'pause', until: null }] },
  {
    description: 'a pause that was there comes back',
    before: { pause: { until: 40, at: 5, changeId: 'p' } },
    says: [{ on: 'pause', until: null }],
    undo: [{ on: 'pause', until: 40 }],
  },
  {
    description: 'not when one of its registers was written since',
    before: withYes,
    says: [no, stop],
    then: back,
    undo: null,
  },
  { description: 'but when another register was', before: withYes, says: [no], then: stop, undo: [restored] },
  { description: 'a release can not be taken back', before: {}, says: [no, { on: 'release' }], undo: null },
  { description: 'an erasure can not be taken back', before: {}, says: [{ on: 'erasure' }], undo: null },
  { description: 'a change that did nothing has nothing to take back', before: withYes, says: [], undo: null },
  {
    description: 'what came too late has nothing to take back',
    before: { stop: stopRegister({ at: 15 }) },
    says: [back],
    undo: null,
  },
  {
    description: "an import's answer does not come back as the person's",
    before: {},
    says: [no],
    by: { actor: 'import', method: 'import' },
    undo: null,
  },
  {
    description: "Meta's stop is not ours to lift",
    before: {},
    says: [{ on: 'provider_stop', senderId: 'sales', value: true }],
    by: { actor: 'provider', method: 'provider_preference' },
    undo: null,
  },
  {
    description: "Meta's stop that a member cleared by mistake comes back",
    before: { providerStops: { sales: { on: true, at: 5, changeId: 'm' } } },
    says: [{ on: 'provider_stop', senderId: 'sales', value: false }],
    by: { actor: 'member', method: 'agent' },
    undo: [{ on: 'provider_stop', senderId: 'sales', value: true }],
  },
]

test.each(rows)('$description', ({ before, says, by, then, undo }) => {
  const done = applyChange(contact(before), change({ ...by, id: 'act', statements: says }))
  const current = then ? applyChange(done.after, change({ id: 'later', at: 20, statements: [then] })).after : done.after
  expect(undoStatements(current, done.effects, 'act')).toEqual(undo)
})

test('twice is once', () => {
  const done = applyChange(contact(withYes), change({ id: 'act', statements: [no] }))
  const statements = undoStatements(done.after, done.effects, 'act') ?? []
  const undone = applyChange(done.after, change({ id: 'undo', kind: 'undo', at: 11, statements }))
  expect(undone.after.topics.news?.lanes.own).toMatchObject({ answer: 'in', at: 11, since: 3, notice: 'n1' })
  expect(undoStatements(undone.after, done.effects, 'act')).toBeNull()
})

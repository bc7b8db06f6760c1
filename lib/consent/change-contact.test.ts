import { expect, test } from 'vitest'
import { applyChange } from './change'
import { change, contact } from './testing'
import { type Change, type ContactState, FOREVER, type Outcome, type Statement } from './types'

interface Row {
  description: string
  before: Partial<ContactState>
  change: Partial<Change>
  says: Statement
  after: Partial<ContactState>
  effects: Outcome[]
}

const resume: Statement = { on: 'pause', until: null }
const person: Partial<Change> = {}
const api: Partial<Change> = { actor: 'business', method: 'api' }
const meta: Partial<Change> = { actor: 'provider', method: 'provider_preference' }
const fresh = { at: 10, changeId: 'new' }

const rows: Row[] = [
  {
    description: 'a pause is set',
    before: {},
    change: person,
    says: { on: 'pause', until: 50 },
    after: { pause: { until: 50, ...fresh } },
    effects: ['set'],
  },
  {
    description: 'a pause that the system takes over is set',
    before: {},
    change: { actor: 'system', method: 'reconcile' },
    says: { on: 'pause', until: 50, isTakenOver: true },
    after: { pause: { until: 50, ...fresh } },
    effects: ['set'],
  },
  {
    description: 'a resume is never taken over',
    before: { pause: { until: FOREVER, at: 5, changeId: 'a' } },
    change: { actor: 'system', method: 'reconcile' },
    says: { on: 'pause', until: null, isTakenOver: true },
    after: { pause: { until: FOREVER, at: 5, changeId: 'a' } },
    effects: ['kept_out'],
  },
  {
    description: 'a later pause counts, though it is shorter',
    before: { pause: { until: FOREVER, at: 5, changeId: 'a' } },
    change: person,
    says: { on: 'pause', until: 50 },
    after: { pause: { until: 50, ...fresh } },
    effects: ['set'],
  },
  {
    description: 'at the same moment the later end counts',
    before: { pause: { until: 60, at: 10, changeId: 'a' } },
    change: person,
    says: { on: 'pause', until: 50 },
    after: {},
    effects: ['none'],
  },
  {
    description: 'the same pause again moves forward',
    before: { pause: { until: 50, at: 5, changeId: 'a' } },
    change: person,
    says: { on: 'pause', until: 50 },
    after: { pause: { until: 50, ...fresh } },
    effects: ['reaffirmed'],
  },
  {
    description: 'a resume where nothing is paused is recorded',
    before: {},
    change: person,
    says: resume,
    after: { pause: { until: null, ...fresh } },
    effects: ['set'],
  },
  {
    description: 'an API neither pauses nor resumes: a shorter pause would end the one of the person',
    before: { pause: { until: FOREVER, at: 5, changeId: 'a' } },
    change: api,
    says: { on: 'pause', until: 11 },
    after: {},
    effects: ['kept_out'],
  },
  {
    description: "Meta's stop is kept per sender",
    before: { providerStops: { support: { on: false, at: 3, changeId: 'a' } } },
    change: meta,
    says: { on: 'provider_stop', senderId: 'sales', value: true },
    after: { providerStops: { support: { on: false, at: 3, changeId: 'a' }, sales: { on: true, ...fresh } } },
    effects: ['set'],
  },
  {
    description: "Meta's resume is recorded where no stop is known",
    before: {},
    change: meta,
    says: { on: 'provider_stop', senderId: 'sales', value: false },
    after: { providerStops: { sales: { on: false, ...fresh } } },
    effects: ['set'],
  },
  {
    description: "the page can not lift Meta's stop",
    before: { providerStops: { sales: { on: true, at: 5, changeId: 'a' } } },
    change: person,
    says: { on: 'provider_stop', senderId: 'sales', value: false },
    after: {},
    effects: ['kept_out'],
  },
  {
    description: "a member can clear Meta's stop",
    before: { providerStops: { sales: { on: true, at: 5, changeId: 'a' } } },
    change: { actor: 'member', method: 'agent' },
    says: { on: 'provider_stop', senderId: 'sales', value: false },
    after: { providerStops: { sales: { on: false, ...fresh } } },
    effects: ['set'],
  },
  {
    description: 'a release is set',
    before: {},
    change: person,
    says: { on: 'release' },
    after: { releasedAt: 10 },
    effects: ['set'],
  },
  {
    description: 'a second release says nothing',
    before: { releasedAt: 5 },
    change: person,
    says: { on: 'release' },
    after: {},
    effects: [],
  },
  {
    description: 'the earliest release counts',
    before: { releasedAt: 15 },
    change: person,
    says: { on: 'release' },
    after: { releasedAt: 10 },
    effects: ['set'],
  },
  {
    description: 'an erasure is set',
    before: {},
    change: person,
    says: { on: 'erasure' },
    after: { erasedAt: 10 },
    effects: ['set'],
  },
]

test.each(rows)('$description', ({ before, change: by, says, after, effects }) => {
  const state = contact(before)
  const applied = applyChange(state, change({ ...by, statements: [says] }))
  expect(applied.effects.map((effect) => effect.outcome)).toEqual(effects)
  expect(applied.after).toEqual({ ...state, ...after })
})

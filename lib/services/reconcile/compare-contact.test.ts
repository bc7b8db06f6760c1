import { expect, test } from 'vitest'
import type { Finding } from '@/lib/backends/weni/three-way'
import { applyChange } from '@/lib/consent/change'
import { effectiveAnswer } from '@/lib/consent/effective'
import { type Change, type ContactState, EMPTY_CONTACT, type Statement } from '@/lib/consent/types'
import { type ReadingMode, statementsOfFinding } from './compare-contact'

const PROMOS = '00000000-0000-4000-8000-000000000001'
const config = { topics: [{ id: PROMOS, policy: 'opt_in', category: 'marketing', archived: false, paused: false }] }
const no: Statement = { on: 'answer', topicId: PROMOS, answer: 'out' }
const yes: Statement = { on: 'answer', topicId: PROMOS, answer: 'in' }
const stop: Statement = { on: 'stop', value: true }
const back: Statement = { on: 'stop', value: false }

const said = (state: ContactState, at: number, actor: Change['actor'], ...statements: Statement[]): ContactState =>
  applyChange(state, {
    id: `change ${at}`,
    kind: 'preferences',
    at,
    actor,
    method: actor === 'backend' ? 'reconcile' : 'keyword',
    notice: null,
    evidence: null,
    proven: false,
    statements,
  }).after
const finding = (over: Partial<Finding>): Finding => ({
  ...{ stop: false, out: [], marketingOut: false, drift: [], differs: true, observed: { fields: {}, groups: {} } },
  ...over,
})
const found = (state: ContactState, at: number, over: Partial<Finding>, mode: ReadingMode = 'import') =>
  statementsOfFinding({ mode }, finding(over), { state, config, now: 100 } as never, { at, isDoubtful: false })

test.each([
  ['a refusal of the topic', { out: [PROMOS] }],
  ['a refusal of all offers', { marketingOut: true }],
])('%s in the backend, later than the No we know, keeps a late Yes from winning', (_, over) => {
  const first = said(EMPTY_CONTACT, 5, 'contact', no)
  expect(found(first, 10, over)).toEqual([no])
  const again = said(first, 10, 'backend', ...found(first, 10, over))
  // The person's Yes from in between arrives last.
  expect(effectiveAnswer(said(again, 7, 'contact', yes).topics[PROMOS])?.register.answer).toBe('out')
})

test('a stop in the backend, later than the stop we know, keeps a late return from winning', () => {
  const first = said(EMPTY_CONTACT, 5, 'contact', stop)
  expect(found(first, 10, { stop: true })).toEqual([stop])
  const again = said(first, 10, 'backend', ...found(first, 10, { stop: true }))
  expect(said(again, 7, 'contact', back).stop).toMatchObject({ on: true, at: 10 })
})

test('what we know from the same time or later, and after a restore what is refused here, is not stated again', () => {
  const known = said(EMPTY_CONTACT, 10, 'contact', no, stop)
  const over = { out: [PROMOS], marketingOut: true, stop: true }
  expect(found(known, 10, over)).toEqual([])
  expect(found(known, 9, over)).toEqual([])
  expect(found(said(EMPTY_CONTACT, 5, 'contact', no, stop), 10, over, 'restore')).toEqual([])
})

import { expect, test } from 'vitest'
import type { Effect } from '@/lib/consent/types'
import { writeEffects } from '@/lib/ledger/effects'
import type { LineContent } from '@/lib/ledger/line'
import { lineAt } from '@/lib/ledger/testing'
import { saidInLine } from './said-in-line'

const [TOPIC, SENDER, GONE, CHANGE] = ['a', 'b', 'c', 'd'].map(
  (end) => `019ab000-0000-7000-8000-00000000d00${end}`,
) as [string, string, string, string]
const known = { topicIds: new Set([TOPIC]), senderIds: new Set([SENDER]) }
const AT = Date.UTC(2026, 10, 22)
const register = { at: AT, since: AT - 5, changeId: CHANGE, notice: null, basis: null, expiresAt: null, evidence: null }

const answer = (said: 'in' | 'out' | 'none', topicId = TOPIC, outcome: Effect['outcome'] = 'set'): Effect => ({
  ...{ on: 'answer', topicId, lane: 'own', outcome, before: null },
  said: { ...register, answer: said },
})
const stop = (on: boolean): Effect => ({
  ...{ on: 'stop', outcome: 'set', before: null },
  said: { on, at: AT, since: AT, changeId: CHANGE },
})
const provider = (senderId: string): Effect => ({
  ...{ on: 'provider_stop', senderId, outcome: 'set', before: null },
  said: { on: true, at: AT, changeId: CHANGE },
})
const pause = (until: number | null): Effect => ({
  ...{ on: 'pause', outcome: 'set', before: null },
  said: { until, at: AT, changeId: CHANGE },
})
const moment = (on: 'release' | 'erasure'): Effect => ({ on, outcome: 'set', said: { at: AT }, before: null })
const said = (...effects: Effect[]) => saidInLine(lineAt(1, { effects: writeEffects(effects) }), known)

test('each kind of No is stated again, with since when it held', () => {
  const no = { on: 'answer', topicId: TOPIC, answer: 'out', since: AT - 5, basis: null, expiresAt: null }
  expect(said(answer('out'))).toMatchObject({ kind: 'preferences', refusals: [no] })
  expect(said(stop(true))).toMatchObject({ kind: 'stop', refusals: [{ on: 'stop', value: true, since: AT }] })
  expect(said(pause(AT + 9))).toMatchObject({ kind: 'pause', refusals: [{ on: 'pause', until: AT + 9 }] })
  expect(said(provider(SENDER))).toMatchObject({ kind: 'provider_stop', refusals: [{ senderId: SENDER, value: true }] })
  for (const on of ['release', 'erasure'] as const)
    expect(said(moment(on))).toMatchObject({ kind: on, refusals: [{ on }] })
  expect(said(answer('none')).refusals).toMatchObject([{ answer: 'none' }])
})

test('what the system took over from another contact of the person is stated again as the person’s own', () => {
  const taken = (method: LineContent['method'], ...effects: Effect[]) =>
    saidInLine(lineAt(1, { actor: 'system', method, effects: writeEffects(effects) }), known).refusals
  expect(taken('reconcile', answer('out'), pause(AT + 9))).toMatchObject([{ lane: 'own' }, { isTakenOver: true }])
  const [no, paused] = taken('page', answer('out'), pause(AT + 9))
  expect([no, paused]).toEqual([expect.not.objectContaining({ lane: 'own' }), { on: 'pause', until: AT + 9 }])
})

test('of a line with a Yes and a No, the No is stated again and the Yes is only listed', () => {
  expect(said(answer('in'), stop(true))).toMatchObject({
    kind: 'stop',
    refusals: [{ on: 'stop' }],
    agreements: [{ topicId: TOPIC, said: 'yes' }],
  })
  expect(said(stop(false), pause(null))).toMatchObject({
    refusals: [],
    agreements: [
      { topicId: null, said: 'return' },
      { topicId: null, said: 'resume' },
    ],
  })
})

test('what moved no register says nothing; what has no place in the database is counted', () => {
  expect(said(answer('out', TOPIC, 'none'), answer('in', TOPIC, 'kept_out'))).toMatchObject({
    ...{ refusals: [], agreements: [], unplaced: 0 },
  })
  expect(said(answer('out', GONE), provider(GONE), answer('out'))).toMatchObject({ unplaced: 2, refusals: [{}] })
})

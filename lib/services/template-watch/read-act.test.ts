import { describe, expect, test } from 'vitest'
import type { FedChange } from '@/db/queries/ledger/fed-changes'
import type { AnswerRegister, Effect, Outcome, StopRegister } from '@/lib/consent/types'
import { writeEffects } from '@/lib/ledger/effects'
import { gistOf } from '@/lib/ledger/packed/gist'
import { lineAt } from '@/lib/ledger/testing'
import { readAct } from './read-act'

const AT = Date.UTC(2026, 10, 1)
const TOPIC = '019ab000-0000-7000-8000-0000000000a1'
const SENDER = '019ab000-0000-7000-8000-0000000000c1'
const EARLIER = '019ab000-0000-7000-8000-0000000000e1'

const register = (answer: 'in' | 'out'): AnswerRegister => ({
  ...{ answer, at: AT, since: AT, changeId: EARLIER, notice: null, basis: null, expiresAt: null, evidence: null },
})
const stopped = (on: boolean): StopRegister => ({ on, at: AT, since: AT, changeId: EARLIER })

const stop = (on: boolean, before: StopRegister | null, outcome: Outcome = 'set'): Effect => ({
  ...{ on: 'stop', outcome, said: stopped(on), before },
})
const answer = (said: 'in' | 'out', before: 'in' | 'out' | null, lane: 'own' | 'other' = 'own'): Effect => ({
  ...{ on: 'answer', topicId: TOPIC, lane, outcome: 'set' },
  ...{ said: register(said), before: before && register(before) },
})
const pause = (until: number | null): Effect => ({
  ...{ on: 'pause', outcome: 'set', said: { until, at: AT, changeId: EARLIER }, before: null },
})

function line(effects: Effect[], over: Partial<FedChange> = {}): FedChange {
  const content = lineAt(1)
  return {
    ...{ contactId: content.contact_id, seq: 1, changeId: content.change_id, kind: 'preferences', occurredAt: AT },
    ...{ actor: 'contact', method: 'page', sourceId: null, reason: null, refersTo: null, position: 1 },
    effects: writeEffects(effects).map(gistOf),
    ...over,
  }
}

const eventOf = (effects: Effect[], over: Partial<FedChange> = {}) => readAct(line(effects, over))?.event ?? null

describe('what a line refuses', () => {
  test('is a stop, a No to a topic, WhatsApp’s own stop or a pause, the greatest of them', () => {
    expect(eventOf([stop(true, null)])).toBe('stop')
    expect(eventOf([answer('out', 'in'), stop(true, stopped(false))])).toBe('stop')
    expect(eventOf([answer('out', null), answer('in', null)])).toBe('topic')
    expect(eventOf([pause(AT + 1)])).toBe('pause')
    const said = { on: true, at: AT, changeId: EARLIER }
    const provider: Effect = { on: 'provider_stop', senderId: SENDER, outcome: 'set', said, before: null }
    expect(eventOf([provider], { actor: 'provider', method: 'provider_preference' })).toBe('provider')
    expect(eventOf([], { kind: 'reason', reason: 'too_many' })).toBe('reason')
  })

  test('is nothing where it repeats what held, brings messages back or came too late', () => {
    expect(eventOf([stop(true, stopped(true), 'reaffirmed')])).toBeNull()
    expect(eventOf([answer('out', 'out')])).toBeNull()
    expect(eventOf([answer('in', 'out'), stop(false, stopped(true)), pause(null)])).toBeNull()
    expect(eventOf([stop(true, null, 'none')])).toBeNull()
  })

  test('is nothing where somebody else says it, or an undo brings it back', () => {
    expect(eventOf([answer('out', 'in', 'other')])).toBeNull()
    for (const actor of ['import', 'business', 'backend', 'member', 'system'] as const)
      expect(eventOf([stop(true, null)], { actor })).toBeNull()
    expect(eventOf([stop(true, null)], { kind: 'undo', refersTo: EARLIER })).toBeNull()
  })

  test('names the stop that it replaced by a pause or by a No to some topics', () => {
    const lift = stop(false, stopped(true))
    expect(readAct(line([lift, pause(AT + 1)]))?.instead).toEqual({ changeId: EARLIER, saved: 'pause' })
    expect(readAct(line([lift, answer('out', 'in')]))?.instead).toEqual({ changeId: EARLIER, saved: 'topics' })
    expect(readAct(line([answer('out', 'in')]))?.instead).toBeNull()
  })
})

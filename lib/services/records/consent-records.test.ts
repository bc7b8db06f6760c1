import { expect, test } from 'vitest'
import type { Actor, AnswerRegister, Effect, Instant, Method, Outcome } from '@/lib/consent/types'
import type { LineContent } from '@/lib/ledger/line'
import { consentRecords } from './consent-records'
import type { EvidenceLine } from './read-evidence'

const TOPIC = '0193a000-0000-7000-8000-000000000001'

function line(at: Instant, actor: Actor, method: Method, ...effects: Effect[]): EvidenceLine {
  const content = { actor, method, locale: 'es' } as LineContent
  return { occurredAt: at, recordedAt: at, changeId: `change ${at}`, content, effects } as EvidenceLine
}

function answer(value: AnswerRegister['answer'], outcome: Outcome = 'set', expiresAt: Instant | null = null): Effect {
  const register = {
    answer: value,
    at: 0,
    since: 0,
    changeId: '',
    notice: 'hash',
    basis: 'consent',
    expiresAt,
    evidence: null,
  }
  return { on: 'answer', topicId: TOPIC, lane: 'own', outcome, said: register, before: null }
}

const stop = (on: boolean): Effect => ({
  on: 'stop',
  outcome: 'set',
  said: { on, at: 0, since: 0, changeId: '' },
  before: null,
})

const states = (...lines: EvidenceLine[]) =>
  consentRecords({ chains: [{ lines }] })[0]?.events.map(({ time, state }) => `${time} ${state}`)

test('a consent is given, renewed and withdrawn in the order in which it happened, not in which it was recorded', () => {
  const lines = [
    line(30, 'contact', 'page', answer('out')),
    line(10, 'contact', 'page', answer('in')),
    line(20, 'contact', 'page', answer('in', 'renewed')),
  ]
  expect(states(...lines)).toEqual(['10 ConsentGiven', '20 RenewedConsentGiven', '30 ConsentWithdrawn'])
})

test('a No where nothing was given is a refusal; a No from another source takes a consent back as a revocation', () => {
  expect(states(line(1, 'contact', 'keyword', answer('out')))).toEqual(['1 ConsentRefused'])
  expect(states(line(1, 'contact', 'page', answer('in')), line(2, 'business', 'api', answer('out')))).toEqual([
    '1 ConsentGiven',
    '2 ConsentRevoked',
  ])
})

test('what was kept out, or came too late, never was a consent', () => {
  expect(
    states(line(1, 'business', 'api', answer('in', 'kept_out')), line(2, 'contact', 'page', answer('in', 'none'))),
  ).toBeUndefined()
})

test('a stop withdraws what was given and a return brings it back; neither says anything where nothing was', () => {
  const lines = [
    line(1, 'contact', 'page', stop(true)),
    line(2, 'contact', 'page', stop(false)),
    line(3, 'contact', 'page', answer('in')),
    line(4, 'contact', 'keyword', stop(true)),
    line(5, 'contact', 'keyword', stop(true)),
    line(6, 'contact', 'keyword', stop(false)),
  ]
  expect(states(...lines)).toEqual(['3 ConsentGiven', '4 ConsentWithdrawn', '6 RenewedConsentGiven'])
})

test('a Yes of another source under a stop is a consent from the return on, and none if there is no return', () => {
  const imported: Effect = { ...answer('in'), lane: 'other' } as Effect
  const lines = [line(1, 'contact', 'page', stop(true)), line(2, 'import', 'import', imported)]
  expect(states(...lines)).toBeUndefined()
  expect(states(...lines, line(3, 'contact', 'keyword', stop(false)))).toEqual(['3 ConsentGiven'])
  expect(states(...lines, line(3, 'contact', 'page', answer('in')))).toEqual(['3 ConsentGiven'])
  expect(states(...lines, line(3, 'contact', 'page', answer('out')))).toEqual(['3 ConsentRefused'])
})

test('a merge revokes what one of the two refused, and nothing else', () => {
  const of = (contactId: string, each: EvidenceLine, other?: string) => {
    const head = other === undefined ? {} : { kind: 'merged', other_head: { contact_id: other } }
    return { ...each, content: { ...each.content, contact_id: contactId, ...head } } as EvidenceLine
  }
  const merged = [of('b', line(20, 'provider', 'reconcile')), of('a', line(20, 'provider', 'reconcile'), 'b')]
  const agreed = of('a', line(10, 'contact', 'page', answer('in')))
  for (const refusal of [answer('out'), stop(true)]) {
    const refused = of('b', line(5, 'contact', 'page', refusal))
    expect(states(agreed, refused, ...merged)?.slice(-2)).toEqual(['10 ConsentGiven', '20 ConsentRevoked'])
    const back = of('a', line(30, 'contact', 'page', answer('in')))
    expect(states(agreed, refused, ...merged, back)?.at(-1)).toMatch(/^30 (Renewed)?ConsentGiven$/)
  }
  expect(states(agreed, ...merged)).toEqual(['10 ConsentGiven'])
})

test('what nobody said for the person is reported, and not expressed by them', () => {
  const lines = [line(1, 'contact', 'page', answer('in')), line(2, 'system', 'reconcile', answer('out'))]
  const [record] = consentRecords({ chains: [{ lines }] })
  expect(record?.events.map(({ type }) => type)).toEqual(['expressed', 'reported'])
})

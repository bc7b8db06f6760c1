import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AnswerRegister, Effect, Outcome } from '@/lib/consent/types'
import { ALL_OPERATIONS } from './all-operations'
import {
  KEPT_OUT_MEANINGS,
  OUTCOME_MEANINGS,
  presentOutcome,
  presentRowReason,
  REFUSED_MEANINGS,
  ROW_REFUSED_MEANINGS,
} from './outcomes'

const register = (answer: 'in' | 'out', at: number): AnswerRegister => ({
  answer,
  at,
  since: at,
  changeId: `${answer}-${at}`,
  notice: null,
  basis: null,
  expiresAt: null,
  evidence: null,
})
const answer = (outcome: Outcome, said: 'in' | 'out', before: 'in' | 'out' | null): Effect => ({
  on: 'answer',
  topicId: 't',
  lane: 'own',
  outcome,
  said: register(said, 1),
  before: before && register(before, 2),
})

test.each([
  ['set', 'in', 'out', 'taken', null],
  ['reaffirmed', 'out', 'out', 'taken', null],
  ['renewed', 'in', 'in', 'taken', null],
  ['none', 'in', 'out', 'kept_out', 'said_later'],
  ['none', 'out', 'in', 'kept_out', 'said_later'],
  ['none', 'out', 'out', 'unchanged', null],
  ['kept_out', 'in', null, 'kept_out', null],
] as const)('%s %s beside %s is %s (%s)', (stored, said, before, outcome, reason) => {
  expect(presentOutcome(answer(stored, said, before))).toEqual({ outcome, reason })
})

test('a stop, a pause and a provider stop that came too late', () => {
  const stop = (on: boolean, held: boolean): Effect => ({
    on: 'stop',
    outcome: 'none',
    said: { on, at: 1, since: 1, changeId: 'a' },
    before: { on: held, at: 2, since: 2, changeId: 'b' },
  })
  expect(presentOutcome(stop(true, true)).outcome).toBe('unchanged')
  expect(presentOutcome(stop(false, true))).toEqual({ outcome: 'kept_out', reason: 'said_later' })
  const pause = (until: number | null): Effect => ({
    on: 'pause',
    outcome: 'none',
    said: { until, at: 1, changeId: 'a' },
    before: { until: 50, at: 2, changeId: 'b' },
  })
  expect(presentOutcome(pause(50)).outcome).toBe('unchanged')
  expect(presentOutcome(pause(null)).outcome).toBe('kept_out')
})

test('what earlier versions stored of a row is returned in the words of now', () => {
  const words = new Set<string>([...Object.keys(ROW_REFUSED_MEANINGS), ...Object.keys(KEPT_OUT_MEANINGS)])
  for (const stored of [
    'refused_by_person',
    'refused_since',
    'agreed_since',
    'topic_unknown',
    'when_missing',
    'when_unreadable',
  ]) {
    expect(words.has(stored)).toBe(false)
    expect(words.has(presentRowReason(stored))).toBe(true)
  }
  for (const word of words) expect(presentRowReason(word)).toBe(word)
})

const guide = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8')

test('the guide explains every outcome, and each reason that a call can have', () => {
  const section = guide.slice(guide.indexOf('## What became of it'), guide.indexOf('## Without a call'))
  for (const word of [OUTCOME_MEANINGS, KEPT_OUT_MEANINGS, REFUSED_MEANINGS].flatMap((table) => Object.keys(table)))
    expect(section).toContain(`\`${word}\``)
  for (const [outcome, meaning] of Object.entries(OUTCOME_MEANINGS).filter(([word]) => word !== 'kept_out'))
    expect(section.replaceAll("'", '’')).toContain(`| \`${outcome}\` | ${meaning} |`)
})

test('what a call names and is not there is unknown_ and the thing, and the guide lists them', () => {
  const missing = ALL_OPERATIONS.flatMap(({ problems = {} }) =>
    Object.entries(problems).flatMap(([code, { status }]) => (status === 404 ? [code] : [])),
  )
  for (const code of new Set(missing)) {
    expect(code).toMatch(/^unknown_[a-z]+$/)
    expect(guide).toContain(`\`${code}\``)
  }
})

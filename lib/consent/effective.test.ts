import { expect, test } from 'vitest'
import { effectiveAnswer, isStoppedFor, ownYesSince } from './effective'
import { contact, register, stopRegister } from './testing'
import type { AnswerRegister, Lane } from './types'

const yes = (at: number, given: Partial<AnswerRegister> = {}) => register({ at, ...given })
const no = (at: number) => register({ answer: 'out', at })
const none = (at: number) => register({ answer: 'none', at })

interface Row {
  description: string
  lanes: Partial<Record<Lane, AnswerRegister>>
  counts: `${Lane} ${'in' | 'out' | 'none'}` | null
}

const rows: Row[] = [
  { description: 'nobody said anything', lanes: {}, counts: null },
  { description: 'own No against a later proven Yes', lanes: { own: no(5), other: yes(9) }, counts: 'own out' },
  {
    description: 'own No against a later Yes without proof',
    lanes: { own: no(5), unproven: yes(9) },
    counts: 'own out',
  },
  {
    description: "an import's No against an earlier own Yes",
    lanes: { own: yes(5), other: no(6) },
    counts: 'other out',
  },
  {
    description: "an import's No of the same moment as an own Yes",
    lanes: { own: yes(5), other: no(5) },
    counts: 'other out',
  },
  { description: "a later own Yes against an import's No", lanes: { own: yes(6), other: no(5) }, counts: 'own in' },
  {
    description: "an import's No against an own Yes that an undo brought back from before it",
    lanes: { own: yes(9, { since: 3 }), other: no(5) },
    counts: 'other out',
  },
  {
    description: "an import's No against an own answer taken back",
    lanes: { own: none(9), other: no(5) },
    counts: 'other out',
  },
  {
    description: "an import's No against a later Yes without proof",
    lanes: { other: no(5), unproven: yes(9) },
    counts: 'other out',
  },
  { description: 'own Yes before a later Yes of others', lanes: { own: yes(5), other: yes(9) }, counts: 'own in' },
  { description: 'own answer taken back, and newer proof', lanes: { own: none(5), other: yes(6) }, counts: 'other in' },
  {
    description: 'own answer taken back at the moment of the proof',
    lanes: { own: none(5), other: yes(5) },
    counts: 'other in',
  },
  {
    description: 'own answer taken back, and a newer Yes without proof',
    lanes: { own: none(5), unproven: yes(6) },
    counts: 'unproven in',
  },
  { description: 'a Yes with proof alone', lanes: { other: yes(5) }, counts: 'other in' },
  {
    description: 'a Yes with proof before one without',
    lanes: { other: yes(5), unproven: yes(9) },
    counts: 'other in',
  },
  { description: 'a Yes without proof alone', lanes: { unproven: yes(5) }, counts: 'unproven in' },
]

test.each(rows)('what counts: $description', ({ lanes, counts }) => {
  const effective = effectiveAnswer({ lanes, pending: null })
  expect(effective && `${effective.lane} ${effective.register.answer}`).toBe(counts)
})

test('a topic that is not known has no answer', () => {
  expect(effectiveAnswer(undefined)).toBeNull()
  expect(ownYesSince(undefined)).toBeNull()
})

test('a stop holds unless the person said Yes after it', () => {
  const rows = [
    [{}, true],
    [{ own: yes(6) }, false],
    [{ own: yes(5) }, true],
    [{ own: yes(4) }, true],
    [{ own: yes(9, { since: 4 }) }, true],
    [{ own: no(6) }, true],
    [{ other: yes(6) }, true],
    [{ unproven: yes(6) }, true],
  ] as const
  for (const [lanes, held] of rows) {
    const topics = { news: { lanes, pending: null } }
    expect(isStoppedFor(contact({ stop: stopRegister({ at: 5 }), topics }), 'news')).toBe(held)
    expect(isStoppedFor(contact({ stop: stopRegister({ on: false, at: 5 }), topics }), 'news')).toBe(false)
  }
  expect(isStoppedFor(contact({ stop: stopRegister({ at: 5 }) }), 'never-heard-of')).toBe(true)
})

test('a stop that an undo brought back is passed by what had passed it before', () => {
  const topics = { news: { lanes: { own: yes(6) }, pending: null } }
  expect(isStoppedFor(contact({ stop: stopRegister({ at: 12, since: 5 }), topics }), 'news')).toBe(false)
})

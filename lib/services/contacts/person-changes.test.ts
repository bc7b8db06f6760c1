import { expect, test } from 'vitest'
import type { PastIdentity } from '@/db/queries/identities/holders'
import { readPersonChanges } from './person-changes'

// Sequences of which the tests with a database show one each, in the forms that merges of merges give them.

type Row = [name: string, from: number, until: number | null, ...before: (readonly [mergedId: string, until: number])[]]

/** Returns what is known of a contact that has and had these; a name that begins with `+` is a number. */
function changesOf(...rows: Row[]) {
  const past = rows.flatMap(([matchKey, createdAt, endedAt, ...before]): PastIdentity[] => {
    const row = { contactId: 'c', kind: matchKey.startsWith('+') ? 'phone' : 'bsuid', matchKey, createdAt } as const
    return [
      { ...row, mergedId: null, endedAt },
      ...before.map(([mergedId, until]) => ({ ...row, mergedId, endedAt: until })),
    ]
  })
  const changes = readPersonChanges(past).get('c')
  if (!changes) throw new Error('nothing is known of a contact that a test made')
  return changes
}

const NOTHING = { newHolderAt: null, movedAt: null }

test('a user id that ended while its contact had no number tells of nobody', () => {
  const changes = changesOf(['x1', 0, 10], ['x2', 10, null], ['+1', 20, null], ['+2', 0, 5])
  expect(changes.newPersonAt).toBe(null)
  expect(changes.ofNumber('+1')).toEqual({ newHolderAt: null, movedAt: 10 })
})

test('of several new holders the last counts, and of a number that ended earlier as well', () => {
  const changes = changesOf(['+1', 0, 30], ['x1', 0, 10], ['x2', 10, 20], ['x3', 20, 30], ['+2', 30, null])
  expect(changes.newPersonAt).toBe(20)
  expect(changes.ofNumber('+1')).toEqual({ newHolderAt: 20, movedAt: null })
})

test('several user ids that end together with one number were that number’s', () => {
  const changes = changesOf(['+1', 0, 10], ['x1', 0, 10], ['x2', 0, 10], ['+2', 0, null], ['+3', 10, null])
  expect(changes.newPersonAt).toBe(null)
  expect(changes.ofNumber('+2')).toEqual(NOTHING)
})

test('a number of another contact, that was merged later, explains no user id that ended in the same moment', () => {
  for (const [x1, one] of [
    [
      ['x1', 0, 10],
      ['+1', 0, 10, ['gone', 10]],
    ],
    [
      ['x1', 0, 10, ['gone', 10]],
      ['+1', 0, 10],
    ],
  ] satisfies [Row, Row][]) {
    const kept: Row = x1.length === 4 ? ['+2', 0, null, ['gone', 20]] : ['+2', 0, null]
    const other: Row = x1.length === 4 ? ['+3', 10, null] : ['+3', 10, null, ['gone', 20]]
    expect(changesOf(x1, one, kept, other).ofNumber('+2').newHolderAt).toBe(10)
  }
})

test('what ended in a contact that was merged into one that was merged says nothing of the last one’s number', () => {
  const first = ['first', 20] as const
  const second = ['second', 30] as const
  const lost: Row = ['x1', 0, 10, ['first', 10], ['second', 10]]
  const stayed: Row = ['+1', 0, null, first, second]
  const changes = changesOf(lost, stayed, ['+2', 0, null, second], ['+3', 0, null])
  expect(changes.newPersonAt).toBe(10)
  expect(changes.ofNumber('+1')).toEqual({ newHolderAt: 10, movedAt: null })
  expect([changes.ofNumber('+2'), changes.ofNumber('+3')]).toEqual([NOTHING, NOTHING])

  // Between the two merges it was with the number of the second, and after both with every one.
  const between = changesOf(['x1', 0, 25, first, ['second', 25]], stayed, ['+2', 0, null, second], ['+3', 0, null])
  expect([between.ofNumber('+2').newHolderAt, between.ofNumber('+3').newHolderAt]).toEqual([25, null])
  const after = changesOf(['x1', 0, 35, first, second], stayed, ['+2', 0, null, second], ['+3', 0, null])
  expect([after.ofNumber('+2').newHolderAt, after.ofNumber('+3').newHolderAt]).toEqual([35, 35])
})

test('who lost a number and got none before the merge moved to the other’s, also if a third contact came later', () => {
  const third = ['third', 40] as const
  for (const isGone of [true, false]) {
    const [of, other] = isGone ? [['gone', 10] as const, null] : [null, ['gone', 20] as const]
    const lost: Row = of ? ['+1', 0, 10, of] : ['+1', 0, 10]
    const number: Row = other ? ['+2', 0, null, other] : ['+2', 0, null]
    const changes = changesOf(lost, number, ['+3', 12, null, third])
    expect(changes.ofNumber('+2')).toEqual({ newHolderAt: 10, movedAt: null })
    expect(changes.newPersonAt).toBe(10)
    // A number that it got since is the one to which it moved.
    const got: Row = of ? ['+4', 11, null, ['gone', 20]] : ['+4', 11, null]
    expect(changesOf(lost, number, got).newPersonAt).toBe(null)
    // A number that the other got later says that it moved there, if nothing else does.
    const late: Row = other ? ['+2', 15, null, other] : ['+2', 15, null]
    expect(changesOf(lost, late).ofNumber('+2')).toEqual({ newHolderAt: null, movedAt: 10 })
    expect(changesOf(lost, late, got).ofNumber('+2')).toEqual(NOTHING)
  }
})

import { expect, test } from 'vitest'
import { fold } from './fold'
import { applyAll, change } from './testing'
import { EMPTY_CONTACT } from './types'

const answer = (answer: 'in' | 'out') => ({ on: 'answer', topicId: 'news', answer }) as const

test('no lines are a contact that we do not know', () => {
  expect(fold([])).toEqual(EMPTY_CONTACT)
  expect(fold([[]])).toEqual(EMPTY_CONTACT)
})

test('the lines recorded by some moment give what was known then, late ones left out', () => {
  const { lines } = applyAll([
    change({ id: 'a', at: 5, statements: [answer('in')] }),
    change({ id: 'b', at: 9, statements: [answer('out')] }),
    change({ id: 'c', at: 7, statements: [{ on: 'stop', value: true }] }),
  ])
  expect(fold(lines.slice(0, 1)).topics.news?.lanes.own?.answer).toBe('in')
  expect(fold(lines.slice(0, 2)).topics.news?.lanes.own?.answer).toBe('out')
  expect(fold(lines.slice(0, 2)).stop).toBeNull()
  expect(fold(lines).stop?.on).toBe(true)
})

test('a Yes that was kept out is in its lane, and counts once the No is gone', () => {
  const changes = [
    change({ id: 'a', at: 5, statements: [answer('out')] }),
    change({ id: 'b', at: 6, actor: 'import', method: 'import', proven: true, statements: [answer('in')] }),
  ]
  const { state, lines } = applyAll(changes)
  expect(fold(lines)).toEqual(state)
  expect(fold(lines).topics.news?.lanes.other?.answer).toBe('in')
})

test('what was kept out for good is not folded: a return by an API, a confirmation without a request', () => {
  const { lines } = applyAll([
    change({ id: 'a', at: 5, statements: [{ on: 'stop', value: true }] }),
    change({ id: 'b', at: 6, actor: 'business', method: 'api', statements: [{ on: 'stop', value: false }] }),
    change({ id: 'c', at: 7, statements: [{ on: 'confirm', topicId: 'news', requestId: 'r' }] }),
  ])
  expect(fold(lines).stop?.on).toBe(true)
  expect(fold(lines).topics).toEqual({})
})

test('a request that was closed stays closed, though its line comes last', () => {
  const { state, lines } = applyAll([
    change({ id: 'a', at: 1, statements: [{ on: 'pending', topicId: 'news', requestId: 'r1', expiresAt: 30 }] }),
    change({ id: 'b', at: 2, statements: [{ on: 'pending', topicId: 'news', requestId: 'r2', expiresAt: 30 }] }),
    change({ id: 'c', at: 3, statements: [{ on: 'confirm', topicId: 'news', requestId: 'r2' }] }),
  ])
  expect(state.topics.news?.pending).toBeNull()
  expect(fold(lines.toReversed())).toEqual(state)
})

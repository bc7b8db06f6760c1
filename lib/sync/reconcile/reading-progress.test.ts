import { expect, test } from 'vitest'
import { advance, nextReading, finish, newProgress, noted, readProgress, readUntil, started } from './reading-progress'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const at = (seconds: string) => `2026-11-22T11:00:${seconds}Z`

test('the next reading begins at the newest change of this one, a little before', () => {
  const page = { modifiedOn: [at('10.000002'), at('10.000001'), null, 'nonsense'], next: { cursor: 'x' }, later: [] }
  const reached = advance(newProgress('changes'), page, NOW)
  expect(reached).toMatchObject({ after: at('10.000002'), page: { cursor: 'x' } })
  const older = advance(reached, { modifiedOn: [at('05.000000')], next: null, later: [] }, NOW)
  expect(older).toMatchObject({ after: at('10.000002'), page: null })
  expect(finish(older, [])).toMatchObject({ after: '2026-11-22T10:59:40.000Z', again: {}, held: 0 })
})

test('a clock of the backend that runs ahead does not make us skip later changes', () => {
  const page = { modifiedOn: ['2999-01-01T00:00:00Z'], next: null, later: [] }
  expect(advance(newProgress('changes'), page, NOW).after).toBe('2026-11-22T12:00:00.000Z')
})

test('a few changing contacts are read again one by one, and not forever', () => {
  const reached = { ...newProgress('changes'), after: at('10.0') }
  let progress = finish(reached, ['ana'])
  expect(progress.again).toEqual({ ana: 1 })
  expect(finish(progress, []).again).toEqual({})
  for (let times = 2; times < 30; times++) progress = finish(progress, ['ana'])
  expect(progress.again).toEqual({ ana: 29 })
  expect(finish(progress, ['ana']).again).toEqual({})
})

test('many changing contacts are read again from the first of them, and not forever', () => {
  const many = Array.from({ length: 11 }, (_, place) => `contact ${place}`)
  const page = { modifiedOn: [at('30.0')], next: null, later: [at('20.0'), at('15.0')] }
  let progress = finish(advance(newProgress('changes'), page, NOW), many)
  expect(progress).toMatchObject({ after: '2026-11-22T10:59:45.000Z', hold: null, again: {}, held: 1 })
  for (let times = 0; times < 29; times++) progress = finish(advance(progress, page, NOW), many)
  expect(progress.held).toBe(30)
  progress = finish(advance(progress, page, NOW), many)
  expect(progress).toMatchObject({ after: '2026-11-22T11:00:00.000Z', held: 0 })
})

test('only a reading that was finished, and left few contacts to be read again, says what has been read', () => {
  const first = started(newProgress('changes'), NOW)
  expect(readUntil(first, 'bruno')).toBeNull()
  expect(readUntil(started(first, NOW + 5000), 'bruno')).toBeNull()
  const second = started(finish(started(first, NOW + 5000), ['ana']), NOW + 60_000)
  expect(readUntil(second, 'bruno')).toBe(NOW - 30_000)
  expect(readUntil(second, 'ana')).toBeNull()
  const many = Array.from({ length: 11 }, (_, place) => `contact ${place}`)
  const third = started(finish(second, many), NOW + 120_000)
  expect(readUntil(third, 'ana')).toBe(NOW - 30_000)
  expect(readUntil(finish(third, []), 'ana')).toBe(NOW + 90_000)
})

test('a contact that two readings in a row could not read has no known moment', () => {
  const left = finish(started(newProgress('changes', { readAt: NOW - 60_000 }), NOW), ['ana'])
  const many = ['ana', ...Array.from({ length: 10 }, (_, place) => `contact ${place}`)]
  expect(readUntil(finish(started(left, NOW + 60_000), many), 'ana')).toBeNull()
})

/** One night after another that leaves these contacts for later, and what is known of `ana` after each. */
function nights(from: ReturnType<typeof newProgress>, ...later: readonly string[][]): [typeof from, (number | null)[]] {
  let progress = from
  const known = later.map((uuids, night) => {
    progress = nextReading(finish(started(progress, NOW + night * 1000), uuids))
    return readUntil(progress, 'ana')
  })
  return [progress, known]
}

test('a contact that was given up stays unread until a reading of all contacts reads it', () => {
  const all = newProgress('nightly', { readAt: NOW - 60_000 })
  const [given, known] = nights(all, ...Array.from({ length: 31 }, () => ['ana']))
  expect(new Set(known)).toEqual(new Set([null]))
  expect(readUntil(given, 'bruno')).toBe(NOW + 30_000 - 30_000)
  // The night on which it is read, or is gone, ends that.
  expect(nights(given, [])[1]).toEqual([NOW - 30_000])
  const [before] = nights(all, ...Array.from({ length: 30 }, () => ['ana']))
  expect(before).toMatchObject({ again: {}, unread: ['ana'] })
  expect(nights(before, [], [])[1]).toEqual([NOW - 30_000, NOW - 29_000])
})

test('a contact that was given up stays unread between readings of changes until one of them reads it', () => {
  let progress = newProgress('changes', { readAt: NOW, after: at('10.0'), again: { ana: 29 } })
  progress = finish(started(progress, NOW), ['ana'])
  progress = finish(noted(started(progress, NOW), new Set(), ['bruno']), [])
  expect([readUntil(progress, 'ana'), readUntil(progress, 'bruno')]).toEqual([null, NOW - 30_000])
  const left = finish(noted(started(progress, NOW), new Set(['ana'])), ['ana'])
  expect([left.again, readUntil(left, 'ana')]).toEqual([{ ana: 1 }, null])
  expect(readUntil(finish(noted(started(left, NOW), new Set(), ['ana']), []), 'ana')).toBe(NOW - 30_000)
})

test('what is read again neither one by one nor with the pages is unread', () => {
  const many = Array.from({ length: 12 }, (_, place) => `contact ${place}`)
  // Those beyond the few that are read one by one, where the pages are not read again.
  const beyond = finish(started(newProgress('changes', { readAt: NOW }), NOW), many)
  expect([Object.keys(beyond.again).length, beyond.unread]).toEqual([10, ['contact 10', 'contact 11']])
  // Where they are: one that was read one by one, whose change is older.
  const held = newProgress('changes', { readAt: NOW, hold: at('15.0'), again: { ana: 1 } })
  const after = finish(started(held, NOW), ['ana', ...many])
  expect([after.held, after.again, after.unread]).toEqual([1, {}, ['ana']])
  expect(readUntil(finish(started(after, NOW + 60_000), []), 'ana')).toBeNull()
})

test('with too many unread contacts nothing is known to be read', () => {
  const many = Array.from({ length: 2000 }, (_, place) => `contact ${place}`)
  const full = finish(started(newProgress('changes', { readAt: NOW }), NOW), many)
  expect(full.unread).toHaveLength(1000)
  const still = finish(started(full, NOW), [])
  expect([still.unread.length, readUntil(still, 'bruno')]).toEqual([1000, null])
  const fewer = finish(noted(started(still, NOW), new Set(), many.slice(100, 200)), [])
  expect(['bruno', 'contact 10'].map((uuid) => readUntil(fewer, uuid))).toEqual([NOW - 30_000, null])
})

test('a reading of all contacts knows what the one before it has read, unless that one came after a restore', () => {
  const last = finish(started(newProgress('import', { run: 'r', after: at('10.0') }), NOW), ['ana'])
  const next = nextReading(last)
  expect(next).toEqual({ ...newProgress('nightly'), readAt: NOW, again: { ana: 1 } })
  expect(['ana', 'bruno'].map((uuid) => readUntil(next, uuid))).toEqual([null, NOW - 30_000])
  expect(nextReading({ ...last, mode: 'restore' }, { run: 'r' })).toEqual(newProgress('nightly', { run: 'r' }))
})

test('a cursor that can’t be read starts again', () => {
  expect(readProgress('nonsense', 'nightly')).toEqual(newProgress('nightly'))
  expect(readProgress('{"mode":"import"}', 'nightly')).toEqual(newProgress('import'))
})

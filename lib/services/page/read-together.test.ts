import { expect, test, vi } from 'vitest'
import { readTogether } from './read-together'

/** A reader over rows that have an id and a group, and the calls that it made. */
function reading(atOnce = 8) {
  const calls: [string, readonly string[]][] = []
  const read = readTogether(
    async (group, ids) => {
      calls.push([group, ids])
      return ids.filter((id) => id !== 'nobody').map((id) => ({ id, text: `${id} of ${group}` }))
    },
    (row) => row.id,
    atOnce,
  )
  return { calls, read }
}

test('what is asked for in one turn is read by one call for each group, and everybody gets their own', async () => {
  const { calls, read } = reading()
  const rows = await Promise.all([read('a', '1'), read('b', '1'), read('a', '2'), read('a', 'nobody')])
  expect(rows.map((row) => row?.text)).toEqual(['1 of a', '1 of b', '2 of a', undefined])
  expect(calls).toEqual([
    ['a', ['1', '2', 'nobody']],
    ['b', ['1']],
  ])
})

test('a row that two ask for at once is read once; one who asks later reads again', async () => {
  const { calls, read } = reading()
  expect(await Promise.all([read('a', '1'), read('a', '1')])).toEqual(Array(2).fill({ id: '1', text: '1 of a' }))
  await read('a', '1')
  expect(calls).toEqual([
    ['a', ['1']],
    ['a', ['1']],
  ])
})

test('a call reads only so many; the others are in the next', async () => {
  const { calls, read } = reading(2)
  await Promise.all(['1', '2', '3', '4', '5'].map((id) => read('a', id)))
  expect(calls.map(([, ids]) => ids)).toEqual([['1', '2'], ['3', '4'], ['5']])
})

test('a call that fails fails for all that asked for it, and for nobody after', async () => {
  const readAll = vi.fn(async (_group: string, ids: readonly string[]) => ids.map((id) => ({ id })))
  readAll.mockRejectedValueOnce(new Error('the database is away'))
  const read = readTogether(readAll, (row) => row.id, 8)
  const results = await Promise.allSettled([read('a', '1'), read('a', '2')])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await read('a', '1')).toEqual({ id: '1' })
})

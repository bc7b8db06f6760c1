import { expect, test, vi } from 'vitest'
import { readTogether } from './read-together'

const POOL = {}

/** A reader of texts by business and question, and the calls that it made. */
function reading(atOnce = 8) {
  const calls: [string, readonly string[]][] = []
  const readThrough = readTogether<object, string, string>(
    async (_pool, businessId, questions) => {
      calls.push([businessId, questions])
      return questions.map((question) => (question === 'nobody' ? null : `${question} of ${businessId}`))
    },
    (question) => question,
    atOnce,
  )
  return { calls, readThrough, read: readThrough.bind(null, POOL) }
}

test('what is asked in one turn goes in one call for each business, and everybody gets their own', async () => {
  const { calls, read } = reading()
  const answers = await Promise.all([read('a', '1'), read('b', '1'), read('a', '2'), read('a', 'nobody')])
  expect(answers).toEqual(['1 of a', '1 of b', '2 of a', null])
  expect(calls).toEqual([
    ['a', ['1', '2', 'nobody']],
    ['b', ['1']],
  ])
})

test('what is asked through two pools goes in two calls', async () => {
  const { calls, readThrough } = reading()
  expect(await Promise.all([readThrough({}, 'a', '1'), readThrough({}, 'a', '2')])).toEqual(['1 of a', '2 of a'])
  expect(calls).toEqual([
    ['a', ['1']],
    ['a', ['2']],
  ])
})

test('what two ask at once is asked once; one who asks later asks again', async () => {
  const { calls, read } = reading()
  expect(await Promise.all([read('a', '1'), read('a', '1')])).toEqual(['1 of a', '1 of a'])
  await read('a', '1')
  expect(calls).toEqual([
    ['a', ['1']],
    ['a', ['1']],
  ])
})

test('a call has only so many questions; the others are in the next', async () => {
  const { calls, read } = reading(2)
  const answers = await Promise.all(['1', '2', '3', '4', '5'].map((question) => read('a', question)))
  expect(answers).toEqual(['1 of a', '2 of a', '3 of a', '4 of a', '5 of a'])
  expect(calls.map(([, questions]) => questions)).toEqual([['1', '2'], ['3', '4'], ['5']])
})

test('nobody waits for a call that is on its way: who asks in a later turn is answered before it ends', async () => {
  let end = (_answers: readonly string[]) => {}
  const askAll = vi.fn(async (_pool: object, _businessId: string, questions: readonly string[]) => questions)
  askAll.mockImplementationOnce(() => new Promise((resolve) => (end = resolve)))
  const read = readTogether<object, string, string>(askAll, (question) => question, 8).bind(null, POOL)
  const first = read('a', '1')
  await vi.waitFor(() => expect(askAll).toHaveBeenCalledTimes(1))
  expect(await read('a', '2')).toBe('2')
  end(['1'])
  expect(await first).toBe('1')
})

test('a call that fails fails for all that asked in it, and for nobody after', async () => {
  const askAll = vi.fn(async (_pool: object, _businessId: string, questions: readonly string[]) => questions)
  askAll.mockRejectedValueOnce(new Error('the database is away'))
  const read = readTogether<object, string, string>(askAll, (question) => question, 8).bind(null, POOL)
  const results = await Promise.allSettled([read('a', '1'), read('a', '2'), read('b', '1')])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  expect(await read('a', '1')).toBe('1')
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ChangeQueue, type WaitingChange } from './change-queue'

interface Change {
  contactId: string
  says: string
}

type Waiting = WaitingChange<Change, string>

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** A queue of which a test ends each call itself. */
function queued(over: { atOnce?: number; most?: number } = {}) {
  const calls: { said: string[]; end: (result?: (one: Waiting) => string | Promise<string>) => Promise<void> }[] = []
  const onIdle = vi.fn()
  const queue = new ChangeQueue<Change, string>({
    make: (waiting) =>
      new Promise((ended) => {
        calls.push({
          said: waiting.map(({ change }) => change.says),
          end: async (result = ({ change }) => change.says.toUpperCase()) => {
            for (const one of waiting) one.resolve(result(one))
            ended()
            await turn()
          },
        })
      }),
    atOnce: 1,
    most: 8,
    stalledAfterMs: 100,
    onIdle,
    ...over,
  })
  const ask = (says: string, contactId = says) => queue.add({ contactId, says })
  return { calls, ask, onIdle, said: () => calls.map(({ said }) => said) }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('what is asked for in one turn of the event loop is made together, and everybody gets their own result', async () => {
  const { calls, ask, said } = queued()
  const asked = Promise.all([ask('a'), ask('b'), ask('c')])
  await turn()
  await calls[0]?.end()
  expect(await asked).toEqual(['A', 'B', 'C'])
  expect(said()).toEqual([['a', 'b', 'c']])
})

test('what is asked for while others are made waits for them, and is made together, the first first', async () => {
  const { calls, ask, said } = queued()
  const asked = [ask('a')]
  await turn()
  asked.push(ask('b'), ask('c'))
  await turn()
  asked.push(ask('d'))
  await turn()
  expect(said()).toEqual([['a']])
  await calls[0]?.end()
  expect(said()).toEqual([['a'], ['b', 'c', 'd']])
  await calls[1]?.end()
  expect(await Promise.all(asked)).toEqual(['A', 'B', 'C', 'D'])
})

test('several calls run at a time where that is allowed', async () => {
  const { ask, said } = queued({ atOnce: 2 })
  for (const says of ['a', 'b', 'c']) {
    void ask(says)
    await turn()
  }
  expect(said()).toEqual([['a'], ['b']])
})

test('two changes of one contact are never made together, and keep their order', async () => {
  const { calls, ask, said } = queued()
  const asked = [ask('first', 'me'), ask('second', 'me'), ask('other'), ask('third', 'me')]
  await turn()
  expect(said()).toEqual([['first', 'other']])
  await calls[0]?.end()
  await calls[1]?.end()
  await calls[2]?.end()
  expect(said()).toEqual([['first', 'other'], ['second'], ['third']])
  expect(await Promise.all(asked)).toEqual(['FIRST', 'SECOND', 'OTHER', 'THIRD'])
})

test('a call has only so many changes; the others are in the next', async () => {
  const { calls, ask, said } = queued({ most: 2 })
  for (const says of ['a', 'b', 'c', 'd', 'e']) void ask(says)
  await turn()
  await calls[0]?.end()
  await calls[1]?.end()
  expect(said()).toEqual([['a', 'b'], ['c', 'd'], ['e']])
})

test('an error is that of one change alone, and the next call is made', async () => {
  const { calls, ask, said } = queued()
  const asked = Promise.allSettled([ask('a'), ask('bad')])
  await turn()
  const later = ask('c')
  await calls[0]?.end(({ change }) => (change.says === 'bad' ? Promise.reject(new Error('bad')) : 'good'))
  expect((await asked).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  await calls[1]?.end()
  expect(await later).toBe('C')
  expect(said()).toEqual([['a', 'bad'], ['c']])
})

test('nobody waits for a call that lasts too long, and its end lets no further call begin', async () => {
  const { calls, ask, said } = queued()
  const slow = ask('slow')
  await turn()
  void ask('b')
  await turn()
  expect(said()).toEqual([['slow']])
  vi.advanceTimersByTime(100)
  expect(said()).toEqual([['slow'], ['b']])
  void ask('c')
  await turn()
  await calls[0]?.end()
  expect(await slow).toBe('SLOW')
  expect(said()).toEqual([['slow'], ['b']])
  await calls[1]?.end()
  expect(said()).toEqual([['slow'], ['b'], ['c']])
})

test('it says when nothing waits any more, and not before', async () => {
  const { calls, ask, onIdle } = queued()
  void ask('a')
  await turn()
  void ask('b')
  await calls[0]?.end()
  expect(onIdle).not.toHaveBeenCalled()
  await calls[1]?.end()
  expect(onIdle).toHaveBeenCalledTimes(1)
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ChangeQueue, type Group } from './change-queue'

interface Change {
  contactId: string
  says: string
}

/** What a queue makes, of which a test ends each call itself. */
interface Call {
  said: string[]
  /** Takes what has come since the call began. */
  take: () => void
  made: () => void
  end: (results?: (string | null)[]) => Promise<void>
  fail: (error: Error) => Promise<void>
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const turn = () => new Promise((resolve) => setImmediate(resolve))

function queued(over: { atOnce?: number; most?: number } = {}) {
  const calls: Call[] = []
  const onIdle = vi.fn()
  const call = ({ take, made }: Group<Change>) =>
    new Promise<(string | null)[]>((resolve, reject) => {
      const said: string[] = []
      const takeAll = () => void said.splice(0, said.length, ...take().map(({ says }) => says))
      takeAll()
      calls.push({
        said,
        take: takeAll,
        made,
        end: async (results = said.map((says) => says.toUpperCase())) => {
          resolve(results)
          await turn()
        },
        fail: async (error) => {
          reject(error)
          await turn()
        },
      })
    })
  const queue = new ChangeQueue<Change, string>({
    together: call,
    alone: async (change) => (await call({ take: () => [change], made: () => {} }))[0] ?? '',
    atOnce: 1,
    most: 8,
    aloneAtOnce: 2,
    stalledAfterMs: 100,
    onIdle,
    ...over,
  })
  const ask = (says: string, contactId = says) => queue.add({ contactId, says })
  return { calls, ask, onIdle, said: () => calls.map(({ said }) => said) }
}

test('what is asked for in one turn of the event loop is made together, each with its own result', async () => {
  const { calls, ask, said } = queued()
  const asked = Promise.all([ask('a'), ask('b'), ask('c')])
  await turn()
  await calls[0]?.end()
  expect(await asked).toEqual(['A', 'B', 'C'])
  expect(said()).toEqual([['a', 'b', 'c']])
})

test('what is asked for while others are made waits for them, and is made together', async () => {
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

test('what is asked for while a group gets ready joins it, but for a further change of the same contact', async () => {
  const { calls, ask, said } = queued({ most: 3 })
  const asked = [ask('a', 'me')]
  await turn()
  asked.push(ask('again', 'me'), ask('b'), ask('c'), ask('d'))
  await turn()
  calls[0]?.take()
  expect(said()).toEqual([['a', 'b', 'c']])
  await calls[0]?.end()
  expect(said().at(-1)).toEqual(['again', 'd'])
  await calls[1]?.end()
  expect(await Promise.all(asked)).toEqual(['A', 'AGAIN', 'B', 'C', 'D'])
})

test('the next group is made when the one before was made, also before its end, and so many are on their way', async () => {
  const { calls, ask, said } = queued({ atOnce: 2 })
  for (const says of ['a', 'b', 'c']) {
    void ask(says)
    await turn()
  }
  expect(said()).toEqual([['a']])
  calls[0]?.made()
  expect(said()).toEqual([['a'], ['b', 'c']])
  void ask('d')
  await turn()
  calls[1]?.made()
  expect(said()).toHaveLength(2)
  await calls[0]?.end()
  expect(said().at(-1)).toEqual(['d'])
})

test('a group that fails before it is made holds up nobody', async () => {
  const { calls, ask, said } = queued({ atOnce: 2 })
  const asked = Promise.allSettled([ask('a')])
  await turn()
  void ask('b')
  await turn()
  await calls[0]?.fail(new Error('the database is away'))
  expect((await asked)[0]?.status).toBe('rejected')
  expect(said()).toEqual([['a'], ['b']])
})

test('the changes of one contact are made one after another, in their order', async () => {
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

test('what can not be made together is made alone, few at a time, and nobody else waits for it', async () => {
  const { calls, ask, said } = queued()
  const asked = ['a', 'b', 'c', 'd'].map((says) => ask(says))
  await turn()
  await calls[0]?.end([null, null, 'C', null])
  expect(said()).toEqual([['a', 'b', 'c', 'd'], ['a'], ['b']])
  const later = ask('e')
  await turn()
  expect(said().at(-1)).toEqual(['e'])
  await calls[3]?.end()
  expect(await later).toBe('E')
  await calls[1]?.end()
  expect(said().at(-1)).toEqual(['d'])
  await calls[2]?.end()
  await calls[4]?.end()
  expect(await Promise.all(asked)).toEqual(['A', 'B', 'C', 'D'])
})

test('a contact whose change is made alone has no other one made beside it', async () => {
  const { calls, ask, said } = queued()
  void ask('first', 'me')
  void ask('a')
  await turn()
  void ask('second', 'me')
  void ask('b')
  await calls[0]?.end([null, 'A'])
  expect(said()).toEqual([['first', 'a'], ['first'], ['b']])
  await calls[2]?.end()
  expect(said()).toHaveLength(3)
  await calls[1]?.end()
  expect(said().at(-1)).toEqual(['second'])
})

test('an error of one change is its own; one of all is everybody’s; and the next call is made', async () => {
  const { calls, ask, said } = queued()
  const asked = Promise.allSettled([ask('a'), ask('bad')])
  await turn()
  await calls[0]?.end(['A', null])
  await calls[1]?.fail(new Error('bad'))
  expect((await asked).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  const both = Promise.allSettled([ask('c'), ask('d')])
  await turn()
  await calls[2]?.fail(new Error('the database is away'))
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const later = ask('a')
  await turn()
  await calls[3]?.end()
  expect(await later).toBe('A')
  expect(said()).toEqual([['a', 'bad'], ['bad'], ['c', 'd'], ['a']])
})

test('only its own contacts wait for a call that lasts too long, and its end begins no further one', async () => {
  const { calls, ask, said } = queued()
  const slow = ask('slow')
  await turn()
  void ask('b')
  void ask('again', 'slow')
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
  expect(said()).toEqual([['slow'], ['b'], ['again', 'c']])
})

test('it says when nothing waits and nothing is made any more, and not before', async () => {
  const { calls, ask, onIdle } = queued()
  void ask('a')
  void ask('alone')
  await turn()
  void ask('b')
  await calls[0]?.end(['A', null])
  await calls[2]?.end()
  expect(onIdle).not.toHaveBeenCalled()
  await calls[1]?.end()
  expect(onIdle).toHaveBeenCalledTimes(1)
})

test('a group that has ended takes nobody more, who would not be answered', async () => {
  const { calls, ask, said } = queued()
  const asked = [ask('a')]
  await turn()
  await calls[0]?.end()
  asked.push(ask('b'))
  expect(calls[0]?.take).toThrow('has ended')
  await turn()
  expect(said()[1]).toEqual(['b'])
  await calls[1]?.end()
  expect(await Promise.all(asked)).toEqual(['A', 'B'])
})

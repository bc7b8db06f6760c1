import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { createLimiter } from './limiter'

/** Tasks that end when the test says so. */
function tasks(size: number) {
  const limited = createLimiter(size)
  const started: string[] = []
  const ends = new Map<string, { resolve: () => void; reject: (error: Error) => void }>()
  const add = (name: string, isUrgent = false) =>
    limited(isUrgent, () => {
      started.push(name)
      return new Promise<void>((resolve, reject) => ends.set(name, { resolve, reject }))
    })
  return { started, add, ends }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('only so many tasks run at once, and one that fails makes room as one that succeeds', async () => {
  const { started, add, ends } = tasks(2)
  const all = ['a', 'b', 'c', 'd'].map((name) => add(name))
  await settled()
  expect(started).toEqual(['a', 'b'])
  ends.get('a')?.reject(new Error('a'))
  await expect(all[0]).rejects.toThrow('a')
  await settled()
  expect(started).toEqual(['a', 'b', 'c'])
  for (const name of ['b', 'c']) ends.get(name)?.resolve()
  await settled()
  ends.get('d')?.resolve()
  await Promise.all(all.slice(1))
  const later = add('e')
  expect(started.at(-1)).toBe('e')
  ends.get('e')?.resolve()
  await later
})

test('a task that throws at once makes room, too', async () => {
  const limited = createLimiter(1)
  const fails = limited(false, () => {
    throw new Error('at once')
  })
  await expect(fails).rejects.toThrow('at once')
  expect(await limited(false, () => Promise.resolve(1))).toBe(1)
})

test('an urgent task goes before all that wait', async () => {
  const { started, add, ends } = tasks(1)
  const all = [add('a'), add('b'), add('c', true), add('d', true)]
  for (const name of ['a', 'c', 'd', 'b']) {
    await settled()
    ends.get(name)?.resolve()
  }
  await Promise.all(all)
  expect(started).toEqual(['a', 'c', 'd', 'b'])
})

test('a task that waited runs in the context in which it was asked for', async () => {
  const context = new AsyncLocalStorage<string>()
  const limited = createLimiter(1)
  const asked = (name: string) =>
    context.run(name, () =>
      limited(false, async () => {
        await settled()
        return context.getStore()
      }),
    )
  expect(await Promise.all(['a', 'b', 'c'].map(asked))).toEqual(['a', 'b', 'c'])
})

test('thousands of waiting tasks may throw at once', async () => {
  const limited = createLimiter(1)
  const ends = await Promise.allSettled(
    Array.from({ length: 20_000 }, () =>
      limited(false, () => {
        throw new Error('at once')
      }),
    ),
  )
  expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(20_000)
})

import { AsyncLocalStorage } from 'node:async_hooks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLimiter } from './limiter'

/** The limiter without `each`, by which its order is defined. */
function plainLimiter(size: number) {
  const urgent: (() => void)[] = []
  const others: (() => void)[] = []
  let running = 0
  return async function limited<T>(isUrgent: boolean, work: () => Promise<T>): Promise<T> {
    if (running < size) running += 1
    else await new Promise<void>((start) => (isUrgent ? urgent : others).push(start))
    try {
      return await work()
    } finally {
      const start = urgent.shift() ?? others.shift()
      if (start) start()
      else running -= 1
    }
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

interface Step {
  /** Ask for that many tasks together, or let the running one at this place end. */
  does: 'ask' | 'end'
  urgent: boolean
  count: number
  /** What becomes of them: some fail, some at once, and some are followed by another task. */
  fate: ('ends' | 'fails' | 'throws' | 'follows')[]
}

type Asks = (
  names: readonly string[],
  urgent: boolean,
  work: (name: string) => Promise<string>,
  then: (name: string) => void | Promise<void>,
) => Promise<unknown>

/** Returns what begins and ends in which order, in which context, when the steps are gone through. */
async function told(
  steps: readonly Step[],
  limited: <T>(urgent: boolean, work: () => Promise<T>) => Promise<T>,
  asks: Asks,
): Promise<string[]> {
  const events: string[] = []
  const context = new AsyncLocalStorage<string>()
  const running: { name: string; end: () => void }[] = []
  const all: Promise<unknown>[] = []
  const work = (name: string, fate: Step['fate'][number]) => {
    events.push(`begin ${name} in ${context.getStore()}`)
    if (fate === 'throws') throw new Error(name)
    return new Promise<string>((resolve, reject) =>
      running.push({ name, end: () => (fate === 'fails' ? reject(new Error(name)) : resolve(name)) }),
    )
  }
  let asked = 0
  for (const { does, urgent, count, fate } of steps) {
    if (does === 'end') {
      const [one] = running.splice(count % Math.max(1, running.length), 1)
      one?.end()
      await settled()
      continue
    }
    const group = `g${asked++}`
    const names = Array.from({ length: count }, (_, place) => `${group}.${place}`)
    const fateOf = (name: string) => fate[names.indexOf(name) % fate.length] ?? 'ends'
    const then = (name: string): void | Promise<void> => {
      events.push(`after ${name} in ${context.getStore()}`)
      if (fateOf(name) !== 'follows') return
      return limited(urgent, () => work(`${name}+`, 'ends')).then(() => void events.push(`followed ${name}`))
    }
    const ended = (how: string) => () => void events.push(`${group} ${how}`)
    all.push(
      context
        .run(group, () => asks(names, urgent, (name) => work(name, fateOf(name)), then))
        .then(ended('done'), ended('failed')),
    )
    await settled()
  }
  for (let one = running.shift(); one; one = running.shift()) {
    one.end()
    await settled()
  }
  await Promise.all(all)
  await settled()
  return events
}

const steps = fc.array(
  fc.record<Step>({
    does: fc.constantFrom('ask', 'end', 'end'),
    urgent: fc.boolean(),
    count: fc.integer({ min: 0, max: 6 }),
    fate: fc.array(fc.constantFrom('ends', 'ends', 'fails', 'throws', 'follows'), { minLength: 1, maxLength: 4 }),
  }),
  { maxLength: 20 },
)

test('each runs tasks in the order and the context in which they would run one by one, whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (all, size) => {
      const plain = plainLimiter(size)
      const oneByOne: Asks = (names, urgent, work, then) =>
        Promise.all(names.map(async (name) => then(await plain(urgent, async () => work(name)))))
      const limited = createLimiter(size)
      const together: Asks = (names, urgent, work, then) => limited.each(urgent, names, work, then)
      const [is, was] = [await told(all, limited, together), await told(all, plain, oneByOne)]
      // Whether one is followed up just before or just after another one begins or ends is all the same.
      for (const kind of ['begin', 'after'])
        expect(is.filter((event) => event.startsWith(kind))).toEqual(was.filter((event) => event.startsWith(kind)))
      expect(is.toSorted()).toEqual(was.toSorted())
    }),
    { numRuns: 200 },
  )
})

test('a task is made only when its turn has come', async () => {
  const limited = createLimiter(2)
  const made: number[] = []
  const ends: (() => void)[] = []
  const all = limited.each(
    false,
    [1, 2, 3, 4],
    (item) => new Promise<void>((resolve) => (made.push(item), ends.push(resolve))),
    () => {},
  )
  await settled()
  expect(made).toEqual([1, 2])
  for (let place = 0; place < 4; place++) {
    ends[place]?.()
    await settled()
  }
  await all
  expect(made).toEqual([1, 2, 3, 4])
})

test('what fails after a task is the failure of all, and the others go on', async () => {
  const limited = createLimiter(1)
  const seen: number[] = []
  const all = limited.each(
    true,
    [1, 2, 3],
    (item) => Promise.resolve(item),
    (item) => {
      seen.push(item)
      if (item === 1) throw new Error('first')
      if (item === 2) return Promise.reject(new Error('second'))
    },
  )
  await expect(all).rejects.toThrow('first')
  await limited(false, () => Promise.resolve())
  expect(seen).toEqual([1, 2, 3])
})

test('thousands of tasks may throw at once, in one group or in many', async () => {
  const limited = createLimiter(1)
  let begun = 0
  const work = () => {
    begun += 1
    throw new Error('at once')
  }
  const many = Array.from({ length: 2000 }, () => limited.each(false, [1], work, () => {}))
  const one = limited.each(false, Array.from({ length: 2000 }), work, () => {})
  const ends = await Promise.allSettled([...many, one])
  expect(ends.every(({ status }) => status === 'rejected')).toBe(true)
  await limited(false, () => Promise.resolve())
  expect(begun).toBe(4000)
})

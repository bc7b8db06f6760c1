import { AsyncLocalStorage } from 'node:async_hooks'

/** Runs tasks, of which only a number may run at once. */
export interface Limiter {
  /** Runs a task. An urgent one goes before all that wait. */
  <T>(isUrgent: boolean, work: () => Promise<T>): Promise<T>
  /**
   * Runs a task for each item, in the order and in the context in which they would run if each of them was asked for by
   * itself now. A task is made only when its turn has come, so that those that wait take no memory. `then` follows it
   * without a place among those that run, so it may ask for another one. Resolves when all of this has ended, and is
   * rejected with the first failure, which keeps none of the others from running.
   */
  each<Item, Result>(
    isUrgent: boolean,
    items: readonly Item[],
    work: (item: Item) => Promise<Result>,
    then: (item: Item, result: Result) => void | Promise<void>,
  ): Promise<void>
}

/** A task that waits, or several that were asked for together. */
interface Waiting {
  /** How many have not got a place. */
  count: number
  /** Begins one of them, which has got a place. */
  begin(): void
}

/** Runs at most `size` tasks at once; an urgent task goes before all that wait. */
export function createLimiter(size: number): Limiter {
  const urgent: Waiting[] = []
  const others: Waiting[] = []
  let running = 0

  /** Gives a place to the task that is next; undefined: none waits, and the place is free. */
  function passOn(): Waiting | undefined {
    const queue = urgent.length > 0 ? urgent : others
    const next = queue[0]
    if (!next) running -= 1
    else if ((next.count -= 1) === 0) queue.shift()
    return next
  }

  async function limited<T>(isUrgent: boolean, work: () => Promise<T>): Promise<T> {
    // While there is room, nobody waits: who ends hands their place over. A task that waited goes on by a promise of
    // its own, so that it runs in the context in which it was asked for, which traces read.
    if (running < size) running += 1
    else await new Promise<void>((begin) => (isUrgent ? urgent : others).push({ count: 1, begin }))
    try {
      return await work()
    } finally {
      passOn()?.begin()
    }
  }

  function each<Item, Result>(
    isUrgent: boolean,
    items: readonly Item[],
    work: (item: Item) => Promise<Result>,
    then: (item: Item, result: Result) => void | Promise<void>,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const inContext = AsyncLocalStorage.snapshot()
      const waiting: Waiting = { count: items.length, begin: () => void inContext(run) }
      let begun = 0
      let open = items.length
      const end = () => {
        open -= 1
        if (open === 0) resolve()
      }
      const fail = (error: unknown) => {
        reject(error)
        end()
      }
      const follow = (item: Item, result: Result): void => {
        try {
          const following = then(item, result)
          if (following instanceof Promise) following.then(end, fail)
          else end()
        } catch (error) {
          fail(error)
        }
      }
      /** Runs one task after the other, as long as the place of the one goes to the next of these. */
      async function run(): Promise<void> {
        let next: Waiting | undefined = waiting
        while (next === waiting) {
          const item = items[begun++] as Item
          try {
            const result = await work(item)
            next = passOn()
            follow(item, result)
          } catch (error) {
            // One that throws at once would otherwise begin the next one within itself.
            await Promise.resolve()
            next = passOn()
            fail(error)
          }
        }
        next?.begin()
      }
      while (running < size && waiting.count > 0) {
        running += 1
        waiting.count -= 1
        void run()
      }
      if (waiting.count > 0) (isUrgent ? urgent : others).push(waiting)
      if (open === 0) resolve()
    })
  }

  return Object.assign(limited, { each })
}

/** Runs at most `size` tasks at once; an urgent task goes before all that wait. */
export function createLimiter(size: number) {
  const urgent: (() => void)[] = []
  const others: (() => void)[] = []
  let running = 0

  return async function limited<T>(isUrgent: boolean, work: () => Promise<T>): Promise<T> {
    // While there is room, nobody waits: who ends hands their place over. A task that waited goes on by a promise of
    // its own, so that it runs in the context in which it was asked for, which traces read.
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

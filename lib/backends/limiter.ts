/** Runs at most `size` tasks at once; an urgent task goes before all that wait. */
export function createLimiter(size: number) {
  const urgent: (() => void)[] = []
  const others: (() => void)[] = []
  let running = 0

  async function run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } finally {
      const start = urgent.shift() ?? others.shift()
      if (start) start()
      else running -= 1
    }
  }

  return function limited<T>(isUrgent: boolean, work: () => Promise<T>): Promise<T> {
    // Nobody waits while there is room: who ends hands their place over.
    if (running >= size) return new Promise((resolve) => (isUrgent ? urgent : others).push(() => resolve(run(work))))
    running += 1
    return run(work)
  }
}

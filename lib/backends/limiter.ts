/** Runs at most `size` tasks at once; an urgent task goes before all that wait. */
export function createLimiter(size: number) {
  const urgent: (() => void)[] = []
  const others: (() => void)[] = []
  let running = 0

  const next = (): void => {
    if (running >= size) return
    const start = urgent.shift() ?? others.shift()
    if (!start) return
    running += 1
    start()
  }

  return async function limited<T>(isUrgent: boolean, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((start) => {
      const queue = isUrgent ? urgent : others
      queue.push(start)
      next()
    })
    try {
      return await work()
    } finally {
      running -= 1
      next()
    }
  }
}

export interface Ticker {
  /** Runs `work` soon. Several calls before that run cause one run. */
  wake(): void
  /** Starts no further run. Resolves when the run in progress has ended. */
  stop(): Promise<void>
}

/**
 * Runs `work` on `wake` and every `pollMs` milliseconds, never twice at once. After an error it waits until the next
 * poll. From the end of one run to the next that `wake` starts at least `restMs` milliseconds pass: what comes in that
 * time is then done in one run.
 */
export function ticker(
  work: () => Promise<void>,
  options: { pollMs: number; debounceMs: number; restMs?: number | (() => number); onError: (error: unknown) => void },
): Ticker {
  let timer: NodeJS.Timeout | undefined
  let soon = false
  let running: Promise<void> | null = null
  let stopped = false
  let endedAt = -Infinity

  const schedule = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
  const restMs = () => (typeof options.restMs === 'function' ? options.restMs() : (options.restMs ?? 0))
  const untilRested = () => Math.max(options.debounceMs, endedAt + restMs() - performance.now())
  const run = (): void => {
    soon = false
    running = work()
      .catch((error: unknown) => {
        soon = false
        options.onError(error)
      })
      .then(() => {
        running = null
        endedAt = performance.now()
        if (!stopped) schedule(soon ? untilRested() : options.pollMs)
      })
  }

  return {
    wake() {
      if (stopped || soon) return
      soon = true
      if (!running) schedule(untilRested())
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

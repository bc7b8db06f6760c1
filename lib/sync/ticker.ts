export interface Ticker {
  /** Runs `work` soon. Several calls before that run cause one run. */
  wake(): void
  /** Starts no further run. Resolves when the run in progress has ended. */
  stop(): Promise<void>
}

/**
 * Runs `work` on `wake` and every `pollMs` milliseconds, never twice at once. After an error it waits until the next
 * poll.
 */
export function ticker(
  work: () => Promise<void>,
  options: { pollMs: number; debounceMs: number; onError: (error: unknown) => void },
): Ticker {
  let timer: NodeJS.Timeout | undefined
  let soon = false
  let running: Promise<void> | null = null
  let stopped = false

  const schedule = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
  const run = (): void => {
    soon = false
    running = work()
      .catch((error: unknown) => {
        soon = false
        options.onError(error)
      })
      .then(() => {
        running = null
        if (!stopped) schedule(soon ? options.debounceMs : options.pollMs)
      })
  }

  return {
    wake() {
      if (stopped || soon) return
      soon = true
      if (!running) schedule(options.debounceMs)
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

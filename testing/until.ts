const EVERY_MS = 5

/** Calls `look` until it returns something that is not null, undefined or false. Returns that value. */
export async function until<T>(look: () => T | Promise<T>): Promise<Exclude<T, null | undefined | false>> {
  for (;;) {
    const seen = await look()
    if (seen !== null && seen !== undefined && seen !== false) return seen as Exclude<T, null | undefined | false>
    await takes(EVERY_MS)
  }
}

/**
 * Resolves after `ms` milliseconds: the time that a stand-in takes to respond. A test itself waits for an event and
 * never for a time, so no test may use this between what it does and what it expects.
 */
export const takes = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

import { setImmediate as turn } from 'node:timers/promises'

/**
 * The process works for about this many milliseconds between two pauses. For as long PostgreSQL may wait for COMMIT,
 * which is sent when its last response was read. A pause takes some 20 microseconds.
 */
const BETWEEN_MS = 2

/**
 * Returns a function that now and then lets the process do something else. Long work without a pause would delay
 * refusals that are on their way to a backend, and the sending of what is already written. It is cheap enough to call
 * in every turn of a loop. `isDue`: something was made that is to be sent at once.
 */
export function yieldToEventLoop(): (isDue?: boolean) => Promise<void> | void {
  let last = performance.now()
  let calls = 0
  return (isDue = false) => {
    if (!isDue && ++calls % 32 !== 0) return
    const now = performance.now()
    if (!isDue && now - last < BETWEEN_MS) return
    return turn().then(() => {
      last = performance.now()
    })
  }
}

import { setImmediate as turn } from 'node:timers/promises'

const BETWEEN_MS = 8

/**
 * Lets a process do something else in between, from time to time: long work in one go would hold up refusals that are on their way to
 * a backend, and the sending of what is already written. Cheap to call in every turn of a loop.
 */
export function yieldToEventLoop(): () => Promise<void> | void {
  let last = performance.now()
  let calls = 0
  return () => {
    if (++calls % 32 !== 0) return
    const now = performance.now()
    if (now - last < BETWEEN_MS) return
    return turn().then(() => {
      last = performance.now()
    })
  }
}

import { vi } from 'vitest'

/**
 * How long a test may wait for something to happen, in milliseconds. It is long enough that only what never happens
 * takes it. How busy the machine is must not decide how a test ends.
 */
const PATIENCE_MS = 60_000

interface Given {
  timeout?: number
  interval?: number
}

// Runs before each test file. Where files share a process, the first one changes `vi.waitFor` for all of them.
const changed = Symbol.for('sayso.patient')
if (!Reflect.get(vi.waitFor, changed)) {
  const waitFor = vi.waitFor.bind(vi)
  const patient = <T>(work: () => T | Promise<T>, given: number | Given = {}): Promise<T> => {
    const { timeout = 0, interval = 20 } = typeof given === 'number' ? { timeout: given } : given
    return waitFor(work, { timeout: Math.max(timeout, PATIENCE_MS), interval })
  }
  vi.waitFor = Object.assign(patient, { [changed]: true })
}

import { refused } from './reply'
import type { Scope, Settings } from './settings'

const HOUR_MS = 3_600_000

/** A sliding hour for each scope, as DRF's ScopedRateThrottle: a refused request does not count. */
export class Throttle {
  readonly #history = new Map<Scope, { times: number[]; head: number }>()

  constructor(
    readonly settings: Settings,
    readonly now: () => number,
  ) {}

  /** Counts a request, or throws 429 with the seconds to wait, where the framework knows them. */
  pass(scope: Scope): void {
    const limit = this.settings.limits[scope]
    if (limit === null) return
    const now = this.now()
    const history = this.#history.get(scope) ?? { times: [], head: 0 }
    this.#history.set(scope, history)
    while (history.head < history.times.length && (history.times[history.head] ?? 0) <= now - HOUR_MS) history.head += 1
    if (history.head > 5000) {
      history.times.splice(0, history.head)
      history.head = 0
    }
    const count = history.times.length - history.head
    // The limit was lowered: the framework can't compute when there is room again, and names no time.
    if (count > limit) throw throttled(null)
    if (count === limit) throw throttled((HOUR_MS - (now - (history.times[history.head] ?? now))) / 1000)
    history.times.push(now)
  }

  clear(): void {
    this.#history.clear()
  }
}

/** A 429 in the framework's words; `null`: without a time, and without Retry-After. */
export function throttled(seconds: number | null): ReturnType<typeof refused> {
  if (seconds === null) return refused(429, 'Request was throttled.')
  const wait = Math.max(1, Math.ceil(seconds))
  const unit = wait === 1 ? 'second' : 'seconds'
  return refused(429, `Request was throttled. Expected available in ${wait} ${unit}.`, { 'retry-after': String(wait) })
}

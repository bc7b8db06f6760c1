import { BoundedMap } from '@/lib/bounded-map'
import type { Allowance } from '@/lib/services/limits/shared-limit'

interface Window {
  taken: number
  /** Milliseconds on the clock of this process. */
  endsAt: number
}

/**
 * The most keys that a counter remembers, some 15 MB. Beyond them the key that was used longest ago begins again, so
 * the limit then errs in favour of the caller.
 */
const MOST_KEYS = 50_000

/**
 * Returns a function that counts one act of a key (a caller, a contact or a member) in a window of this many seconds,
 * which begins with the key's first act. Each web process counts on its own: it is for what protects a process. What
 * must hold for all processes together is counted by lib/services/limits/shared-limit.ts.
 * @param now milliseconds of a clock that is never set
 */
export function rateLimit(
  limit: number,
  windowSeconds: number,
  { now = () => performance.now(), mostKeys = MOST_KEYS } = {},
): (key: string) => Allowance {
  const windows = new BoundedMap<Window>(mostKeys)
  return (key) => {
    const at = now()
    const known = windows.get(key)
    const window = known && at < known.endsAt ? known : { taken: 0, endsAt: at + windowSeconds * 1000 }
    if (window !== known) windows.set(key, window)
    window.taken++
    return {
      allowed: window.taken <= limit,
      limit,
      remaining: Math.max(0, limit - window.taken),
      resetSeconds: Math.ceil((window.endsAt - at) / 1000),
    }
  }
}

import type { Outcome } from '@/lib/backends/backend'
import type { HttpResult } from '@/lib/backends/http'
import { readRetryAfter } from '@/lib/backends/retry-after'

const SECOND_MS = 1000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The waits after the first attempt, the second, and so on (Standard Webhooks 1.0.0, "Retry schedule"). */
const SCHEDULE_MS = [
  5 * SECOND_MS,
  300 * SECOND_MS,
  HOUR_MS / 2,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
]
/**
 * The share by which a wait varies, half of it to either side, so that deliveries that failed together do not come back
 * together.
 */
const JITTER = 0.2
/** How long nothing is sent after a 429 without `Retry-After`, in milliseconds. */
const THROTTLED_MS = 60 * SECOND_MS
/** The same after a 502, 503 or 504 without `Retry-After`. */
const OVERLOADED_MS = 10 * SECOND_MS

export interface Judgement {
  /** Failed attempts before this one. */
  attempts: number
  refuses: boolean
  /** From 0 to 1. */
  random: number
}

export type Verdict =
  | { kind: 'taken' }
  /**
   * With `blockMs`: nothing is sent to this endpoint for that many milliseconds. `isNamed`: the endpoint named that
   * time itself.
   */
  | {
      kind: 'problem'
      outcome: Exclude<Outcome, { kind: 'confirmed' | 'released' }>
      blockMs?: number
      isNamed?: boolean
    }

/** Returns the outcome of an attempt (docs/reference/whatsapp.md, 9): the endpoint accepted a 2xx, and nothing else. */
export function judge(result: HttpResult, { attempts, refuses, random }: Judgement): Verdict {
  const again = (reason: string, blockMs?: number): Verdict => {
    const afterMs = retryDelayMs(attempts, refuses, random)
    if (afterMs === null) return { kind: 'problem', outcome: { kind: 'dead_letter', reason, refuses }, blockMs }
    const outcome = { kind: 'retry', reason, refuses, fault: 'contact', scheduled: true, afterMs } as const
    return { kind: 'problem', outcome, blockMs }
  }
  if (!result.ok) {
    // Waiting does not mend these: the address is wrong, or must be allowed.
    if (!/^(address_refused|not_https?)$/.test(result.reason)) return again(result.reason)
    return { kind: 'problem', outcome: { kind: 'paused', reason: result.reason, refuses } }
  }
  const { status, retryAfter } = result.reply
  const reason = `http_${status}`
  if (status >= 200 && status < 300) return { kind: 'taken' }
  if (status === 410) return { kind: 'problem', outcome: { kind: 'disabled', reason, refuses } }
  const isThrottle = [429, 502, 503, 504].includes(status)
  const askedMs = isThrottle ? readRetryAfter(retryAfter, DAY_MS) : null
  if (askedMs !== null || status === 429) {
    const blockMs = askedMs ?? THROTTLED_MS
    // A message that the endpoint did not look at is no failed attempt.
    const outcome = { kind: 'retry', reason, refuses, fault: 'budget', afterMs: blockMs } as const
    return { kind: 'problem', outcome, blockMs, isNamed: askedMs !== null }
  }
  return again(reason, isThrottle ? OVERLOADED_MS : undefined)
}

/**
 * Returns the milliseconds until the next attempt after `attempts` failed ones before this. At the schedule's end it is
 * a day for refusals, and null for the rest.
 */
export function retryDelayMs(attempts: number, refuses: boolean, random: number): number | null {
  const delay = SCHEDULE_MS[attempts] ?? (refuses ? DAY_MS : null)
  return delay === null ? null : Math.round(delay * (1 - JITTER / 2 + JITTER * random))
}

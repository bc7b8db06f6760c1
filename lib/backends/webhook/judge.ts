import type { Outcome } from '@/lib/backends/backend'
import type { HttpResult } from '@/lib/backends/http'
import { readRetryAfter } from '@/lib/backends/retry-after'

const SECOND_MS = 1000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What is waited after the first attempt, the second, and so on (Standard Webhooks 1.0.0, "Retry schedule"). */
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
/** A tenth to either side, so that what failed together does not come back together. */
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
  /** With `blockMs`: nothing goes to this endpoint for that long. `isNamed`: it named that time itself. */
  | {
      kind: 'problem'
      outcome: Exclude<Outcome, { kind: 'confirmed' | 'released' }>
      blockMs?: number
      isNamed?: boolean
    }

/** What an attempt came to (docs/reference/whatsapp.md, 9): 2xx is taken, everything else is not. */
export function judge(result: HttpResult, { attempts, refuses, random }: Judgement): Verdict {
  const again = (reason: string, blockMs?: number): Verdict => {
    const afterMs = retryDelayMs(attempts, refuses, random)
    if (afterMs === null) return { kind: 'problem', outcome: { kind: 'set_aside', reason, refuses }, blockMs }
    const outcome = { kind: 'retry', reason, refuses, fault: 'contact', scheduled: true, afterMs } as const
    return { kind: 'problem', outcome, blockMs }
  }
  if (!result.ok) {
    // Nobody mends these by waiting: the address is wrong, or must be allowed.
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
    // What was not looked at is no failed attempt.
    const outcome = { kind: 'retry', reason, refuses, fault: 'budget', afterMs: blockMs } as const
    return { kind: 'problem', outcome, blockMs, isNamed: askedMs !== null }
  }
  return again(reason, isThrottle ? OVERLOADED_MS : undefined)
}

/**
 * Milliseconds to the next attempt after so many failed ones before; at the schedule's end daily for refusals, and null
 * for the rest.
 */
export function retryDelayMs(attempts: number, refuses: boolean, random: number): number | null {
  const delay = SCHEDULE_MS[attempts] ?? (refuses ? DAY_MS : null)
  return delay === null ? null : Math.round(delay * (1 - JITTER / 2 + JITTER * random))
}

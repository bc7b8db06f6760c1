import type { Instant } from '@/lib/consent/types'

export const MINUTE_MS = 60_000

/**
 * A sliding hour touches 61 minutes of the clock. One more, because a request counted at the end of a minute may arrive in the next:
 * what is counted in 62 minutes never exceeds the limit in any hour on the other side either.
 */
export const SLOTS = 62

/** The part of a limit that only refusals may use, made here or read in the backend. */
export const REFUSAL_SHARE = 0.3
/**
 * The part of it that readings of what was changed there may use: a refusal that stands there is to be heard as well.
 */
export const READING_SHARE = 0.1

/** Requests by minute. The last number of `used` is for `minute`, counted since the epoch. */
export interface HourWindow {
  minute: number
  used: readonly number[]
}

/**
 * Whose request it is: a refusal's, a reading's that looks for refusals in the backend, or anybody else's. In this
 * order they are served.
 */
export type Purpose = 'urgent' | 'reading' | 'others'
export const PURPOSES: readonly Purpose[] = ['urgent', 'reading', 'others']

export type Wanted = Readonly<Record<Purpose, number>>

/** The window as it is at `now`. A clock that went back counts on in the newest minute. */
export function slide(window: HourWindow, now: Instant): HourWindow {
  const minute = Math.max(Math.floor(now / MINUTE_MS), window.minute)
  const passed = Math.min(minute - window.minute, SLOTS)
  const padded = [...new Array<number>(SLOTS).fill(0), ...window.used, ...new Array<number>(passed).fill(0)]
  return { minute, used: padded.slice(-SLOTS) }
}

export function spentIn(window: HourWindow): number {
  return window.used.reduce((sum, count) => sum + count, 0)
}

/** Requests an hour. */
export interface Limit {
  configured: number
  /**
   * The lower one that a 429 taught: it binds agreements only. Refusals, and readings of them, wait out Retry-After and
   * no longer.
   */
  learnt: number
}

/** What may have been used up at most before a request of this kind. */
function capOf({ configured, learnt }: Limit, purpose: Purpose): number {
  switch (purpose) {
    case 'urgent':
      return configured
    case 'reading':
      return Math.floor(configured * (1 - REFUSAL_SHARE + READING_SHARE))
    case 'others':
      return Math.floor(Math.min(configured, learnt) * (1 - REFUSAL_SHARE))
  }
}

/** Grants what the limit leaves, refusals first, and counts it in the newest minute. The window must have slid to now. */
export function grant(
  window: HourWindow,
  limit: Limit,
  wanted: Partial<Wanted>,
): { granted: Record<Purpose, number>; window: HourWindow } {
  const granted = { urgent: 0, reading: 0, others: 0 }
  const before = spentIn(window)
  let spent = before
  for (const purpose of PURPOSES) {
    granted[purpose] = Math.max(0, Math.min(wanted[purpose] ?? 0, capOf(limit, purpose) - spent))
    spent += granted[purpose]
  }
  const used = [...window.used]
  used[used.length - 1] = (used.at(-1) ?? 0) + spent - before
  return { granted, window: { ...window, used } }
}

/** When a request of this kind may be granted again: at the end of the minute whose requests then fall out of the hour. */
export function nextGrantAt(window: HourWindow, limit: Limit, purpose: Purpose): Instant {
  const cap = capOf(limit, purpose)
  let spent = spentIn(window)
  for (const [index, count] of window.used.entries()) {
    spent -= count
    if (spent < cap) return (window.minute + index + 1) * MINUTE_MS
  }
  return (window.minute + SLOTS) * MINUTE_MS
}

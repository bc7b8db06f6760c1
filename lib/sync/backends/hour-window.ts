import type { Instant } from '@/lib/consent/types'

export const MINUTE_MS = 60_000

/**
 * A sliding hour touches 61 minutes of the clock. One more is counted, because a request that is sent at the end of a
 * minute may arrive in the next. What is within the limit in 62 minutes is then within it in any hour as the backend
 * counts it.
 */
export const SLOTS = 62

/** The share of a limit that only refusals may use. */
export const REFUSAL_SHARE = 0.3
/** The part of that share which readings of changes may use too, because they bring refusals from the backend. */
export const READING_SHARE = 0.1

/** Requests by minute. The last number of `used` is for `minute`, which counts minutes since the epoch. */
export interface HourWindow {
  minute: number
  used: readonly number[]
}

/**
 * What a request is for: a refusal, a reading that looks for refusals in the backend, or anything else. They are served
 * in this order.
 */
export type Purpose = 'urgent' | 'reading' | 'others'
export const PURPOSES: readonly Purpose[] = ['urgent', 'reading', 'others']

export type Wanted = Readonly<Record<Purpose, number>>

/** Whether a minute that was present once is so far ahead that the clock went back by more than a window since. */
export const isAfterWindow = (minute: number, now: Instant): boolean => minute - Math.floor(now / MINUTE_MS) > SLOTS

/**
 * Returns the window as it is at `now`. If the clock went back, counting continues in the newest minute. If it went
 * back by more than the window, what was used counts as used until now: it would fill the hour for hours.
 */
export function slide(window: HourWindow, now: Instant): HourWindow {
  const present = Math.floor(now / MINUTE_MS)
  const minute = isAfterWindow(window.minute, now) ? present : Math.max(present, window.minute)
  const passed = Math.max(0, Math.min(minute - window.minute, SLOTS))
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
   * The lower limit that a 429 taught. It applies to agreements only. Refusals, and readings that look for them, wait
   * for Retry-After and no longer.
   */
  learnt: number
}

/** Returns how many requests of the hour may already be used when a request for this purpose starts. */
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

/**
 * Grants what the limit leaves, refusals first, and counts it in the newest minute. The window must be that of the
 * present minute.
 */
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

/**
 * Returns when a request for this purpose may be granted again: at the end of a minute, when older requests leave the
 * hour.
 */
export function nextGrantAt(window: HourWindow, limit: Limit, purpose: Purpose): Instant {
  const cap = capOf(limit, purpose)
  let spent = spentIn(window)
  for (const [index, count] of window.used.entries()) {
    spent -= count
    if (spent < cap) return (window.minute + index + 1) * MINUTE_MS
  }
  return (window.minute + SLOTS) * MINUTE_MS
}

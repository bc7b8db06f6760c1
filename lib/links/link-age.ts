import type { LinkClaims } from './layout'

const DAY = 24 * 60 * 60 * 1000
const FIRST_DAY = Date.UTC(2020, 0, 1) / DAY

/**
 * The day of a moment (milliseconds since the epoch, UTC) as tokens count: days since 2020-01-01. Two bytes last until
 * 2199.
 */
export function linkDay(now: number): number {
  return Math.floor(now / DAY) - FIRST_DAY
}

/**
 * How old a verified link is. It lives its whole last day, so never shorter than `lifetimeDays`.
 * `future`: issued more than a day from now, which no server of ours with a working clock does; treat it as forged.
 */
export function linkAge(claims: LinkClaims, now: number, lifetimeDays: number): 'valid' | 'expired' | 'future' {
  const age = linkDay(now) - claims.day
  if (age < -1) return 'future'
  return age <= lifetimeDays ? 'valid' : 'expired'
}

/**
 * When a link issued on `day` is over (milliseconds since the epoch): the first moment at which `linkAge` calls it
 * expired.
 */
export function linkEnd(day: number, lifetimeDays: number): number {
  return (FIRST_DAY + day + lifetimeDays + 1) * DAY
}

import type { LinkClaims } from './layout'

const DAY = 24 * 60 * 60 * 1000
const FIRST_DAY = Date.UTC(2020, 0, 1) / DAY

/**
 * Returns the day of a moment (milliseconds since 1970, UTC) as tokens count it: days since 2020-01-01. Two bytes last
 * until 2199.
 */
export function linkDay(now: number): number {
  return Math.floor(now / DAY) - FIRST_DAY
}

/**
 * Returns how old a verified link is. It is valid for the whole of its last day, so never for less than `lifetimeDays`.
 * `future`: issued more than a day from now, which no server of ours with a working clock does; treat the link as
 * forged.
 */
export function linkAge(claims: LinkClaims, now: number, lifetimeDays: number): 'valid' | 'expired' | 'future' {
  const age = linkDay(now) - claims.day
  if (age < -1) return 'future'
  return age <= lifetimeDays ? 'valid' : 'expired'
}

/**
 * Returns when a link issued on `day` expires, in milliseconds since 1970: the first moment for which `linkAge` returns
 * `expired`.
 */
export function linkEnd(day: number, lifetimeDays: number): number {
  return (FIRST_DAY + day + lifetimeDays + 1) * DAY
}

import { fromDate } from '@/lib/consent/time'
import type { Instant } from '@/lib/consent/types'
import type { PreferenceStatement } from './preference-answers'

/**
 * Returns the moment from which a Yes of this time counts and the one from which a No does (docs/consent.md, "Time");
 * null if no time was given.
 */
export function momentsOf(saidAt: string | null, timeZone: string): { yes: Instant; no: Instant } | null {
  if (saidAt === null) return null
  const [yes, no] = [fromDate(saidAt, timeZone, 'yes'), fromDate(saidAt, timeZone, 'no')]
  if (yes !== null && no !== null) return { yes: Math.max(0, yes), no: Math.max(0, no) }
  const instant = Date.parse(saidAt)
  return /\.\d/.test(saidAt) ? { yes: instant, no: instant } : { yes: instant, no: instant + 999 }
}

export interface Part {
  spoken: PreferenceStatement[]
  claimedAt: Instant | null
  /** The end of the dedupe key if one call makes two lines. */
  side: '' | 'no' | 'yes'
}

/** Returns the statements by their moment; each part becomes one line. */
export function partsOf(spoken: readonly PreferenceStatement[], moments: { yes: Instant; no: Instant } | null): Part[] {
  const saying = spoken.filter(({ refusal }) => refusal === null)
  const of = (side: 'yes' | 'no') => saying.filter((one) => one.side === side)
  const parts: Part[] =
    moments === null || moments.yes === moments.no
      ? [{ spoken: saying, claimedAt: moments?.yes ?? null, side: '' }]
      : [
          { spoken: of('no'), claimedAt: moments.no, side: 'no' },
          { spoken: of('yes'), claimedAt: moments.yes, side: 'yes' },
        ]
  return parts.filter((part) => part.spoken.length > 0)
}

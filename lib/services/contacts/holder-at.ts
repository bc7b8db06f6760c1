import type { Holder } from '@/db/queries/identities/holders'
import type { Instant } from '@/lib/consent/types'

/**
 * Returns the holder of an identity at a time: of those whose holding ended after that time the one that ended first,
 * else the current holder. Returns null if there was none, or if the holder has released it.
 */
export function holderAt(holders: readonly Holder[], matchKey: string, at: Instant): Holder | null {
  const candidates = holders.filter(
    (holder) => holder.matchKey === matchKey && !holder.gone && (holder.endedAt === null || holder.endedAt >= at),
  )
  return candidates.toSorted((a, b) => (a.endedAt ?? Infinity) - (b.endedAt ?? Infinity))[0] ?? null
}

/**
 * Returns whether somebody who is gone had an identity after a time and lost it since: what WhatsApp said of it then is
 * about them, and tells nothing of who has it now.
 */
export function wasLost(holders: readonly Holder[], matchKey: string, at: Instant): boolean {
  return holders.some(
    (holder) => holder.matchKey === matchKey && holder.gone && holder.endedAt !== null && holder.endedAt > at,
  )
}

import type { Instant } from '@/lib/consent/types'

/** By how much the clock of the OpenID provider may be ahead of ours, in milliseconds. */
export const CLOCK_SKEW_MS = 60_000

/**
 * Returns when the person typed their password (or the like) at the OpenID provider, by the claim `auth_time` of the ID
 * token (OpenID Connect Core 1.0, 2): seconds since 1970. Coming back from the provider proves nothing by itself,
 * because it sends back at once a person who has a session there. Returns null where the provider does not say when,
 * or says a time that is still to come.
 */
export function proofOfProvider(authTime: unknown, now: Instant): Instant | null {
  if (typeof authTime !== 'number' || !Number.isFinite(authTime) || authTime <= 0) return null
  const at = Math.floor(authTime * 1000)
  if (at > now + CLOCK_SKEW_MS) return null
  return Math.min(at, now)
}

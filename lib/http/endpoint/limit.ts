import { type Allowance, sharedLimit } from '@/lib/services/limits/shared-limit'

const WINDOW_SECONDS = 60

/**
 * Far more calls than a sending system needs, because one call asks about up to 10,000 contacts, and few enough that a
 * client in an endless loop notices it.
 */
export const CALLS_A_MINUTE = 6000

/** Counts one call of a key in its present minute, for all web processes together. */
export const takeCall = sharedLimit({ name: 'api', limit: CALLS_A_MINUTE, windowSeconds: WINDOW_SECONDS })

/** Returns the headers `RateLimit` and `RateLimit-Policy`, as in the IETF's draft-ietf-httpapi-ratelimit-headers-10. */
export function rateLimitHeaders({ limit, remaining, resetSeconds }: Allowance): Record<string, string> {
  return {
    'RateLimit-Policy': `"minute";q=${limit};w=${WINDOW_SECONDS}`,
    RateLimit: `"minute";r=${remaining};t=${resetSeconds}`,
  }
}

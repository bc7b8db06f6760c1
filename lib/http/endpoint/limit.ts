import { type Allowance, rateLimit } from '@/lib/http/rate-limit'

const WINDOW_SECONDS = 60

/**
 * Far above what a sender needs (one call asks about 10,000 contacts), and low enough that a loop gone wild is felt by
 * itself.
 */
export const CALLS_A_MINUTE = 6000

/** Takes one call from a key's minute. */
export const takeCall = rateLimit(CALLS_A_MINUTE, WINDOW_SECONDS)

/** `RateLimit` and `RateLimit-Policy` as the IETF's draft-ietf-httpapi-ratelimit-headers-10 has them. */
export function rateLimitHeaders({ limit, remaining, resetSeconds }: Allowance): Record<string, string> {
  return {
    'RateLimit-Policy': `"minute";q=${limit};w=${WINDOW_SECONDS}`,
    RateLimit: `"minute";r=${remaining};t=${resetSeconds}`,
  }
}

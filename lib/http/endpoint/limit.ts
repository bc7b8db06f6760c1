import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const WINDOW_SECONDS = 60

export interface Allowance {
  allowed: boolean
  limit: number
  remaining: number
  /** Seconds until the window begins again. */
  resetSeconds: number
}

/** Far above what a sender needs (one call asks about 10,000 contacts), and low enough that a loop gone wild is felt by itself. */
export const CALLS_A_MINUTE = 6000

const limiter = new RateLimiterMemory({ points: CALLS_A_MINUTE, duration: WINDOW_SECONDS })

/** Takes one call from a key's minute. Counted in each web process on its own: a shared counter would cost a query a call. */
export async function takeCall(keyId: string): Promise<Allowance> {
  try {
    return allowance(true, await limiter.consume(keyId))
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return allowance(false, refused)
    throw refused
  }
}

function allowance(allowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): Allowance {
  return {
    allowed,
    limit: CALLS_A_MINUTE,
    remaining: Math.max(0, remainingPoints),
    resetSeconds: Math.ceil(msBeforeNext / 1000),
  }
}

/** `RateLimit` and `RateLimit-Policy` as the IETF's draft-ietf-httpapi-ratelimit-headers-10 has them. */
export function rateLimitHeaders({ limit, remaining, resetSeconds }: Allowance): Record<string, string> {
  return {
    'RateLimit-Policy': `"minute";q=${limit};w=${WINDOW_SECONDS}`,
    RateLimit: `"minute";r=${remaining};t=${resetSeconds}`,
  }
}

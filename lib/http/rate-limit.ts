import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export interface Allowance {
  allowed: boolean
  limit: number
  remaining: number
  /** Seconds until the window begins again. */
  resetSeconds: number
}

/**
 * Returns a function that counts one act of a key (a caller, a contact or a member) in a window of this many seconds.
 * Each web process counts on its own, because a shared counter would cost a query for each act.
 */
export function rateLimit(limit: number, windowSeconds: number): (key: string) => Promise<Allowance> {
  const limiter = new RateLimiterMemory({ points: limit, duration: windowSeconds })
  const allowance = (allowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): Allowance => ({
    allowed,
    limit,
    remaining: Math.max(0, remainingPoints),
    resetSeconds: Math.ceil(msBeforeNext / 1000),
  })
  return async (key) => {
    try {
      return allowance(true, await limiter.consume(key))
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return allowance(false, refused)
      throw refused
    }
  }
}

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Far more than a person changes, far less than a script that fills a ledger with a link it found. */
const ACTS = 60
const SECONDS = 300

const limiter = new RateLimiterMemory({ points: ACTS, duration: SECONDS })

/**
 * Seconds to wait before this contact's page may change more; 0: go on. Counted in each process on its own, because a query a save would
 * cost more than what it protects. Refusals are never asked: a stop is not refused.
 */
export async function secondsToWait(contactId: string): Promise<number> {
  try {
    await limiter.consume(contactId)
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000)
    throw refused
  }
}

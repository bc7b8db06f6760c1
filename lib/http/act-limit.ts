import { rateLimit } from './rate-limit'

/** Far more changes than a person makes, and far fewer than a script makes that fills a ledger through a found link. */
const ACTS = 60
const SECONDS = 300

const takeAct = rateLimit(ACTS, SECONDS)

/**
 * Counts one change made on this contact's page. Returns the seconds to wait until the page may change more, or 0 if it
 * may now. Refusals are never counted, because a stop must not be turned away.
 */
export function secondsToWait(contactId: string): number {
  const { allowed, resetSeconds } = takeAct(contactId)
  return allowed ? 0 : resetSeconds
}

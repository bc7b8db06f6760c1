import { rateLimit } from './rate-limit'

/** Far more than a person changes, far less than a script that fills a ledger with a link it found. */
const ACTS = 60
const SECONDS = 300

const takeAct = rateLimit(ACTS, SECONDS)

/**
 * Takes one change from what this contact's page may do. Returns the seconds to wait before it may change more; 0: go
 * on. Refusals are never asked: a stop is not refused.
 */
export function secondsToWait(contactId: string): number {
  const { allowed, resetSeconds } = takeAct(contactId)
  return allowed ? 0 : resetSeconds
}

import type { Deps } from '@/lib/services/deps'
import { sharedLimit } from '@/lib/services/limits/shared-limit'

/** Far more changes than a person makes, and far fewer than a script makes that fills a ledger through a found link. */
export const ACTS = 60
const SECONDS = 300

const takeAct = sharedLimit({ name: 'acts', limit: ACTS, windowSeconds: SECONDS })

/**
 * Counts one change made on this contact's page, for all web processes together. Returns the seconds to wait until the
 * page may change more, or 0 if it may now. Refusals are never counted, because a stop must not be turned away.
 */
export function secondsToWait(deps: Deps, contactId: string): number {
  const { allowed, resetSeconds } = takeAct(deps, contactId)
  return allowed ? 0 : resetSeconds
}

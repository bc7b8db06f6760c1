import type { Deps } from '@/lib/services/deps'
import { sharedLimit } from '@/lib/services/limits/shared-limit'

/** Far more changes than a person makes, and far fewer than a script makes that fills a ledger through a found link. */
export const ACTS = 60
const SECONDS = 300

const take = sharedLimit({ name: 'acts', limit: ACTS, windowSeconds: SECONDS })

/**
 * Counts one act on this contact's page, for all web processes together. Returns the seconds to wait until the page may
 * change more, or 0 if it may now. A form that only refuses, and refuses something new, must never be turned away: it
 * is not counted (`refusesAnew`).
 */
export function takeAct(deps: Deps, contactId: string): number {
  const { allowed, resetSeconds } = take(deps, contactId)
  return allowed ? 0 : resetSeconds
}

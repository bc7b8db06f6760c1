import { readConfigVersion } from '@/db/queries/business/config'
import { findByMatchKey } from '@/db/queries/identities/identities'
import { readWritten } from '@/lib/consent/names'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type ResolvedReview, resolveReview } from './resolve-review'
import type { ReviewDecision } from './review-decision'

export type DecidedReview =
  | ResolvedReview
  /** The text that names the person is no number or user id, or may be two people's. */
  | { outcome: 'unreadable' | 'several' }

/**
 * Decides a review as a member does on the screen: `who` is the number of the person whose refusal it is, as the member
 * wrote it, where the review itself names nobody. A number that may be two people's is refused, and nothing is guessed.
 */
export async function decideReview(
  deps: Deps,
  caller: Caller,
  reviewId: string,
  decision: ReviewDecision,
  who: string | null,
): Promise<DecidedReview> {
  if (decision.as !== 'refusal' || who === null) return resolveReview(deps, caller, reviewId, decision)
  if (who.trim() === '') return { outcome: 'contact_needed' }
  const found = await findNamed(deps, caller, who)
  if ('outcome' in found) return found
  return resolveReview(deps, caller, reviewId, { ...decision, contactId: found.contactId })
}

async function findNamed(
  deps: Deps,
  caller: Caller,
  who: string,
): Promise<{ contactId: string } | { outcome: 'unreadable' | 'several' | 'unknown_contact' } | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'reviews.resolve', async (tx) => {
    const { country } = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const read = readWritten(who, country)
    if ('problem' in read) return { outcome: read.problem }
    const holder = await findByMatchKey(tx, businessId, read.identity.matchKey)
    return holder && !holder.gone ? { contactId: holder.contactId } : { outcome: 'unknown_contact' as const }
  })
}

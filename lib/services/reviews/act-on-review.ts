import type { Tx } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import { lastLines } from '@/db/queries/contacts/quiet-stops'
import { addIdentity, endIdentitiesOf, readLiveIdentities } from '@/db/queries/identities/identities'
import { markForSync } from '@/db/queries/sync/sync-marks'
import { type ContactIdentity, readPlatformId } from '@/lib/consent/identities'
import { nextTransition } from '@/lib/consent/next-transition'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { changeWithin } from '@/lib/services/changes/change-within'
import { stateOf } from '@/lib/services/changes/contact-state'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import { lapseAgreements } from '@/lib/services/contacts/lapse-agreements'
import { lockLiving } from '@/lib/services/contacts/lock-stayed'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import type { Deps } from '@/lib/services/deps'
import { readDecided } from './decided-line'
import type { ListedReview } from './list-reviews'
import { readRefusal, type ReviewDecision } from './review-decision'

export type ActedOn =
  | { outcome: 'acted'; changeId: string | null }
  /** The review names no contact: the decision must name whose refusal it is. */
  | { outcome: 'contact_needed' }
  /** The contact does not exist, or was erased or released meanwhile. */
  | { outcome: 'unknown_contact' }
  | { outcome: 'unknown_topic' }
  /** A required topic cannot be refused. */
  | { outcome: 'topic_required' }

interface Decider {
  businessId: string
  /** Null for an operator. */
  memberId: string | null
}

const NOTHING_CHANGED: ActedOn = { outcome: 'acted', changeId: null }

/** Does what a decision means for the contact of a review, in the transaction of the decision. */
export async function actOnReview(
  deps: Deps,
  tx: Tx,
  by: Decider,
  review: ListedReview,
  decision: ReviewDecision,
): Promise<ActedOn> {
  switch (decision.as) {
    case 'nothing':
      return NOTHING_CHANGED
    case 'refusal':
      return refuse(deps, tx, by, review, decision)
    case 'same_person':
      return review.kind === 'number_held' ? merge(deps, tx, by, review) : NOTHING_CHANGED
    case 'new_holder':
      return review.kind === 'number_held' ? handOver(deps, tx, by, review) : lapse(deps, tx, by, review)
  }
}

/**
 * Records a refusal. It counts from the time at which the person made it, so that a later Yes of theirs is not lost.
 */
async function refuse(
  deps: Deps,
  tx: Tx,
  { businessId, memberId }: Decider,
  review: ListedReview,
  { of, contactId = review.contactId ?? undefined }: ReviewDecision & { as: 'refusal' },
): Promise<ActedOn> {
  if (contactId === undefined) return { outcome: 'contact_needed' }
  const contact = await liveContact(tx, businessId, contactId)
  const config = await readConfig(tx, businessId)
  if (!contact || !config) return { outcome: 'unknown_contact' }
  const refusal = readRefusal(of, config)
  if (!refusal.ok) return { outcome: refusal.outcome }
  const { nextKey, takenBackAt } = await readDecided(tx, businessId, review.id)
  const change = await changeWithin(deps, tx, businessId, contact, {
    kind: refusal.kind,
    actor: 'member',
    method: 'agent',
    memberId,
    claimedAt: Math.max(occurredAt(review), takenBackAt ?? 0),
    evidence: { review: review.id, kind: review.kind, found: review.body },
    dedupe: { key: nextKey, kind: 'once' },
    say: () => ({ statements: refusal.statements }),
  })
  return { outcome: 'acted', changeId: change.outcome === 'unchanged' ? null : change.changeId }
}

/** Ends what the number's holder agreed to. What they refused stays refused. */
async function lapse(deps: Deps, tx: Tx, by: Decider, review: ListedReview): Promise<ActedOn> {
  const contact = review.contactId && (await liveContact(tx, by.businessId, review.contactId))
  if (!contact) return { outcome: 'unknown_contact' }
  return lapseAll(deps, tx, by, review, contact)
}

async function lapseAll(
  deps: Deps,
  tx: Tx,
  { businessId, memberId }: Decider,
  review: ListedReview,
  contactId: string,
): Promise<ActedOn> {
  const change = await lapseAgreements(deps, tx, businessId, contactId, {
    which: 'all',
    at: deps.clock.now(),
    key: `review:${review.id}`,
    decidedBy: { memberId },
  })
  return { outcome: 'acted', changeId: change.outcome === 'unchanged' ? null : change.changeId }
}

/** Merges two contacts who are one person. If they were merged meanwhile, nothing is left to do. */
async function merge(deps: Deps, tx: Tx, by: Decider, review: ListedReview): Promise<ActedOn> {
  const pair = await pairOf(tx, by.businessId, review)
  if (!pair) return { outcome: 'unknown_contact' }
  if (pair.contact === pair.holder) return NOTHING_CHANGED
  const body = { review: review.id, ...(by.memberId === null ? {} : { member: by.memberId }) }
  const author = { actor: 'member', evidence: { deps, body } } as const
  const stayed = await mergeWithin(tx, by.businessId, pair.contact, pair.holder, author)
  if (stayed === null) return { outcome: 'unknown_contact' }
  const [line] = await lastLines(tx, by.businessId, stayed, 1)
  return { outcome: 'acted', changeId: line?.changeId ?? null }
}

/**
 * Gives the number to the contact that was named by it. Its former holder loses the number, and what was agreed to
 * under it ends.
 */
async function handOver(deps: Deps, tx: Tx, by: Decider, review: ListedReview): Promise<ActedOn> {
  const { businessId } = by
  const pair = await lockPair(tx, businessId, review)
  if (!pair) return { outcome: 'unknown_contact' }
  if (pair.contact === pair.holder) return NOTHING_CHANGED
  const live = await readLiveIdentities(tx, businessId, [pair.holder])
  const [named, key] = [review.body?.['named'], namedKey(review)]
  const identity = live.find(({ canonical, matchKey }) => matchKey === key || canonical === named)
  // The holder does not have it any more.
  if (!identity) return NOTHING_CHANGED
  if ((await lockLiving(tx, businessId, pair.contact)) !== pair.contact) return { outcome: 'unknown_contact' }
  const acted = await lapseAll(deps, tx, by, review, pair.holder)
  const now = deps.clock.now()
  await endIdentitiesOf(tx, businessId, pair.holder, [identity.matchKey], now)
  await addIdentity(tx, businessId, pair.contact, newId(), { ...identity, ...givenIn(review) }, now)
  // Backends that know the number have what its holder said there until now.
  for (const id of [pair.holder, pair.contact]) {
    const { contact } = await lockContact(tx, businessId, id)
    if (!contact) continue
    const recheckAt = nextTransition(stateOf(contact), now)
    await markForSync(tx, businessId, [{ contactId: id, version: contact.headSeq, urgent: true, now, recheckAt }])
  }
  return acted
}

/** Returns the match key of the identity that a review is about: the holder may have it in another form. */
function namedKey({ body }: ListedReview): string | null {
  const named = body?.['named']
  return typeof named === 'string' ? (readPlatformId(named)?.matchKey ?? null) : null
}

/** Returns how the backend called the person; nothing for a review from before that was kept. */
function givenIn({ body }: ListedReview): Partial<Pick<ContactIdentity, 'value' | 'canonical' | 'givenBy'>> {
  const { named, value, givenBy } = body ?? {}
  if (typeof named !== 'string' || typeof value !== 'string') return {}
  return { value, canonical: named, givenBy: givenBy === 'platform' ? 'platform' : 'typed' }
}

/**
 * Returns the contact that a backend named, and the contact who holds the identity by which it was named, both as they
 * are now. Returns null if one of them is gone.
 */
async function pairOf(
  tx: Tx,
  businessId: string,
  { contactId, body }: ListedReview,
): Promise<{ contact: string; holder: string } | null> {
  const heldBy = body?.['heldBy']
  if (contactId === null || typeof heldBy !== 'string') return null
  const [contact, holder] = [await liveContact(tx, businessId, contactId), await liveContact(tx, businessId, heldBy)]
  return contact && holder ? { contact, holder } : null
}

/** The same after locking both, so that neither is merged, released or erased meanwhile. */
async function lockPair(tx: Tx, businessId: string, review: ListedReview): ReturnType<typeof pairOf> {
  const pair = await pairOf(tx, businessId, review)
  if (!pair) return null
  // In the order of a merge, so that the two wait for each other.
  for (const id of Object.values(pair).toSorted()) await lockContact(tx, businessId, id)
  return pairOf(tx, businessId, review)
}

/** Returns the id of the contact that this one is now, after all merges; null if it is unknown, erased or released. */
async function liveContact(tx: Tx, businessId: string, contactId: string): Promise<string | null> {
  const row = await followMerge((id) => readContactRow(tx, businessId, id), contactId)
  return row && row.erasedAt === null && row.releasedAt === null ? row.id : null
}

/** Returns when the person wrote or did what the review is about; if that is not known, when the review was made. */
function occurredAt({ body, createdAt }: ListedReview): Instant {
  const recorded = body?.['at'] ?? body?.['seenAt']
  const at = typeof recorded === 'string' ? Date.parse(recorded) : Number.NaN
  return Number.isFinite(at) ? Math.min(at, createdAt) : createdAt
}

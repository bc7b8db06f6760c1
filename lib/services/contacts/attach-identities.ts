import type { Tx } from '@/db/client'
import { findByMatchKey, type LiveIdentity, readLiveIdentities } from '@/db/queries/identities/identities'
import { countAsTyped, takeGivenIds } from '@/db/queries/identities/number-order'
import { findSuppressions } from '@/db/queries/identities/suppressions'
import { reopenSetAside } from '@/db/queries/sync/sync-outstanding'
import type { ContactIdentity } from '@/lib/consent/identities'
import type { Instant } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { keepReview } from '@/lib/services/reviews/keep-review'
import { giveIdentity } from './give-identity'
import { lapseAgreements } from './lapse-agreements'
import { lockLiving } from './lock-stayed'
import { takeRefusals } from './take-refusals'

/** A backend that names a contact by its own id and by URNs. */
export interface Namer {
  backendId: string
  /** `all`: every URN that the contact has in the backend. `some`: others may be missing, as in a call of a flow. */
  urns: 'all' | 'some'
}

export interface Attached {
  /** The contact that has them: the one that was given, or the one that it was merged into. */
  contactId: string
  /** The identities that the contact has now and did not have before. */
  added: ContactIdentity[]
  /**
   * Whether one of them was released or erased before, or is the user id of somebody who released their number, so that
   * the contact must be stopped.
   */
  suppressed: boolean
  /** Whether a review was made for a member of the business. */
  forReview: boolean
  /** Whether agreements ended, or refusals were taken over, so that the workers must be woken after the commit. */
  changed: boolean
}

/**
 * Returns the identities without those that mean the same: two URNs of one number (`whatsapp:` and `tel:`, or Brazil's
 * number with and without the ninth digit) are one identity. The first of each stays.
 */
export function distinctIdentities(identities: readonly ContactIdentity[]): ContactIdentity[] {
  const byKey = new Map<string, ContactIdentity>()
  for (const identity of identities) if (!byKey.has(identity.matchKey)) byKey.set(identity.matchKey, identity)
  return [...byKey.values()]
}

/**
 * Adds to a contact the identities that no contact holds, so that what the contact refused counts for them too. One
 * that somebody has who is gone is theirs no longer (`giveIdentity`), and what they refused goes with their user id. If
 * a backend names the contact (`namer`), an identity that another contact holds stays with that contact and is kept for
 * review. A number that replaces another never takes over agreements to marketing (docs/consent.md, "Who is it"). This
 * is part of the caller's transaction. A contact that was merged meanwhile is followed. Returns null, and adds nothing,
 * if the contact was released or erased meanwhile: then the caller must look again.
 * @param seenAt when WhatsApp saw them together, if it was WhatsApp. What somebody had who released their number since
 *   stays with them then, unless the contact had one of the others at that time
 */
export async function attachIdentities(
  deps: Deps,
  tx: Tx,
  businessId: string,
  namedId: string,
  given: readonly ContactIdentity[],
  namer: Namer | null,
  seenAt: Instant | null,
): Promise<Attached | null> {
  const identities = distinctIdentities(given)
  const lackedBy = (live: readonly LiveIdentity[]) =>
    identities.filter(({ matchKey }) => !live.some((identity) => identity.matchKey === matchKey))
  const nothing = { added: [], suppressed: false, forReview: false, changed: false }
  if (lackedBy(await readLiveIdentities(tx, businessId, [namedId])).length === 0) {
    await takeIdsOf(tx, businessId, identities, [])
    return { ...nothing, contactId: namedId }
  }
  const contactId = await lockLiving(tx, businessId, namedId)
  if (contactId === null) return null
  const live = await readLiveIdentities(tx, businessId, [contactId])
  const now = deps.clock.now()
  const attached: Attached = { ...nothing, contactId }
  const wasSeen = live.some(
    ({ matchKey, createdAt }) =>
      seenAt !== null && createdAt <= seenAt && identities.some((identity) => identity.matchKey === matchKey),
  )
  const goneBy = wasSeen ? null : seenAt
  for (const identity of lackedBy(live)) {
    const { isGiven, hadBy } = await giveIdentity(tx, businessId, contactId, identity, now, goneBy)
    if (isGiven) attached.added.push(identity)
    else if (namer && (await listHeld(deps, tx, businessId, contactId, identity, namer, now))) attached.forReview = true
    if (hadBy === null || identity.kind !== 'bsuid') continue
    attached.suppressed = true
    if (await takeRefusals(deps, tx, businessId, hadBy, contactId)) attached.changed = true
  }
  await takeIdsOf(tx, businessId, identities, attached.added)
  if (attached.added.length === 0) return attached
  if (await areSuppressed(deps, tx, businessId, attached.added)) attached.suppressed = true
  // Deliveries that failed because there was no way to reach the person may have one now.
  await reopenSetAside(tx, businessId, contactId, now)
  const phone = attached.added.find(({ kind }) => kind === 'phone')
  const former = live.filter(({ kind }) => kind === 'phone')
  const isReplaced =
    namer?.urns === 'all'
      ? !former.some(({ matchKey }) => identities.some((identity) => identity.matchKey === matchKey))
      : true
  if (namer && phone && former.length > 0 && isReplaced) {
    // A list of some URNs does not say which are gone, and a backend by whose id we don't know the contact replaces
    // none of their numbers. Whether it named this very number before is not stored.
    const hasNamed = live.some(({ matchKey }) => matchKey.startsWith(`backend:${namer.backendId}:`))
    if (namer.urns === 'all' && hasNamed) {
      const keys = former.map(({ matchKey }) => matchKey)
      await countAsTyped(tx, businessId, contactId, keys, now)
    }
    const key = `number:${namer.backendId}:${contactId}:${suppressionHash(deps.pepper, phone.matchKey)}:${now}`
    const lapse = await lapseAgreements(deps, tx, businessId, contactId, { which: 'marketing', at: now, key })
    if (lapse.outcome === 'recorded') attached.changed = true
    attached.forReview = true
    await keepReview(deps, tx, {
      businessId,
      kind: 'number_changed',
      contactId,
      backendId: namer.backendId,
      dedupeKey: key,
      body: {
        previous: former.map(({ canonical }) => canonical),
        next: phone.canonical,
        at: new Date(now).toISOString(),
      },
    })
  }
  return attached
}

/**
 * For identities that are known already and that a platform names now, stores the platform's own id as the address to
 * send to, in place of digits that a person typed.
 */
async function takeIdsOf(
  tx: Tx,
  businessId: string,
  identities: readonly ContactIdentity[],
  added: readonly ContactIdentity[],
): Promise<void> {
  const known = identities.filter(
    (identity) => identity.givenBy === 'platform' && identity.kind !== 'backend' && !added.includes(identity),
  )
  await takeGivenIds(tx, businessId, known)
}

/**
 * Returns whether one of these identities was released or erased: a contact named by it is stopped until they opt in.
 */
export async function areSuppressed(
  deps: Deps,
  tx: Tx,
  businessId: string,
  identities: readonly ContactIdentity[],
): Promise<boolean> {
  const hashes = identities.map((identity) => suppressionHash(deps.pepper, identity.matchKey))
  return (await findSuppressions(tx, businessId, hashes)).size > 0
}

/**
 * Keeps for review, once, that another contact holds an identity by which a backend names this one. Returns whether the
 * review is new.
 */
async function listHeld(
  deps: Deps,
  tx: Tx,
  businessId: string,
  contactId: string,
  identity: ContactIdentity,
  { backendId }: Namer,
  now: Instant,
): Promise<boolean> {
  const holder = await findByMatchKey(tx, businessId, identity.matchKey)
  // If the holder released the number, there is no claim that a member could judge.
  if (!holder || holder.contactId === contactId || holder.gone) return false
  return keepReview(deps, tx, {
    businessId,
    kind: 'number_held',
    contactId,
    backendId,
    dedupeKey: `held:${backendId}:${contactId}:${holder.contactId}:${suppressionHash(deps.pepper, identity.matchKey)}`,
    body: {
      named: identity.canonical,
      // By which the backend calls the person: an id of WhatsApp may be a number's old form.
      ...{ value: identity.value, givenBy: identity.givenBy },
      heldBy: holder.contactId,
      at: new Date(now).toISOString(),
    },
  })
}

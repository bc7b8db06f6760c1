import { inBusiness, type Tx } from '@/db/client'
import { insertContact } from '@/db/queries/contacts/contacts'
import { findHolders } from '@/db/queries/identities/holders'
import { findByMatchKey, findFormerHolder } from '@/db/queries/identities/identities'
import { markForSync } from '@/db/queries/sync/sync-marks'
import type { ContactIdentity } from '@/lib/consent/identities'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { GENESIS } from '@/lib/ledger/seal'
import type { Deps } from '@/lib/services/deps'
import { areSuppressed, attachIdentities, distinctIdentities, type Namer } from './attach-identities'
import { giveIdentity } from './give-identity'
import { wasLost } from './holder-at'
import { stopUnlessStated } from './stop-unless-stated'
import { takeRefusals } from './take-refusals'

export interface FoundContact {
  contactId: string
  created: boolean
}

interface FoundWithin extends FoundContact {
  /** Whether the contact was stopped or its agreements ended, so that the workers must be woken after the commit. */
  changed: boolean
  /** Whether a review was made for a member of the business. */
  forReview: boolean
}

/**
 * Returns the contact behind identities that a backend names, in the order given: the first known identity decides. If
 * none is known, a contact is created. A number that was released or erased becomes a new contact, who is stopped until
 * they opt in; the same is true of a person who is named by the id of a released contact, in a backend or in WhatsApp.
 * The contact and its stop are written in one transaction, so that no message can be sent in between.
 * @param namer the backend whose record names the contact, if it is one
 * @param seenAt when WhatsApp saw them together, at the end of that second, if WhatsApp names the contact
 */
export async function findOrCreateContact(
  deps: Deps,
  businessId: string,
  identities: readonly ContactIdentity[],
  locale: string | null,
  namer: Namer | null = null,
  seenAt: Instant | null = null,
): Promise<FoundContact> {
  const { contactId, created, changed } = await retriedWhenTaken(() =>
    inBusiness(deps.db, businessId, (tx) =>
      findOrCreateWithin(deps, tx, businessId, identities, locale, namer, seenAt),
    ),
  )
  if (changed) deps.wakeSync(businessId)
  return { contactId, created }
}

/**
 * The same as `findOrCreateContact`, as a part of the caller's transaction. The caller wakes the workers after the
 * commit, and starts again (`retriedWhenTaken`) at AppError `identity_taken`, which means that another process has just
 * created the same contact, or has ended it.
 */
export async function findOrCreateWithin(
  deps: Deps,
  tx: Tx,
  businessId: string,
  identities: readonly ContactIdentity[],
  locale: string | null,
  namer: Namer | null = null,
  seenAt: Instant | null = null,
): Promise<FoundWithin> {
  const found = await findOrInsert(deps, tx, businessId, distinctIdentities(identities), locale, namer, seenAt)
  const { mustStop, changed, ...one } = found
  const stopped = mustStop && (await stopUnlessStated(deps, tx, businessId, one.contactId))
  return { ...one, changed: changed || stopped }
}

/**
 * Adds the identities by which a backend names a known contact, and stops the contact if one of them was released or
 * erased. It is part of the caller's transaction; if something changed, the caller wakes the workers after the commit.
 */
export async function nameKnownContact(
  deps: Deps,
  tx: Tx,
  businessId: string,
  contactId: string,
  identities: readonly ContactIdentity[],
  namer: Namer,
): Promise<Pick<FoundWithin, 'changed' | 'forReview'>> {
  const attached = await attachIdentities(deps, tx, businessId, contactId, identities, namer, null)
  // The contact is gone. The backend's next reading finds who has its id by then.
  if (!attached) return { changed: false, forReview: false }
  const { suppressed, changed, forReview } = attached
  const stopped = suppressed && (await stopUnlessStated(deps, tx, businessId, attached.contactId))
  return { changed: changed || stopped, forReview }
}

type Found = FoundWithin & { mustStop: boolean }

async function findOrInsert(
  deps: Deps,
  tx: Tx,
  businessId: string,
  identities: readonly ContactIdentity[],
  locale: string | null,
  namer: Namer | null,
  seenAt: Instant | null,
): Promise<Found> {
  const now = deps.clock.now()
  let wasReleased = false
  for (const identity of identities) {
    const known = await findByMatchKey(tx, businessId, identity.matchKey)
    if (!known) continue
    if (!known.gone) return addTo(deps, tx, businessId, known.contactId, identities, namer, seenAt)
    // The former holder is gone, and a backend or WhatsApp still uses the same id. From now on it belongs to the
    // contact that gets the others.
    wasReleased = true
  }
  const former = wasReleased ? null : await formerContact(tx, businessId, identities)
  if (former) return addTo(deps, tx, businessId, former, identities, namer, seenAt)
  const contactId = newId()
  await insertContact(tx, businessId, { id: contactId, locale, genesis: GENESIS, now })
  const mustStop = wasReleased || (await areSuppressed(deps, tx, businessId, identities))
  const theirs = mustStop && seenAt !== null ? await notLost(tx, businessId, identities, seenAt) : identities
  const usersOf = await attach(tx, businessId, contactId, theirs, now)
  await markForSync(tx, businessId, [{ contactId, version: 0, urgent: false, now, recheckAt: null }])
  for (const released of usersOf) await takeRefusals(deps, tx, businessId, released, contactId)
  return { contactId, created: true, mustStop, changed: false, forReview: false }
}

async function addTo(
  deps: Deps,
  tx: Tx,
  businessId: string,
  contactId: string,
  identities: readonly ContactIdentity[],
  namer: Namer | null,
  seenAt: Instant | null,
): Promise<Found> {
  const attached = await attachIdentities(deps, tx, businessId, contactId, identities, namer, seenAt)
  if (!attached) throw new AppError('identity_taken', { message: 'a contact was let go while it was found' })
  const { suppressed, forReview, changed } = attached
  return { contactId: attached.contactId, created: false, mustStop: suppressed, changed, forReview }
}

/**
 * Returns the contact to whom a backend's id belonged before the backend deleted it, so that their answers are not lost
 * with the id.
 */
async function formerContact(
  tx: Tx,
  businessId: string,
  identities: readonly ContactIdentity[],
): Promise<string | null> {
  for (const identity of identities) {
    const former = identity.kind === 'backend' ? await findFormerHolder(tx, businessId, identity.matchKey) : null
    if (former) return former
  }
  return null
}

/**
 * Returns the identities of a webhook without those that somebody who is gone had at that time and lost since. The
 * number that they released is not theirs any more, whatever else they are known by. One identity always stays, so that
 * the contact can be found again; that of the user comes first.
 */
async function notLost(
  tx: Tx,
  businessId: string,
  identities: readonly ContactIdentity[],
  seenAt: Instant,
): Promise<readonly ContactIdentity[]> {
  const keys = identities.map(({ matchKey }) => matchKey)
  const rows = await findHolders(tx, businessId, keys)
  const left = identities.filter(({ matchKey }) => !wasLost(rows, matchKey, seenAt))
  return left.length > 0 ? left : identities.slice(0, 1)
}

/**
 * Gives a new contact its identities. If another process has just created the same contact, this one is rolled back,
 * and the second attempt finds the other. Returns the contacts who had one of the user ids and released their number.
 */
async function attach(
  tx: Tx,
  businessId: string,
  contactId: string,
  identities: readonly ContactIdentity[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  const usersOf = new Set<string>()
  for (const identity of identities) {
    const { isGiven, hadBy } = await giveIdentity(tx, businessId, contactId, identity, now)
    if (!isGiven)
      throw new AppError('identity_taken', { message: 'an identity was taken while a contact was made for it' })
    if (hadBy !== null && identity.kind === 'bsuid') usersOf.add(hadBy)
  }
  return usersOf
}

/** How many times a contact is looked for if other processes create or end the same contacts at the same moment. */
const ATTEMPTS = 4

/**
 * Runs `find` again if another process created, merged, released or erased the same contact at the same moment.
 */
export async function retriedWhenTaken<T>(find: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await find()
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof AppError) || error.code !== 'identity_taken') throw error
    }
  }
}

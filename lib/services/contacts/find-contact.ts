import { inBusiness, type Tx } from '@/db/client'
import { insertContact } from '@/db/queries/contacts/contacts'
import { addIdentity, endIdentity, findByMatchKey, findFormerHolder } from '@/db/queries/identities/identities'
import { markForSync } from '@/db/queries/sync/sync-marks'
import type { ContactIdentity } from '@/lib/consent/identities'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { GENESIS } from '@/lib/ledger/seal'
import { changeWithin } from '@/lib/services/changes/change-contact'
import type { Deps } from '@/lib/services/deps'
import { areSuppressed, attachIdentities, distinctIdentities, type Namer, takeIdsOf } from './attach-identities'

export interface FoundContact {
  contactId: string
  created: boolean
}

interface FoundWithin extends FoundContact {
  /** The contact was stopped, or its agreements ended: the workers are to be told after the commit. */
  changed: boolean
  /** Something waits for a person of the business. */
  forReview: boolean
}

/**
 * The contact behind identities that a backend names, in the order given: the first that is known decides. Made when none is known.
 * A number that was released or erased starts again as a contact that is stopped until its holder opts in; so does whoever a backend
 * names by the id of a released contact. Contact and stop are one transaction: nothing can come between.
 * `namer` is the backend whose record names the contact, if it is one.
 */
export async function findOrCreateContact(
  deps: Deps,
  businessId: string,
  identities: readonly ContactIdentity[],
  locale: string | null,
  namer: Namer | null = null,
): Promise<FoundContact> {
  const { contactId, created, changed } = await retriedWhenTaken(() =>
    inBusiness(deps.db, businessId, (tx) => findOrCreateWithin(deps, tx, businessId, identities, locale, namer)),
  )
  if (changed) deps.wakeSync(businessId)
  return { contactId, created }
}

/**
 * The same as a part of a transaction of the caller, who tells the workers after the commit, and begins again (once) at
 * AppError `identity_taken`: somebody made the same contact at the same moment.
 */
export async function findOrCreateWithin(
  deps: Deps,
  tx: Tx,
  businessId: string,
  identities: readonly ContactIdentity[],
  locale: string | null,
  namer: Namer | null = null,
): Promise<FoundWithin> {
  const found = await findOrInsert(deps, tx, businessId, distinctIdentities(identities), locale, namer)
  const { mustStop, changed, ...one } = found
  const stopped = mustStop && (await stopUnheard(deps, tx, businessId, one.contactId))
  return { ...one, changed: changed || stopped }
}

/**
 * Adds what a backend names a known contact by, and stops it where one of these was released or erased. A part of the
 * caller's transaction, who tells the workers after the commit where something was changed.
 */
export async function nameKnownContact(
  deps: Deps,
  tx: Tx,
  businessId: string,
  contactId: string,
  identities: readonly ContactIdentity[],
  namer: Namer,
): Promise<Pick<FoundWithin, 'changed' | 'forReview'>> {
  const { mustStop, changed, forReview } = await addTo(deps, tx, businessId, contactId, identities, namer)
  const stopped = mustStop && (await stopUnheard(deps, tx, businessId, contactId))
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
): Promise<Found> {
  const now = deps.clock.now()
  let wasReleased = false
  for (const identity of identities) {
    const known = await findByMatchKey(tx, businessId, identity.matchKey)
    if (!known) continue
    if (known.releasedAt === null) return addTo(deps, tx, businessId, known.contactId, identities, namer)
    wasReleased = true
    // The holder before gave the number up; the backend still knows it under the same id. From now on that id is the new holder's.
    if (identity.kind === 'backend') await endIdentity(tx, businessId, identity.matchKey, now)
  }
  const former = wasReleased ? null : await formerContact(tx, businessId, identities)
  if (former) return addTo(deps, tx, businessId, former, identities, namer)
  const contactId = newId()
  await insertContact(tx, businessId, { id: contactId, locale, genesis: GENESIS, now })
  const added = await attach(tx, businessId, contactId, identities, now)
  // Somebody made the same contact at the same moment: this one is rolled back, and the next look finds theirs.
  for (const identity of identities) if (!added.includes(identity)) await mustBeOfReleased(tx, businessId, identity)
  await markForSync(tx, businessId, [{ contactId, version: 0, urgent: false, now, recheckAt: null }])
  const mustStop = wasReleased || (await areSuppressed(deps, tx, businessId, added))
  return { contactId, created: true, mustStop, changed: false, forReview: false }
}

async function addTo(
  deps: Deps,
  tx: Tx,
  businessId: string,
  contactId: string,
  identities: readonly ContactIdentity[],
  namer: Namer | null,
): Promise<Found> {
  const { suppressed, forReview, lapsed } = await attachIdentities(deps, tx, businessId, contactId, identities, namer)
  return { contactId, created: false, mustStop: suppressed, changed: lapsed, forReview }
}

/** Who a backend's id belonged to before the backend forgot it: what they said must not be lost with the id. */
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

/** Adds the identities that nobody else holds, and answers them. */
async function attach(
  tx: Tx,
  businessId: string,
  contactId: string,
  identities: readonly ContactIdentity[],
  now: number,
): Promise<ContactIdentity[]> {
  const added: ContactIdentity[] = []
  for (const identity of identities) {
    if (await addIdentity(tx, businessId, contactId, newId(), identity, now)) added.push(identity)
  }
  await takeIdsOf(tx, businessId, identities, added)
  return added
}

async function mustBeOfReleased(tx: Tx, businessId: string, identity: ContactIdentity): Promise<void> {
  const holder = await findByMatchKey(tx, businessId, identity.matchKey)
  if (holder && holder.releasedAt !== null) return
  throw new AppError('identity_taken', { message: 'an identity was taken while a contact was made for it' })
}

/** Stops a contact that never said anything about a stop. Returns whether it did. */
async function stopUnheard(deps: Deps, tx: Tx, businessId: string, contactId: string): Promise<boolean> {
  const { outcome } = await changeWithin(deps, tx, businessId, contactId, {
    kind: 'stop',
    actor: 'system',
    method: 'reconcile',
    say: ({ state }) => (state.stop ? null : { statements: [{ on: 'stop', value: true }] }),
  })
  return outcome === 'recorded'
}

/** Runs again, once, what met somebody who made the same contact at the same moment. */
export async function retriedWhenTaken<T>(find: () => Promise<T>): Promise<T> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof AppError && error.code === 'identity_taken') return find()
    throw error
  }
}

import { inBusiness, type Tx } from '@/db/client'
import { findHolders } from '@/db/queries/identities/holders'
import { endIdentitiesOf, findByMatchKey, readLiveIdentities } from '@/db/queries/identities/identities'
import { reopenSetAside } from '@/db/queries/sync/sync-outstanding'
import type { IdentityEvent } from '@/lib/backends/whatsapp/events'
import type { ContactIdentity } from '@/lib/consent/identities'
import { fromSeconds } from '@/lib/consent/time'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import { keepReview } from '@/lib/services/reviews/keep-review'
import { areSuppressed } from './attach-identities'
import { retriedWhenTaken } from './find-contact'
import { giveIdentity } from './give-identity'
import { holderAt, wasLost } from './holder-at'
import { lapseAgreements } from './lapse-agreements'
import { lockLiving, lockStayed } from './lock-stayed'
import { mergeWithin } from './merge-contacts'
import { stopUnlessStated } from './stop-unless-stated'
import { takeRefusals } from './take-refusals'
import { eventKey, identitiesOf } from './whatsapp-event'

/**
 * Applies WhatsApp's message that a person has another number or user id. They stay the same contact with all their
 * refusals. A new number never takes over agreements to marketing, and a review is made. The old identities end, so
 * that the next holder of the number starts without a record. Returns `unknown` if none of our contacts had the old
 * identities.
 */
export async function changeNumber(
  deps: Deps,
  businessId: string,
  backendId: string,
  event: IdentityEvent,
): Promise<'changed' | 'unknown'> {
  const changed = await retriedWhenTaken(() =>
    inBusiness(deps.db, businessId, (tx) => changeWithinBusiness(deps, tx, businessId, backendId, event)),
  )
  if (changed) deps.wakeSync(businessId)
  return changed ? 'changed' : 'unknown'
}

async function changeWithinBusiness(
  deps: Deps,
  tx: Tx,
  businessId: string,
  backendId: string,
  event: IdentityEvent,
): Promise<boolean> {
  const now = deps.clock.now()
  const at: Instant = Math.min(fromSeconds(event.seconds, 'no'), now)
  const [before, after] = [identitiesOf(event.previous), identitiesOf(event.next)]
  const keys = [...before, ...after].map((identity) => identity.matchKey)
  // The same event a second time still finds the contact that held them.
  const since = fromSeconds(event.seconds, 'yes')
  const look = async () => {
    const rows = await findHolders(tx, businessId, keys)
    const old = before.map((identity) => holderAt(rows, identity.matchKey, since)).find((holder) => holder !== null)
    return { rows, old }
  }
  const first = await look()
  if (!first.old) return false
  // Under the lock, the second look finds who holds them after a merge, a release or an erasure.
  await lockStayed(tx, businessId, first.old.contactId)
  const { rows, old } = await look()
  if (!old) return false
  let contactId = await lockLiving(tx, businessId, old.contactId)
  // Who gave the number up or was erased gets no other one.
  if (contactId === null) return false
  const live = await readLiveIdentities(tx, businessId, [contactId])
  const held = new Set(live.map((identity) => identity.matchKey))
  const phone = after.find((identity) => identity.kind === 'phone')
  // WhatsApp makes a new user id when the number changes, so unless the event names a number that we know, it is
  // another number.
  const isOtherNumber = !phone || !held.has(phone.matchKey)
  const key = eventKey('message', event.id)
  if (isOtherNumber) await lapseAgreements(deps, tx, businessId, contactId, { which: 'marketing', at, key })

  const kept = new Set(after.map((identity) => identity.matchKey))
  const ended = [
    ...before.map((identity) => identity.matchKey),
    // The user ids of the old number end as well, even if the event does not name them.
    ...(isOtherNumber ? live.filter((identity) => identity.kind === 'bsuid').map((identity) => identity.matchKey) : []),
  ].filter((each) => !kept.has(each))
  await endIdentitiesOf(tx, businessId, contactId, ended, at)
  // A number that was released since then is not theirs any more.
  const got = after.filter(({ kind, matchKey }) => kind !== 'phone' || !wasLost(rows, matchKey, at))
  let mustStop = false
  // All contacts that are one by now. The rows that were read name those that were merged by their own ids.
  const joined = new Set([contactId])
  for (const identity of got) {
    const holder = holderAt(rows, identity.matchKey, now)
    if (holder && !joined.has(holder.contactId)) {
      const stayed = await mergeWithin(tx, businessId, contactId, holder.contactId)
      if (stayed === null) throw takenMeanwhile()
      contactId = stayed
      joined.add(holder.contactId)
    }
    if (await giveOwn(deps, tx, businessId, contactId, identity, now)) mustStop = true
  }
  if (mustStop) await stopUnlessStated(deps, tx, businessId, contactId)
  await reopenSetAside(tx, businessId, contactId, now)
  if (isOtherNumber)
    await keepReview(deps, tx, {
      businessId,
      kind: 'number_changed',
      contactId,
      backendId,
      dedupeKey: key,
      body: { previous: { ...event.previous }, next: { ...event.next }, at: new Date(at).toISOString() },
    })
  return true
}

/**
 * Gives a contact an identity that it may have already. If another contact got it meanwhile, the change begins again
 * and finds that contact: else it would have the number without what the person refused. What was refused under a user
 * id by somebody who is gone goes with it. Returns whether it was theirs, or was released or erased, so that the
 * contact must be stopped.
 */
async function giveOwn(
  deps: Deps,
  tx: Tx,
  businessId: string,
  contactId: string,
  identity: ContactIdentity,
  now: Instant,
): Promise<boolean> {
  const { isGiven, hadBy } = await giveIdentity(tx, businessId, contactId, identity, now)
  const isOfGone = hadBy !== null && identity.kind === 'bsuid'
  if (isOfGone) await takeRefusals(deps, tx, businessId, hadBy, contactId)
  if (isGiven) return isOfGone || areSuppressed(deps, tx, businessId, [identity])
  const holder = await findByMatchKey(tx, businessId, identity.matchKey)
  if (holder?.contactId !== contactId) throw takenMeanwhile()
  return isOfGone
}

const takenMeanwhile = () =>
  new AppError('identity_taken', { message: 'an identity was taken while it was given to the contact who changed' })

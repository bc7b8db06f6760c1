import { inBusiness, type Tx } from '@/db/client'
import { findHolders, type Holder } from '@/db/queries/identities/holders'
import { endIdentitiesOf, readLiveIdentities } from '@/db/queries/identities/identities'
import type { ContactIdentity } from '@/lib/consent/identities'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import { keepReview } from '@/lib/services/reviews/keep-review'
import { findOrCreateContact } from './find-contact'
import { holderAt, wasLost } from './holder-at'
import { lapseAgreements } from './lapse-agreements'
import { mergeWithin } from './merge-contacts'
import { stopUnlessStated } from './stop-unless-stated'
import { eventKey, isParent } from './whatsapp-event'

export interface ResolveRequest {
  businessId: string
  backendId: string
  /** All identities of one person, as one signed webhook names them. */
  identities: readonly ContactIdentity[]
  /** When it happened, at the end of that second: an identity that ended later still belonged to the person. */
  at: Instant
}

/** How many times the contact is looked for if other processes merge or create the same contacts meanwhile. */
const ATTEMPTS = 4

/**
 * Returns the contact behind the identities in one signed webhook; it is created if it is new. Two contacts that the
 * webhook shows to be one are merged. A known number with another user id may have a new holder: then agreements end,
 * refusals stay, and a review is made.
 */
export async function resolveContact(deps: Deps, meeting: ResolveRequest): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const met = await inBusiness(deps.db, meeting.businessId, (tx) => recognise(deps, tx, meeting))
    if (met === 'again') continue
    if (met?.changed) deps.wakeSync(meeting.businessId)
    if (met?.complete) return met.contactId
    const known = met ? new Set(met.held) : new Set<string>()
    // Known identities come first, because the contact that holds them gets the rest.
    const ordered = meeting.identities.toSorted((a, b) => Number(known.has(b.matchKey)) - Number(known.has(a.matchKey)))
    return (await findOrCreateContact(deps, meeting.businessId, ordered, null, null, meeting.at)).contactId
  }
  throw new AppError('contact_busy', { message: 'a contact was merged each time it was looked for', status: 503 })
}

interface Recognised {
  contactId: string
  /** Whether all identities are attached. */
  complete: boolean
  /** The match keys that the contact holds. */
  held: string[]
  changed: boolean
}

async function recognise(deps: Deps, tx: Tx, meeting: ResolveRequest): Promise<Recognised | 'again' | null> {
  const { businessId, identities, at } = meeting
  const keys = identities.map((identity) => identity.matchKey)
  const rows = await findHolders(tx, businessId, keys)
  const holders = identities.flatMap((identity) => holderAt(rows, identity.matchKey, at) ?? [])
  const [first] = holders
  if (!first) return null
  const held = holders.map((holder) => holder.matchKey)
  // It describes somebody who released their number since. Who has the number now, and who has the user id, are not
  // one person by that, and neither gets what the other has. Whom it shows beside the released number is stopped, as
  // they would be with it.
  const lost = new Set(keys.filter((key) => wasLost(rows, key, at)))
  if (lost.size > 0) {
    const beside = holders.filter(({ matchKey, endedAt }) => endedAt === null && !lost.has(matchKey))
    let changed = false
    for (const contactId of new Set(beside.map((holder) => holder.contactId)))
      if (await stopUnlessStated(deps, tx, businessId, contactId)) changed = true
    return { contactId: first.contactId, complete: true, held, changed }
  }
  let changed = await noticeNewHolder(deps, tx, meeting, holders)
  let contactId = first.contactId
  for (const other of new Set(holders.map((holder) => holder.contactId))) {
    if (other === contactId) continue
    const stayed = await mergeWithin(tx, businessId, contactId, other)
    if (!stayed) return 'again'
    contactId = stayed
    changed = true
  }
  // A late webhook describes the holder of the number at that time, so its identities are not attached to today's
  // contact.
  const isLate = holders.some((holder) => holder.endedAt !== null)
  return { contactId, complete: isLate || held.length === keys.length, held, changed }
}

/**
 * Handles a known number that comes with another user id, without an event from WhatsApp that explains it. Returns
 * whether that was the case.
 */
async function noticeNewHolder(
  deps: Deps,
  tx: Tx,
  { businessId, backendId, identities, at }: ResolveRequest,
  holders: readonly Holder[],
): Promise<boolean> {
  const user = identities.find((identity) => identity.kind === 'bsuid' && !isParent(identity.canonical))
  const phone = holders.find((holder) => holder.kind === 'phone' && holder.endedAt === null)
  if (!user || !phone) return false
  if (holders.some((holder) => holder.matchKey === user.matchKey && holder.contactId === phone.contactId)) return false
  const live = await readLiveIdentities(tx, businessId, [phone.contactId])
  const former = live.filter((identity) => identity.kind === 'bsuid')
  if (!former.some((identity) => !isParent(identity.canonical))) return false
  const key = eventKey('holder', phone.contactId, user.canonical)
  await lapseAgreements(deps, tx, businessId, phone.contactId, { which: 'all', at, key })
  const given = new Set(identities.map((identity) => identity.matchKey))
  const over = former.map((identity) => identity.matchKey).filter((each) => !given.has(each))
  const now = deps.clock.now()
  await endIdentitiesOf(tx, businessId, phone.contactId, over, Math.min(at, now))
  await keepReview(deps, tx, {
    businessId,
    kind: 'new_holder',
    contactId: phone.contactId,
    backendId,
    dedupeKey: key,
    body: {
      before: former.map((identity) => identity.canonical),
      now: user.canonical,
      seenAt: new Date(at).toISOString(),
    },
  })
  return true
}

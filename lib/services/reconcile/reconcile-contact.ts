import { createHash } from 'node:crypto'
import { inBusiness, type Tx } from '@/db/client'
import { lockMark, type MarkSeen, recordObserved } from '@/db/queries/sync/observed-marks'
import type { WeniRecord } from '@/lib/backends/weni/contact'
import { planOf, targetOf, isEmpty } from '@/lib/backends/weni/plan'
import type { Finding } from '@/lib/backends/weni/three-way'
import { backendIdentity, type ContactIdentity, readUrn } from '@/lib/consent/identities'
import { localeOfIso6393 } from '@/lib/languages'
import type { Locked } from '@/lib/services/changes/change-request'
import { changeWithin } from '@/lib/services/changes/change-within'
import { distinctIdentities } from '@/lib/services/contacts/attach-identities'
import { findOrCreateWithin, nameKnownContact, retriedWhenTaken } from '@/lib/services/contacts/find-contact'
import { decideTopics } from '@/lib/services/decisions/decide-topics'
import { keepReview } from '@/lib/services/reviews/keep-review'
import { findingOf, isDoubtfulStop, isHeld, type Reading, statementsOfFinding } from './compare-contact'

/**
 * The result for one contact. `later`: a request of our own may be under way to the contact, so what was read may be
 * our own write, and the contact must be read again.
 */
export type ReconciledContact =
  | { later: true }
  | { later: false; takenIn: boolean; mended: boolean; forReview: boolean }

const NOTHING: ReconciledContact = { later: false, takenIn: false, mended: false, forReview: false }
const LATER: ReconciledContact = { later: true }

/**
 * Records what the backend's record says about a known contact, if its mark is still the same as before the contact was
 * read.
 */
export async function reconcileKnown(
  reading: Reading,
  record: WeniRecord,
  contactId: string,
  mark: MarkSeen | null,
): Promise<ReconciledContact> {
  const { deps, businessId } = reading
  const result = await inBusiness(deps.db, businessId, (tx) => reconcileWithin(reading, tx, record, contactId, mark))
  if (!result.later && (result.takenIn || result.mended)) deps.wakeSync(businessId)
  return result
}

/**
 * Creates a contact that only the backend knew, and records what its record says in the same transaction, so that no
 * write of ours can come in between.
 */
export async function reconcileUnknown(reading: Reading, record: WeniRecord): Promise<ReconciledContact> {
  const { deps, businessId } = reading
  const result = await retriedWhenTaken(() =>
    inBusiness(deps.db, businessId, async (tx): Promise<ReconciledContact> => {
      const identities = identitiesOf(reading.backendId, record)
      const locale = localeOfIso6393(record.language)
      const namer = { backendId: reading.backendId, urns: 'all' } as const
      const found = await findOrCreateWithin(deps, tx, businessId, identities, locale, namer)
      const mark = await lockMark(tx, businessId, reading.backendId, found.contactId)
      // We knew the person after all. From the next reading on they are found by this id.
      if (!found.created && !isHeld(reading)) return LATER
      const reconciled = await reconcileWithin(reading, tx, record, found.contactId, mark)
      return reconciled.later
        ? reconciled
        : { ...reconciled, mended: reconciled.mended || (found.created && !reconciled.takenIn) }
    }),
  )
  deps.wakeSync(businessId)
  return result
}

/**
 * Adds the URNs that a known contact has in the backend and that no contact holds here: its number was changed in the
 * backend, under the same uuid. A URN that another contact holds is kept for review. Returns whether a review was made.
 */
export async function reconcileUrns(reading: Reading, record: WeniRecord, contactId: string): Promise<boolean> {
  const { deps, businessId, backendId } = reading
  const identities = identitiesOf(backendId, record)
  const named = await inBusiness(deps.db, businessId, (tx) =>
    nameKnownContact(deps, tx, businessId, contactId, identities, { backendId, urns: 'all' }),
  )
  if (named.changed) deps.wakeSync(businessId)
  return named.forReview
}

/**
 * Returns the identities of a record, the backend's own id first, because URNs may be missing, masked or not
 * WhatsApp's. Of two URNs of one number WhatsApp's own stays, else the first.
 */
export function identitiesOf(backendId: string, record: WeniRecord): ContactIdentity[] {
  const isWhatsApp = (urn: string | null) => Number(/^whatsapp:/i.test(urn ?? ''))
  const urns = (record.urns ?? [])
    .toSorted((a, b) => isWhatsApp(b) - isWhatsApp(a))
    .flatMap((urn) => readUrn(urn) ?? [])
  return distinctIdentities([backendIdentity(backendId, record.uuid), ...urns])
}

/**
 * Records for the person what a record says, and with the contact's own mark what the backend holds: a contact that was
 * merged away keeps the mark of its record, and what the record says counts for the contact that stayed.
 */
async function reconcileWithin(
  reading: Reading,
  tx: Tx,
  record: WeniRecord,
  contactId: string,
  before: MarkSeen | null,
): Promise<ReconciledContact> {
  const { deps, businessId, backendId } = reading
  const finding = findingOf(reading, record, before)
  const seen: { locked: Locked | null; later: boolean; doubtful: boolean } = {
    locked: null,
    later: false,
    doubtful: false,
  }
  const modifiedOn = Date.parse(record.modified_on ?? '')
  const result = await changeWithin(deps, tx, businessId, contactId, {
    kind: finding.stop ? 'stop' : 'preferences',
    actor: 'backend',
    method: 'reconcile',
    ...(Number.isFinite(modifiedOn) ? { claimedAt: modifiedOn } : {}),
    evidence: { backend: backendId, contact: record.uuid, ...factsOf(finding) },
    dedupe: { key: dedupeKey(reading, record, contactId, finding), kind: 'once' },
    async say(locked) {
      seen.locked = locked
      const now = await lockMark(tx, businessId, backendId, contactId)
      seen.later = !isSame(before, now)
      const gone = locked.state.releasedAt !== null || locked.state.erasedAt !== null
      if (seen.later || gone) return null
      seen.doubtful = isDoubtfulStop(reading, finding, before, locked.state)
      const at = Number.isFinite(modifiedOn) ? Math.min(modifiedOn, locked.now) : locked.now
      const statements = statementsOfFinding(reading, finding, locked, { at, isDoubtful: seen.doubtful })
      return statements.length > 0 ? { statements } : null
    },
  })
  if (seen.later) return LATER
  // The same finding was recorded before, or the contact was released or erased: nothing is recorded.
  if (!seen.locked || seen.locked.state.releasedAt !== null || seen.locked.state.erasedAt !== null) return NOTHING
  const { row, config, now } = seen.locked
  const takenIn = result.outcome === 'recorded' && result.effects.some((effect) => effect.outcome !== 'none')
  const state = result.outcome === 'recorded' ? result.after : seen.locked.state
  const plan = planOf(targetOf(decideTopics([state], config.topics, now), reading.mirrors), finding.observed)
  const mends = !takenIn && !isEmpty(plan) && (before === null || !before.due)
  if (finding.differs) {
    await recordObserved(tx, businessId, backendId, contactId, {
      mirrored: { ...finding.observed },
      externalId: record.uuid,
      version: row.headSeq,
      due: !isEmpty(plan),
      urgent: plan.refuses,
      now,
    })
  }
  const forReview =
    (finding.drift.length > 0 || seen.doubtful) && (await keepDrift(reading, tx, record, seen.locked, finding))
  return { later: false, takenIn, mended: finding.differs && mends, forReview }
}

/**
 * Returns whether a mark is still the one that was read before the contact was: no claim, write or change came in
 * between.
 */
function isSame(one: MarkSeen | null, other: MarkSeen | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function factsOf(finding: Finding): Record<string, unknown> {
  const { stop, out, marketingOut } = finding
  return { stop, out, marketingOut, status: finding.observed.status ?? null }
}

/** Returns a key of the contact, the time of its change in the backend, and the finding. */
function dedupeKey(reading: Reading, record: WeniRecord, contactId: string, finding: Finding): string {
  const facts = JSON.stringify([contactId, finding.stop, finding.out, finding.marketingOut])
  const digest = createHash('sha256').update(facts).digest('hex').slice(0, 16)
  return `weni:${reading.backendId}:${record.uuid}:${record.modified_on ?? ''}:${digest}`
}

async function keepDrift(
  reading: Reading,
  tx: Tx,
  record: WeniRecord,
  locked: Locked,
  finding: Finding,
): Promise<boolean> {
  const { deps, businessId, backendId } = reading
  return keepReview(deps, tx, {
    businessId,
    kind: 'drift',
    contactId: locked.row.id,
    backendId,
    dedupeKey: `drift:${backendId}:${locked.row.id}:${record.uuid}:${record.modified_on ?? ''}`,
    body: {
      contact: record.uuid,
      at: record.modified_on ?? null,
      status: finding.observed.status,
      drift: finding.drift,
    },
  })
}

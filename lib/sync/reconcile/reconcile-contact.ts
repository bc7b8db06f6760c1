import { createHash } from 'node:crypto'
import { inBusiness, type Tx } from '@/db/client'
import { insertReview } from '@/db/queries/reviews/reviews'
import { lockMark, type MarkSeen, noteObserved } from '@/db/queries/sync/observed-marks'
import type { Mirror } from '@/lib/backends/backend'
import type { WeniRecord } from '@/lib/backends/weni/contact'
import { planOf, readSnapshot, targetOf, isEmpty } from '@/lib/backends/weni/plan'
import { compare, type Finding } from '@/lib/backends/weni/three-way'
import { effectiveAnswer } from '@/lib/consent/effective'
import { backendIdentity, type ContactIdentity, readUrn } from '@/lib/consent/identities'
import type { ContactState, Statement } from '@/lib/consent/types'
import { localeOfIso6393 } from '@/lib/languages'
import { changeWithin } from '@/lib/services/changes/change-contact'
import type { Locked } from '@/lib/services/changes/change-request'
import { distinctIdentities } from '@/lib/services/contacts/attach-identities'
import { findOrCreateWithin, nameKnownContact, retriedWhenTaken } from '@/lib/services/contacts/find-contact'
import { REVIEW_KEPT_MS } from '@/lib/services/reviews/review-retention'
import { desiredOf } from '@/lib/sync/delivery/desired'
import type { SyncDeps } from '@/lib/sync/deps'

/**
 * Why a backend is read.
 * - `changes` what was changed there since the last look, `nightly` everything: against what was last mirrored
 * - `import` the first connection: nothing of ours stands there yet, so every No is theirs
 * - `restore` our own data is old: every No there counts where we would send
 */
export type ReadingMode = 'changes' | 'nightly' | 'import' | 'restore'

export interface Reading {
  deps: SyncDeps
  businessId: string
  backendId: string
  mode: ReadingMode
  mirrors: readonly Mirror[]
  /** The static groups that exist; null: not asked. */
  groups: ReadonlySet<string> | null
}

/**
 * What became of a contact. `later`: a request of our own may be under way to it, so what was read may be our echo; look again.
 */
export type ReconciledContact =
  | { later: true }
  | { later: false; takenIn: boolean; mended: boolean; forReview: boolean }

const NOTHING: ReconciledContact = { later: false, takenIn: false, mended: false, forReview: false }
const LATER: ReconciledContact = { later: true }

/** Whether nothing is written to the backend while it is read. */
export function isHeld({ mode }: Pick<Reading, 'mode'>): boolean {
  return mode === 'import' || mode === 'restore'
}

/** Whether nothing of ours was ever on its way to the contact. */
function isUntouched(mark: MarkSeen | null): boolean {
  return !mark || (mark.mirrored === null && mark.confirmedVersion === 0 && mark.attempts === 0 && !mark.claimed)
}

/** Whether what was read can be told from our own writing: nothing is under way. */
export function isQuiet(mark: MarkSeen | null): boolean {
  if (!mark || isUntouched(mark)) return !mark?.uncertain
  return !mark.claimed && !mark.due && !mark.uncertain
}

/** What a contact says against what we last knew of it. */
export function findingOf(reading: Reading, record: WeniRecord, mark: MarkSeen | null): Finding {
  const known = reading.mode === 'import' ? null : readSnapshot(mark?.mirrored ?? null)
  // After a restore what we knew is old. It still tells who was in a group; a value, and a list of those who refuse,
  // say No by themselves.
  const baseline = known && reading.mode === 'restore' ? { fields: {}, groups: positive(reading, known.groups) } : known
  return compare(record, { mirrors: reading.mirrors, baseline, groups: reading.groups })
}

function positive({ mirrors }: Reading, groups: Readonly<Record<string, boolean>>): Record<string, boolean> {
  const negative = new Set(mirrors.flatMap(({ groupUuid, inverted }) => (groupUuid && inverted ? [groupUuid] : [])))
  return Object.fromEntries(Object.entries(groups).filter(([uuid]) => !negative.has(uuid)))
}

/** Takes in what was said about a contact of ours, if its mark is still as it was before the contact was read. */
export async function reconcileKnown(
  reading: Reading,
  record: WeniRecord,
  contactId: string,
  mark: MarkSeen | null,
): Promise<ReconciledContact> {
  const { deps, businessId } = reading
  const result = await inBusiness(deps.db, businessId, (tx) => takeInWithin(reading, tx, record, contactId, mark))
  if (!result.later && (result.takenIn || result.mended)) deps.services.wakeSync(businessId)
  return result
}

/** Makes a contact that only the backend knew, together with what is said about it there: no write of ours can come between. */
export async function reconcileUnknown(reading: Reading, record: WeniRecord): Promise<ReconciledContact> {
  const { deps, businessId } = reading
  const result = await retriedWhenTaken(() =>
    inBusiness(deps.db, businessId, async (tx): Promise<ReconciledContact> => {
      const identities = identitiesOf(reading.backendId, record)
      const locale = localeOfIso6393(record.language)
      const namer = { backendId: reading.backendId, urns: 'all' } as const
      const found = await findOrCreateWithin(deps.services, tx, businessId, identities, locale, namer)
      const mark = await lockMark(tx, businessId, reading.backendId, found.contactId)
      // Somebody we knew after all: from the next look on they are found by this id.
      if (!found.created && !isHeld(reading)) return LATER
      const taken = await takeInWithin(reading, tx, record, found.contactId, mark)
      return taken.later ? taken : { ...taken, mended: taken.mended || (found.created && !taken.takenIn) }
    }),
  )
  deps.services.wakeSync(businessId)
  return result
}

/**
 * Adds URNs that a known contact has there and nobody holds here: a number that was changed inside, with the same uuid.
 * Somebody else's are listed for review. Returns whether something waits for a person.
 */
export async function reconcileUrns(reading: Reading, record: WeniRecord, contactId: string): Promise<boolean> {
  const { deps, businessId, backendId } = reading
  const identities = identitiesOf(backendId, record)
  const named = await inBusiness(deps.db, businessId, (tx) =>
    nameKnownContact(deps.services, tx, businessId, contactId, identities, { backendId, urns: 'all' }),
  )
  if (named.changed) deps.services.wakeSync(businessId)
  return named.forReview
}

/**
 * The backend's own id first: URNs may be missing, masked or not WhatsApp's. Of two URNs of one number WhatsApp's own
 * stays, else the first.
 */
export function identitiesOf(backendId: string, record: WeniRecord): ContactIdentity[] {
  const isWhatsApp = (urn: string | null) => Number(/^whatsapp:/i.test(urn ?? ''))
  const urns = (record.urns ?? [])
    .toSorted((a, b) => isWhatsApp(b) - isWhatsApp(a))
    .flatMap((urn) => readUrn(urn) ?? [])
  return distinctIdentities([backendIdentity(backendId, record.uuid), ...urns])
}

async function takeInWithin(
  reading: Reading,
  tx: Tx,
  record: WeniRecord,
  contactId: string,
  before: MarkSeen | null,
): Promise<ReconciledContact> {
  const { deps, businessId, backendId } = reading
  const finding = findingOf(reading, record, before)
  const said: { locked: Locked | null; later: boolean; doubtful: boolean } = {
    locked: null,
    later: false,
    doubtful: false,
  }
  const modifiedOn = Date.parse(record.modified_on ?? '')
  const result = await changeWithin(deps.services, tx, businessId, contactId, {
    kind: finding.stop ? 'stop' : 'preferences',
    actor: 'backend',
    method: 'reconcile',
    ...(Number.isFinite(modifiedOn) ? { claimedAt: modifiedOn } : {}),
    evidence: { backend: backendId, contact: record.uuid, ...whatWasSaid(finding) },
    dedupe: { key: dedupeKey(reading, record, contactId, finding), kind: 'once' },
    async say(locked) {
      said.locked = locked
      const now = await lockMark(tx, businessId, backendId, locked.row.id)
      said.later = !isSame(before, now)
      const gone = locked.state.releasedAt !== null || locked.state.erasedAt !== null
      if (said.later || gone) return null
      said.doubtful = isDoubtful(reading, finding, before, locked.state)
      const statements = statementsOf(reading, finding, locked, said.doubtful)
      return statements.length > 0 ? { statements } : null
    },
  })
  if (said.later) return LATER
  // Repeated, or given up: nothing to write down.
  if (!said.locked || said.locked.state.releasedAt !== null || said.locked.state.erasedAt !== null) return NOTHING
  const { row, config, now } = said.locked
  const takenIn = result.outcome === 'recorded' && result.effects.some((effect) => effect.outcome !== 'none')
  const state = result.outcome === 'recorded' ? result.after : said.locked.state
  const plan = planOf(targetOf(desiredOf(state, config.topics, now), reading.mirrors), finding.observed)
  const mends = !takenIn && !isEmpty(plan) && (before === null || !before.due)
  if (finding.differs) {
    await noteObserved(tx, businessId, backendId, row.id, {
      mirrored: { ...finding.observed },
      externalId: record.uuid,
      version: row.headSeq,
      due: !isEmpty(plan),
      urgent: plan.refuses,
      now,
    })
  }
  const forReview =
    (finding.drift.length > 0 || said.doubtful) && (await listDrift(reading, tx, record, said.locked, finding))
  return { later: false, takenIn, mended: finding.differs && mends, forReview }
}

/** Not the mark that was read before the contact was: a claim, a write or a change came between. */
function isSame(one: MarkSeen | null, other: MarkSeen | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/**
 * Stopped there, but what we knew of it is lost, and the person has come back here since some stop: it may be the same one. For a
 * person of the business to judge.
 */
function isDoubtful(reading: Reading, finding: Finding, mark: MarkSeen | null, state: ContactState): boolean {
  if (reading.mode === 'restore' || !finding.stop || !state.stop || state.stop.on) return false
  return !isUntouched(mark) && readSnapshot(mark?.mirrored ?? null)?.status === undefined
}

function statementsOf(reading: Reading, finding: Finding, locked: Locked, isDoubtfulStop: boolean): Statement[] {
  const { state, config, now } = locked
  const desired = desiredOf(state, config.topics, now)
  const isRestore = reading.mode === 'restore'
  const statements: Statement[] = []
  if (finding.stop && !isDoubtfulStop && !state.stop?.on) statements.push({ on: 'stop', value: true })
  for (const topic of config.topics) {
    if (topic.archived || topic.policy === 'required') continue
    const refused = finding.out.includes(topic.id) || (finding.marketingOut && topic.category === 'marketing')
    if (!refused || effectiveAnswer(state.topics[topic.id])?.register.answer === 'out') continue
    // After a restore our own No of a policy or a pause stands there as well; it is no refusal of anybody.
    if (isRestore && !desired.topics[topic.id]) continue
    statements.push({ on: 'answer', topicId: topic.id, answer: 'out' })
  }
  return statements
}

function whatWasSaid(finding: Finding): Record<string, unknown> {
  const { stop, out, marketingOut } = finding
  return { stop, out, marketingOut, status: finding.observed.status ?? null }
}

/** A contact, the moment of its change there, and what it came to. */
function dedupeKey(reading: Reading, record: WeniRecord, contactId: string, finding: Finding): string {
  const what = JSON.stringify([contactId, finding.stop, finding.out, finding.marketingOut])
  const print = createHash('sha256').update(what).digest('hex').slice(0, 16)
  return `weni:${reading.backendId}:${record.uuid}:${record.modified_on ?? ''}:${print}`
}

async function listDrift(
  reading: Reading,
  tx: Tx,
  record: WeniRecord,
  locked: Locked,
  finding: Finding,
): Promise<boolean> {
  const { deps, businessId, backendId } = reading
  return insertReview(tx, deps.services.keys, {
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
    now: locked.now,
    keepUntil: locked.now + REVIEW_KEPT_MS,
  })
}

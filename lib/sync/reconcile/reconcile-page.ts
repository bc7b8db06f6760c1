import { inBusiness } from '@/db/client'
import { findLiving } from '@/db/queries/contacts/contacts'
import { findMergeTargets } from '@/db/queries/contacts/merges'
import { findBackendHolders, findLiveHolders } from '@/db/queries/identities/holders'
import { type MarkSeen, readMarks } from '@/db/queries/sync/observed-marks'
import type { ReadingFailure } from '@/db/queries/sync/reading-failures'
import type { Tally } from '@/db/queries/sync/reconciliations'
import type { WeniRecord } from '@/lib/backends/weni/contact'
import type { ContactPage, PageQuery, Read, WeniReader } from '@/lib/backends/weni/reader'
import { isHeld, isNews, isTooEarly, missedTextOf, type Reading } from '@/lib/services/reconcile/compare-contact'
import {
  identitiesOf,
  reconcileKnown,
  reconcileUnknown,
  reconcileUrns,
} from '@/lib/services/reconcile/reconcile-contact'
import { clearMissed } from './clear-missed'
import { deadLetterOnFailure, recordDeadLetters } from './dead-letter-record'

interface Known {
  contactId: string
  mark: MarkSeen | null
}

/** Our contacts for the contacts of a page, by uuid of the backend. */
interface KnownPeople {
  holders: Map<string, Known[]>
  /** Uuids of known contacts that have a URN in the backend which is not theirs here. */
  renamed: ReadonlySet<string>
}

export interface ReconciledPage {
  tally: Tally
  /** Contacts that must be read again. */
  later: WeniRecord[]
}

/**
 * Reconciles one page. Most contacts of a page have no news. Where one does, the page is read a second time after our
 * own marks. What both readings show, while none of our deliveries was on its way before or after, was not written by
 * us.
 */
export async function reconcilePage(
  reading: Reading,
  reader: WeniReader,
  query: PageQuery,
  page: ContactPage,
): Promise<Read<ReconciledPage>> {
  const known = await whoIsKnown(reading, page)
  const isWorthALook = (record: WeniRecord) =>
    known.renamed.has(record.uuid) || isNews(reading, record, known.holders.get(record.uuid) ?? [])
  let news = page.records.filter(isWorthALook)
  const reconciled: ReconciledPage = {
    tally: { looked: page.records.length, takenIn: 0, mended: 0, forReview: 0 },
    later: [],
  }
  const failures: ReadingFailure[] = page.broken.map((uuid) => ({
    externalId: uuid,
    reason: 'unreadable_contact',
    contactIds: contactIdsOf(known, uuid),
  }))
  const done = async (): Promise<Read<ReconciledPage>> => {
    await recordDeadLetters(reading, [...page.records.map((record) => record.uuid), ...page.broken], failures)
    return { ok: true, value: reconciled }
  }
  if (news.length === 0) return done()
  if (reading.groups === null && reading.mirrors.some((mirror) => mirror.groupUuid)) {
    const groups = await reader.groups()
    if (!groups.ok) return groups
    reading.groups = groups.value
    news = news.filter(isWorthALook)
  }
  if (!isHeld(reading) && news.length > 0) {
    const again = await reader.contacts(query)
    if (!again.ok) return again
    const uuids = new Set(news.map((record) => record.uuid))
    const there = new Set(again.value.records.map((record) => record.uuid))
    // A contact that is no longer on the page has changed since, and appears on a later page. If there is none, the
    // next reading must know that a message in its field was not read by this one.
    reconciled.later.push(...news.filter((record) => missedTextOf(record) !== '' && !there.has(record.uuid)))
    news = again.value.records.filter((record) => uuids.has(record.uuid))
  }
  for (const record of news) {
    const problem = await deadLetterOnFailure(reading, record, failures, contactIdsOf(known, record.uuid), () =>
      reconcileRecord(reading, reader, record, known, reconciled),
    )
    if (problem) return problem
  }
  return done()
}

const contactIdsOf = ({ holders }: KnownPeople, uuid: string): string[] =>
  (holders.get(uuid) ?? []).map(({ contactId }) => contactId)

async function reconcileRecord(
  reading: Reading,
  reader: WeniReader,
  record: WeniRecord,
  known: KnownPeople,
  { tally, later }: ReconciledPage,
): Promise<Extract<Read<never>, { ok: false }> | null> {
  const holders = known.holders.get(record.uuid) ?? []
  if (known.renamed.has(record.uuid) && (await reconcileUrnsOf(reading, record, holders))) tally.forReview += 1
  // Only the name or the URNs differ, so there is nothing to compare.
  if (!isNews(reading, record, holders)) return null
  const missed = await clearMissed(reading, reader, record)
  if (!missed.ok) return missed
  if (missed.value !== 'none') {
    if (missed.value === 'recorded') tally.takenIn += 1
    if (missed.value === 'review') tally.forReview += 1
    later.push(record)
    return null
  }
  const results = []
  if (holders.length === 0) results.push(await reconcileUnknown(reading, record))
  for (const { contactId, mark } of holders) {
    const isEarly = isTooEarly(reading, record, mark)
    results.push(isEarly ? { later: true as const } : await reconcileKnown(reading, record, contactId, mark))
  }
  for (const result of results) {
    if (result.later) continue
    if (result.takenIn) tally.takenIn += 1
    if (result.mended) tally.mended += 1
    if (result.forReview) tally.forReview += 1
  }
  if (results.some((result) => result.later)) later.push(record)
  return null
}

/** Gives the URNs to the first of our contacts, or to who it was merged into. The others may be released or erased. */
async function reconcileUrnsOf(reading: Reading, record: WeniRecord, holders: readonly Known[]): Promise<boolean> {
  const [holder] = holders
  return holder ? reconcileUrns(reading, record, holder.contactId) : false
}

/**
 * Returns our contacts for the contacts of a page, each with its mark as it is now: found by the id in the backend,
 * else by number.
 */
async function whoIsKnown(reading: Reading, { records, broken }: ContactPage): Promise<KnownPeople> {
  const { deps, businessId, backendId } = reading
  return inBusiness(deps.db, businessId, async (tx) => {
    const holders = new Map<string, Set<string>>()
    const add = (uuid: string, contactId: string) => {
      holders.set(uuid, (holders.get(uuid) ?? new Set()).add(contactId))
    }
    const uuids = [...records.map((record) => record.uuid), ...broken]
    for (const { externalId, contactId } of await findBackendHolders(tx, businessId, backendId, uuids))
      add(externalId, contactId)
    const named = records.map((record) => ({
      uuid: record.uuid,
      keys: identitiesOf(backendId, record).map((identity) => identity.matchKey),
    }))
    const byKey = await findLiveHolders(
      tx,
      businessId,
      named.flatMap(({ keys }) => keys),
    )
    const renamed = new Set<string>()
    for (const { uuid, keys } of named) {
      const known = holders.get(uuid)
      if (known && keys.some((key) => !known.has(byKey.get(key) ?? ''))) renamed.add(uuid)
      if (!known) for (const contactId of keys.flatMap((key) => byKey.get(key) ?? [])) add(uuid, contactId)
    }
    const ids = [...new Set([...holders.values()].flatMap((set) => [...set]))]
    const living = await findLiving(tx, businessId, ids)
    const marks = await readMarks(tx, businessId, backendId, ids)
    for (const uuid of renamed) if (![...(holders.get(uuid) ?? [])].some((id) => living.has(id))) renamed.delete(uuid)
    const stayed = await findMergeTargets(tx, businessId, ids)
    const known = (uuid: string, set: ReadonlySet<string>): Known[] =>
      withoutOthers(
        uuid,
        [...set]
          .toSorted((a, b) => Number(living.has(b)) - Number(living.has(a)))
          .map((contactId) => ({ contactId, mark: marks.get(contactId) ?? null })),
        stayed,
      )
    return { holders: new Map([...holders].map(([uuid, set]) => [uuid, known(uuid, set)])), renamed }
  })
}

/**
 * Leaves out contacts whose mark is about another record, where the mark of this one is that of a contact who was
 * merged into them. They have the id of this record from that contact. Its mark says what the record held, and what
 * the record says counts for them.
 */
function withoutOthers(uuid: string, known: readonly Known[], stayed: ReadonlyMap<string, string>): Known[] {
  const marked = known.filter(({ mark }) => mark?.externalId === uuid)
  return known.filter(({ contactId, mark }) => {
    const isOther = mark !== null && mark.externalId !== null && mark.externalId !== uuid
    return !isOther || !marked.some((one) => stayed.get(one.contactId) === contactId)
  })
}

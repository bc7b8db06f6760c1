import { inBusiness } from '@/db/client'
import { findLiving } from '@/db/queries/contacts/contacts'
import { findBackendHolders, findLiveHolders } from '@/db/queries/identities/holders'
import { type MarkSeen, readMarks } from '@/db/queries/sync/observed-marks'
import type { ReadingFailure } from '@/db/queries/sync/reading-failures'
import type { Tally } from '@/db/queries/sync/reconciliations'
import type { WeniRecord } from '@/lib/backends/weni/contact'
import type { ContactPage, PageQuery, Read, WeniReader } from '@/lib/backends/weni/reader'
import { MISSED_FIELD } from '@/lib/backends/weni/settings'
import { refuses } from '@/lib/backends/weni/three-way'
import {
  findingOf,
  identitiesOf,
  isHeld,
  isQuiet,
  type Reading,
  reconcileKnown,
  reconcileUnknown,
  reconcileUrns,
} from './reconcile-contact'
import { reconcileMissed } from './reconcile-missed'
import { noteSetAside, settingAside } from './set-aside-record'

/** The flow sets Weni's switch before it calls us, and gives up after 15 s: until then what it says may be on its way to us. */
const FLOW_MS = 20_000

interface Known {
  contactId: string
  mark: MarkSeen | null
}

/** Whom the contacts of a page are here, by their uuid there. */
interface KnownPeople {
  holders: Map<string, Known[]>
  /** Known contacts with a URN there that is not theirs here. */
  renamed: ReadonlySet<string>
}

export interface ReconciledPage {
  tally: Tally
  /** Contacts to look at again. */
  later: WeniRecord[]
}

/**
 * Takes in one page. Most of it says nothing new. Where something does, the page is read a second time after our own marks: what both
 * show, with nothing of ours under way before or after, was not written by us.
 */
export async function reconcilePage(
  reading: Reading,
  reader: WeniReader,
  query: PageQuery,
  page: ContactPage,
): Promise<Read<ReconciledPage>> {
  const known = await whoIsKnown(reading, page)
  const isNews = (record: WeniRecord) =>
    known.renamed.has(record.uuid) || saysSomething(reading, record, known.holders.get(record.uuid))
  let news = page.records.filter(isNews)
  const taken: ReconciledPage = {
    tally: { looked: page.records.length, takenIn: 0, mended: 0, forReview: 0 },
    later: [],
  }
  const failures: ReadingFailure[] = page.broken.map((uuid) => ({
    externalId: uuid,
    reason: 'unreadable_contact',
    contactIds: contactIdsOf(known, uuid),
  }))
  const done = async (): Promise<Read<ReconciledPage>> => {
    await noteSetAside(reading, [...page.records.map((record) => record.uuid), ...page.broken], failures)
    return { ok: true, value: taken }
  }
  if (news.length === 0) return done()
  if (reading.groups === null && reading.mirrors.some((mirror) => mirror.groupUuid)) {
    const groups = await reader.groups()
    if (!groups.ok) return groups
    reading.groups = groups.value
    news = news.filter(isNews)
  }
  if (!isHeld(reading) && news.length > 0) {
    const again = await reader.contacts(query)
    if (!again.ok) return again
    const uuids = new Set(news.map((record) => record.uuid))
    // Who is not there any more was changed since, and comes up again further on.
    news = again.value.records.filter((record) => uuids.has(record.uuid))
  }
  for (const record of news) {
    const problem = await settingAside(reading, record, failures, contactIdsOf(known, record.uuid), () =>
      takeInOne(reading, reader, record, known, taken),
    )
    if (problem) return problem
  }
  return done()
}

const contactIdsOf = ({ holders }: KnownPeople, uuid: string): string[] =>
  (holders.get(uuid) ?? []).map(({ contactId }) => contactId)

async function takeInOne(
  reading: Reading,
  reader: WeniReader,
  record: WeniRecord,
  known: KnownPeople,
  taken: ReconciledPage,
): Promise<Extract<Read<never>, { ok: false }> | null> {
  const holders = known.holders.get(record.uuid) ?? []
  if (known.renamed.has(record.uuid) && (await takeInUrnsOf(reading, record, holders))) taken.tally.forReview += 1
  // Named differently and nothing else: there is nothing to compare.
  if (!saysSomething(reading, record, holders)) return null
  const missed = await reconcileMissed(reading, reader, record)
  if (!missed.ok) return missed
  if (missed.value !== 'none') {
    if (missed.value === 'recorded') taken.tally.takenIn += 1
    if (missed.value === 'review') taken.tally.forReview += 1
    taken.later.push(record)
    return null
  }
  const results = []
  if (holders.length === 0) results.push(await reconcileUnknown(reading, record))
  for (const { contactId, mark } of holders) {
    const isEarly = !isHeld(reading) && (!isQuiet(mark) || mayBeUnderWay(reading, record, mark))
    results.push(isEarly ? { later: true as const } : await reconcileKnown(reading, record, contactId, mark))
  }
  for (const result of results) {
    if (result.later) continue
    if (result.takenIn) taken.tally.takenIn += 1
    if (result.mended) taken.tally.mended += 1
    if (result.forReview) taken.tally.forReview += 1
  }
  if (results.some((result) => result.later)) taken.later.push(record)
  return null
}

/** To the first of our contacts that takes them: the others may have been merged, released or erased. */
async function takeInUrnsOf(reading: Reading, record: WeniRecord, holders: readonly Known[]): Promise<boolean> {
  const [holder] = holders
  return holder ? reconcileUrns(reading, record, holder.contactId) : false
}

function mayBeUnderWay(reading: Reading, record: WeniRecord, mark: MarkSeen | null): boolean {
  const age = reading.deps.clock.now() - Date.parse(record.modified_on ?? '')
  return age >= -FLOW_MS && age < FLOW_MS && findingOf(reading, record, mark).marketingOut
}

/** Whether a contact of a page is worth a second look. */
function saysSomething(reading: Reading, record: WeniRecord, holders: readonly Known[] | undefined): boolean {
  if (String(record.fields[MISSED_FIELD] ?? '').trim() !== '') return true
  // The API's list of changes leaves alone whom we do not know and who refused nothing; everybody else is to be mirrored.
  if (!holders || holders.length === 0) return reading.mode !== 'changes' || refuses(findingOf(reading, record, null))
  return holders.some(({ mark }) => {
    const finding = findingOf(reading, record, mark)
    if (refuses(finding) || finding.drift.length > 0) return true
    // Never mirrored, and nothing is refused there: the worker writes all of it anyway.
    return finding.differs && (isHeld(reading) || mark?.mirrored != null)
  })
}

/** Our contacts behind those of a page, each with its mark as it is now: by the backend's id, else by number. */
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
    const known = (set: ReadonlySet<string>): Known[] =>
      [...set]
        .toSorted((a, b) => Number(living.has(b)) - Number(living.has(a)))
        .map((contactId) => ({ contactId, mark: marks.get(contactId) ?? null }))
    return { holders: new Map([...holders].map(([uuid, set]) => [uuid, known(set)])), renamed }
  })
}

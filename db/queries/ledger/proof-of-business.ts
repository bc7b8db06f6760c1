import type { Sql, Tx } from '@/db/client'
import { NIL } from '@/db/sql'
import type { Category, Instant, Policy } from '@/lib/consent/types'
import { hashColumn, type TextRow, textColumns, withText } from './line-form'

/** What a whole business has that its lines rest on, for `ledger:verify`. */

export interface ProofNotice {
  hash: string
  locale: string
  canonical: string
}

/** Notices in the order of their hashes, after one; a notice has some 50 kB. */
export async function readProofNotices(
  tx: Tx,
  businessId: string,
  after: string,
  limit: number,
): Promise<ProofNotice[]> {
  return tx<ProofNotice[]>`
    select hash, locale, canonical from notices where business_id = ${businessId} and hash > ${after}
    order by hash limit ${limit}`
}

export interface ProofVersion {
  id: string
  key: string | null
  version: number
  category: Category
  policy: Policy
  legalBasis: string | null
  texts: unknown
  paused: boolean
  closed: boolean
  archivedAt: Instant | null
  validFrom: Instant
}

/** Every version that the topics of a business had. */
export async function readProofVersions(tx: Tx, businessId: string): Promise<ProofVersion[]> {
  return tx<ProofVersion[]>`
    select v.topic_id as id, t.key, v.version, v.category, v.policy, v.legal_basis as "legalBasis", v.texts, v.paused,
      v.closed, sayso_ms(v.archived_at) as "archivedAt", sayso_ms(v.valid_from) as "validFrom"
    from topic_versions v
    left join topics t on t.business_id = v.business_id and t.business_id = ${businessId} and t.id = v.topic_id
    where v.business_id = ${businessId} order by v.topic_id, v.version`
}

/** The topics as they are now. */
export async function readProofTopics(tx: Tx, businessId: string): Promise<Omit<ProofVersion, 'validFrom'>[]> {
  return tx<Omit<ProofVersion, 'validFrom'>[]>`
    select id, key, version, category, policy, legal_basis as "legalBasis", texts, paused, closed,
      sayso_ms(archived_at) as "archivedAt"
    from topics where business_id = ${businessId} order by id`
}

export interface FeedFault {
  contactId: string
  seq: number
  position: number | null
  problem: 'missing' | 'added' | 'changed'
}

/** Whose lines are compared: of one contact, or of all. */
const only = (tx: Tx, alias: string, contactId: string | null) =>
  contactId === null ? tx`` : tx`and ${tx(alias)}.contact_id = ${contactId}`

/** The lines that wait for their place, alone or in batches. */
const waitingLines = (tx: Tx, businessId: string, contactId: string | null) => tx`(
    select w.contact_id, w.seq from unfed_lines w where w.business_id = ${businessId} ${only(tx, 'w', contactId)}
    union all
    select coalesce(w.contact_id, ${NIL}::uuid), coalesce(w.seq, 0)
    from unfed_batches b cross join lateral unnest(b.contact_ids, b.seqs) as w(contact_id, seq)
    where b.business_id = ${businessId} ${only(tx, 'w', contactId)})`

/**
 * Returns lines that have no place in the feed and do not wait for one (`missing`), places and waiting rows without a
 * line, lines that wait twice or have their place already (`added`), and places that two lines of one contact have in
 * the wrong order (`changed`). Each statement sees one moment, so that what is saved meanwhile is no fault.
 */
export async function readFeedFaults(
  tx: Tx,
  businessId: string,
  contactId: string | null,
  limit: number,
): Promise<{ table: 'feed' | 'unfed_lines'; fault: FeedFault }[]> {
  const unplaced = await tx<FeedFault[]>`
    select l.contact_id as "contactId", l.seq, null as position, 'missing' as problem
    from ledger l
    left join feed f on f.business_id = ${businessId} and f.contact_id = l.contact_id and f.seq = l.seq
    left join ${waitingLines(tx, businessId, contactId)} u on u.contact_id = l.contact_id and u.seq = l.seq
    where l.business_id = ${businessId} and f.seq is null and u.seq is null ${only(tx, 'l', contactId)}
    order by l.contact_id, l.seq limit ${limit}`
  const lineless = await tx<FeedFault[]>`
    select f.contact_id as "contactId", f.seq, f.position, 'added' as problem
    from feed f left join ledger l on l.business_id = ${businessId} and l.contact_id = f.contact_id and l.seq = f.seq
    where f.business_id = ${businessId} and l.seq is null ${only(tx, 'f', contactId)}
    order by f.position limit ${limit}`
  const waiting = await tx<FeedFault[]>`
    select u.contact_id as "contactId", u.seq, min(f.position) as position, 'added' as problem
    from ${waitingLines(tx, businessId, contactId)} u
    left join ledger l on l.business_id = ${businessId} and l.contact_id = u.contact_id and l.seq = u.seq
    left join feed f on f.business_id = ${businessId} and f.contact_id = u.contact_id and f.seq = u.seq
    group by u.contact_id, u.seq having count(l.seq) = 0 or count(f.seq) > 0 or count(*) > 1
    order by u.contact_id, u.seq limit ${limit}`
  const turned = await tx<FeedFault[]>`
    select f.contact_id as "contactId", f.seq, f.position, 'changed' as problem
    from feed f join feed n on n.business_id = ${businessId} and n.contact_id = f.contact_id and n.seq = f.seq + 1
    where f.business_id = ${businessId} and n.position < f.position ${only(tx, 'f', contactId)}
    order by f.position limit ${limit}`
  const named = (table: 'feed' | 'unfed_lines') => (fault: FeedFault) => ({ table, fault })
  return [...[...unplaced, ...lineless, ...turned].map(named('feed')), ...waiting.map(named('unfed_lines'))]
}

/** Returns how many places the feed has, the first and the last of them; they must be 1 to their number. */
export async function readFeedSpan(tx: Tx, businessId: string) {
  const [row] = await tx<{ places: number; first: number | null; last: number | null }[]>`
    select count(*)::int as places, min(position) as first, max(position) as last from feed
    where business_id = ${businessId}`
  return row ?? { places: 0, first: null, last: null }
}

/** Returns the first position after which the next one is missing. */
export async function findFeedGap(tx: Tx, businessId: string): Promise<number> {
  const [row] = await tx<{ position: number }[]>`
    select f.position from feed f where f.business_id = ${businessId} and not exists (
      select 1 from feed n where n.business_id = ${businessId} and n.position = f.position + 1)
    order by f.position limit 1`
  return row?.position ?? 0
}

export interface ProofMoment {
  slug: string
  configVersion: number
  now: Instant
  noticesCheckedFrom: Instant
  /** How many notices are stored. */
  notices: number
}

/**
 * The name of a business in addresses, PostgreSQL's time, since when lines name only notices that the business
 * published, and how many there are.
 */
export async function readProofMoment(tx: Tx, businessId: string): Promise<ProofMoment> {
  const [row] = await tx<ProofMoment[]>`
    select slug, config_version as "configVersion", sayso_ms(clock_timestamp()) as now, sayso_ms(notices_checked_from) as "noticesCheckedFrom",
      (select count(*)::int from notices n where n.business_id = ${businessId}) as notices
    from businesses where id = ${businessId}`
  return row ?? { slug: '', configVersion: 0, now: 0, noticesCheckedFrom: 0, notices: 0 }
}

/**
 * Returns the first business after an id that has evidence or lines to feed, whether or not its own row is there. It
 * needs the owner's login: these three tables are among the few that the owner sees across businesses.
 */
export async function nextBusinessWithRows(sql: Sql, after: string): Promise<{ id: string; known: boolean } | null> {
  const [row] = await sql<{ id: string; known: boolean }[]>`
    select r.id, exists (select 1 from businesses b where b.id = r.id) as known
    from (
      (select e.business_id as id from evidence e where e.business_id > ${after}::uuid order by e.business_id limit 1)
      union all
      (select u.business_id from unfed_lines u where u.business_id > ${after}::uuid order by u.business_id limit 1)
      union all
      (select u.business_id from unfed_batches u where u.business_id > ${after}::uuid order by u.business_id limit 1)
    ) r order by r.id limit 1`
  return row ?? null
}

/** A line at its place in the feed, with nothing but what a tree is made of. */
export interface PlacedLine {
  position: number
  payload: string
  hash: string
}

/** Returns lines in the order of the feed, after a position and up to another. */
export async function readPlacedLines(
  tx: Tx,
  businessId: string,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<PlacedLine[]> {
  const rows = await tx<(TextRow & Omit<PlacedLine, 'payload'>)[]>`
    select f.position, ${textColumns(tx)}, ${hashColumn(tx)} as hash
    from feed f join ledger l on l.business_id = ${businessId} and l.contact_id = f.contact_id and l.seq = f.seq
    where f.business_id = ${businessId} and f.position > ${after} and f.position <= ${upTo}
    order by f.position limit ${limit}`
  return rows.map((row) => withText(businessId, row))
}

import type { Tx } from '@/db/client'
import { hasKeyDigests } from '@/db/layout'
import type { NamedSource } from '@/db/queries/business/sources'
import { LAST_ID, orNil } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { lineHash } from '@/lib/ledger/seal'
import { dedupeUuid, keyOf, prevColumn, withText } from './line-form'
import { type Line, lineColumns, type LineRow, linesOf } from './lines'

/**
 * The chains of the ledger with what is stored beside them, for `ledger:verify`. Read in pieces by key, so that memory
 * does not grow.
 */

export interface StoredHead {
  contactId: string
  seq: number
  hash: string
}

/** Which contacts are read: after this id (null: from the first), and only this one if named. */
export interface HeadRange {
  after: string | null
  only: string | null
  limit: number
}

/** The heads that the contacts' rows keep, in the order of their ids. */
export async function readHeads(tx: Tx, businessId: string, { after, only, limit }: HeadRange): Promise<StoredHead[]> {
  return tx<StoredHead[]>`
    select id as "contactId", head_seq as seq, head_hash as hash from contacts
    where business_id = ${businessId} and id > ${orNil(after)}::uuid
      and id between ${orNil(only)}::uuid and ${only ?? LAST_ID}::uuid
    order by id limit ${limit}`
}

/** A line as it is stored, every column of it, and the evidence that still exists. */
export interface StoredLine extends Line {
  prev: string
  /** An earlier line of the business has the same change id. */
  doubled: boolean
  dedupeKey: string | null
  /** The digest of the key, as a UUID; null in a line of the last release. */
  dedupe: string | null
  /** Which of the two forms it has (db/queries/ledger/line-form.ts). */
  isPacked: boolean
  hasPackedKey: boolean
  /** Columns that hold something of which the row has the other form as well: readers would see one or the other. */
  storedTwice: string[]
  /** It lacks its digest where lines are looked for by nothing else, and another line has it, which is found. */
  isFoundByOther: boolean
  evidence: KeptEvidence | null
  /** The source that `sourceId` names, if it exists, with the names that it had before. */
  source: StoredSource | null
}

/** Evidence as it is stored. `digest` repeats what the line says, if the row has it at all (db/layout.ts). */
export interface KeptEvidence {
  contactId: string
  salt: Buffer
  body: Buffer
  digest: string | null
  keepUntil: Instant
}

export interface StoredSource extends NamedSource {
  formerNames: string[]
}

/** Lines after a place and up to a contact (null: to the end), whether or not their contacts exist. */
export interface LineRange {
  after: { contactId: string; seq: number } | null
  upTo: string | null
  only: string | null
  limit: number
}

interface Beside {
  prev: string
  dedupeKey: string | null
  packedKey: Buffer | null
  storedTwice: string[]
  /** Another line of the business has the same change id, and comes before. */
  hasRival: boolean
  keepUntil: Instant | null
  sourceKind: NamedSource['kind'] | null
  sourceNumber: number | null
  sourceName: string | null
  sourceReference: string | null
  formerNames: string[] | null
  evidenceContactId: string | null
  salt: Buffer | null
  body: Buffer | null
  digest: string | null
}

export async function readLines(tx: Tx, businessId: string, range: LineRange): Promise<StoredLine[]> {
  const { after, upTo, only, limit } = range
  const rows = await tx<LineRow<Beside>[]>`
    select ${lineColumns(tx)}, ${prevColumn(tx)} as prev, l.dedupe_key as "dedupeKey", l.packed_key as "packedKey",
      array_remove(array[case when num_nonnulls(l.payload, l.packed) = 2 then 'packed' end,
        case when num_nonnulls(l.prev, l.prev_bytes) = 2 then 'prev_bytes' end,
        case when num_nonnulls(l.hash, l.hash_bytes) = 2 then 'hash_bytes' end,
        case when num_nonnulls(l.dedupe_key, l.packed_key) = 2 then 'dedupe_key' end], null) as "storedTwice",
      exists (select 1 from ledger o where o.business_id = ${businessId} and o.change_id = l.change_id
        and (o.recorded_at, o.contact_id, o.seq) < (l.recorded_at, l.contact_id, l.seq)) as "hasRival",
      e.contact_id as "evidenceContactId", e.salt, e.body, e.digest, sayso_ms(e.keep_until) as "keepUntil",
      s.kind as "sourceKind", s.number as "sourceNumber", s.name as "sourceName", s.reference as "sourceReference",
      s.former_names as "formerNames"
    from ledger l left join evidence e on e.business_id = l.business_id and e.business_id = ${businessId}
      and e.change_id = l.change_id
      left join sources s on s.business_id = l.business_id and s.business_id = ${businessId} and s.id = l.source_id
    where l.business_id = ${businessId}
      and (l.contact_id, l.seq) > (${orNil(after?.contactId ?? null)}::uuid, ${after?.seq ?? 0}::int)
      and l.contact_id <= ${upTo ?? LAST_ID}::uuid
      and l.contact_id between ${orNil(only)}::uuid and ${only ?? LAST_ID}::uuid
    order by l.contact_id, l.seq limit ${limit}`
  const rivals = rows.flatMap(({ changeId, hasRival }) => (hasRival ? [changeId] : []))
  const sealed = rivals.length === 0 ? [] : await readSealed(tx, businessId, rivals)
  const found = await readFound(tx, businessId, rows)
  return rows.map((row) => ({
    ...storedLine(businessId, row, row.hasRival && sealed.some((each) => isBefore(each, row))),
    isFoundByOther: isUnfound(row) && found.has(dedupeUuid(row.dedupeKey)),
  }))
}

/** Whether a line has a dedupe key and no digest of it. */
const isUnfound = (row: LineRow<Beside>): row is LineRow<Beside> & { dedupeKey: string } =>
  row.dedupeKey !== null && row.dedupe === null && row.packed === null

/**
 * Returns those digests of the keys of lines without one that other lines have: `npm run db:compact` leaves the later
 * one of two lines of one key as it is (decision 237). Where lines are looked for by their keys too, nothing is asked.
 */
async function readFound(tx: Tx, businessId: string, rows: readonly LineRow<Beside>[]): Promise<ReadonlySet<string>> {
  const digests = hasKeyDigests(tx) ? rows.filter(isUnfound).map(({ dedupeKey }) => dedupeUuid(dedupeKey)) : []
  if (digests.length === 0) return new Set()
  const others = await tx<{ dedupe: string }[]>`
    select dedupe from ledger where business_id = ${businessId} and dedupe = any(${digests}::uuid[])`
  return new Set(others.map(({ dedupe }) => dedupe))
}

type Rival = Pick<Line, 'contactId' | 'seq' | 'changeId' | 'recordedAt'>

/**
 * Returns the lines of changes that are where they were sealed. A line copied to another contact is not taken for the
 * original: its text names the other contact, or, packed, says the wrong one and does not fit its hash.
 */
async function readSealed(tx: Tx, businessId: string, changeIds: readonly string[]): Promise<Rival[]> {
  const rows = await tx<LineRow<{ prev: string }>[]>`
    select ${lineColumns(tx)}, ${prevColumn(tx)} as prev from ledger l
    where l.business_id = ${businessId} and l.change_id = any(${[...changeIds]}::uuid[])`
  const lines = linesOf(
    businessId,
    rows.map((row) => ({ ...row, isPacked: row.packed !== null })),
  )
  return lines.filter(({ payload, contactId, isPacked, prev, hash }) =>
    isPacked ? isHash(prev) && lineHash(payload, prev) === hash : payload.includes(`"contact_id":"${contactId}"`),
  )
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)

/** Whether a line comes before another one of the same change. */
const isBefore = (one: Rival, other: Rival) =>
  one.changeId === other.changeId &&
  (one.recordedAt - other.recordedAt || compare(one.contactId, other.contactId) || one.seq - other.seq) < 0

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Returns the line as it is stored, with its evidence if all parts of that exist, and with null otherwise. */
function storedLine(businessId: string, row: LineRow<Beside>, doubled: boolean): Omit<StoredLine, 'isFoundByOther'> {
  const {
    hasRival: _hasRival,
    packedKey,
    evidenceContactId: contactId,
    salt,
    body,
    digest,
    keepUntil,
    ...rest
  } = {
    ...row,
    ...withText(businessId, row),
  }
  const { sourceKind: kind, sourceNumber: number, sourceName: name, sourceReference, formerNames, ...line } = rest
  const isSource = line.sourceId !== null && kind !== null && number !== null && name !== null
  return {
    ...line,
    doubled,
    isPacked: row.packed !== null,
    hasPackedKey: packedKey !== null,
    dedupe: row.dedupe,
    dedupeKey: keyOf(line.payload, { ...line, packedKey }),
    evidence: contactId && salt && body && keepUntil !== null ? { contactId, salt, body, digest, keepUntil } : null,
    source: isSource
      ? { id: line.sourceId ?? '', kind, number, name, reference: sourceReference, formerNames: formerNames ?? [] }
      : null,
  }
}

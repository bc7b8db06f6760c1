import type { Sql, Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import type { Instant } from '@/lib/consent/types'
import { dedupeDigest } from '@/lib/ledger/bindings'
import type { LineFacts } from '@/lib/ledger/packed/codes'
import { IMPORT_PREFIX, packImportKey, unpackImportKey } from '@/lib/ledger/packed/import-key'
import { packChecked } from '@/lib/ledger/packed/pack-checked'
import { unpackLine } from '@/lib/ledger/packed/unpack'
import { GENESIS } from '@/lib/ledger/seal'

/**
 * The two forms in which a line is stored (decision 237): as text, which the last release reads too, and packed. Here
 * alone one becomes the other; everybody else sees the sealed text, and hashes in hex.
 */

/** What is stored of a line beside the columns that repeat its content. Bytes are hex. */
export interface StoredForm {
  payload: string | null
  prev: string | null
  hash: string | null
  dedupeKey: string | null
  packed: string | null
  hashBytes: string | null
  prevBytes: string | null
  /** Of the dedupe key, as the sealed text has it; in both forms. */
  dedupe: string | null
  packedKey: string | null
}

/** A line that is to be stored. */
export interface LineToStore {
  contactId: string
  changeId: string
  kind: string
  occurredAt: Instant
  recordedAt: Instant
  payload: string
  prev: string
  hash: string
  dedupeKey: string | null
  /** The digest of the key, where the caller has it (`dedupeDigest`). */
  digest?: string
}

/** Returns a line in the form that a transaction writes. */
export const formOfLine = (tx: Tx, businessId: string, line: LineToStore): StoredForm =>
  (writesCompact(tx) ? packedForm(businessId, line) : null) ?? textForm(line)

/** Returns a line as text. */
export function textForm({ payload, prev, hash, dedupeKey, digest }: LineToStore): StoredForm {
  const dedupe = dedupeKey === null ? null : dedupeUuid(dedupeKey, digest)
  return { payload, prev, hash, dedupeKey, packed: null, hashBytes: null, prevBytes: null, dedupe, packedKey: null }
}

/**
 * Returns a line packed; null where it stays text: that of a merge, which the function that merges two contacts reads
 * (0086_functions_on_nodes.sql), and one that would not be given back to the letter, hashes included.
 */
export function packedForm(businessId: string, line: LineToStore, unpack = unpackLine): StoredForm | null {
  const { payload, prev, hash, dedupeKey, changeId } = line
  if (line.kind === 'merged' || !IS_HASH.test(prev) || !IS_HASH.test(hash)) return null
  const digest = dedupeKey === null ? '' : (line.digest ?? dedupeDigest(dedupeKey))
  const dedupe = dedupeKey === null ? null : dedupeUuid(dedupeKey, digest)
  const facts = { ...line, businessId, dedupe }
  const packed = packChecked(payload, facts, unpack)
  if (packed === null) return null
  const packedKey = dedupeKey === null ? null : packedKeyOf(dedupeKey, payload, changeId)
  return {
    payload: null,
    prev: null,
    hash: null,
    dedupeKey: dedupeKey === null || packedKey !== null || !isReadAgain(dedupeKey, digest, payload) ? null : dedupeKey,
    packed: packed.toString('hex'),
    hashBytes: hash,
    prevBytes: prev === GENESIS ? null : prev,
    dedupe,
    packedKey: packedKey?.toString('hex') ?? null,
  }
}

const IS_HASH = /^[0-9a-f]{64}$/

function packedKeyOf(key: string, payload: string, changeId: string): Buffer | null {
  const packed = key.startsWith(IMPORT_PREFIX) ? packImportKey(key, payload, changeId) : null
  return packed !== null && unpackImportKey(packed, payload, changeId) === key ? packed : null
}

/**
 * Whether a key itself is read, and not only looked for: that of an import, of a form that repeats its first line, and
 * one whose digest the line does not hold (format 1).
 */
const isReadAgain = (key: string, digest: string, payload: string) =>
  payload.includes('"method":"import"') || key.includes('#') || !payload.includes(`"dedupe":"${digest}"`)

/** Returns the digest of a dedupe key, as lines have it (`dedupeDigest`), in the form of a UUID. */
export function dedupeUuid(key: string, digest = dedupeDigest(key)): string {
  const hex = Buffer.from(digest, 'base64url').toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The hash of `ledger l` in hex. */
export const hashColumn = (sql: Sql | Tx) => sql`coalesce(l.hash, encode(l.hash_bytes, 'hex'))`

/** The hash of the line before `ledger l` in hex. */
export const prevColumn = (sql: Sql | Tx) => sql`coalesce(l.prev, encode(l.prev_bytes, 'hex'), ${GENESIS})`

/** The columns of `ledger l` from which `textOf` makes the sealed text. */
export const textColumns = (sql: Sql | Tx) => sql`
  l.contact_id as "contactId", l.change_id as "changeId", sayso_ms(l.occurred_at) as "occurredAt",
  sayso_ms(l.recorded_at) as "recordedAt", l.payload, l.packed, l.dedupe`

/** What `textColumns` gives. */
export interface TextRow extends Omit<LineFacts, 'businessId'> {
  payload: string | null
  packed: Buffer | null
}

/** Returns the sealed text of a row; null where its bytes can't be read. */
export function readText(businessId: string, row: TextRow): string | null {
  if (row.payload !== null || row.packed === null) return row.payload
  try {
    return unpackLine(row.packed, { ...row, businessId })
  } catch {
    return null
  }
}

/** Returns the sealed text of a row. Where its bytes can't be read it is empty: no line has that text. */
export const textOf = (businessId: string, row: TextRow): string => readText(businessId, row) ?? ''

/** Returns a row with its sealed text, and without what only says it. */
export function withText<Row extends TextRow>(
  businessId: string,
  row: Row,
): Omit<Row, 'payload' | 'packed' | 'dedupe'> & { payload: string } {
  const { payload: _payload, packed: _packed, dedupe: _dedupe, ...rest } = row
  return { ...rest, payload: textOf(businessId, row) }
}

/** Returns the dedupe key of a line, where the row has it. */
export const keyOf = (
  payload: string,
  row: { changeId: string; dedupeKey: string | null; packedKey: Buffer | null },
): string | null => (row.packedKey === null ? row.dedupeKey : unpackImportKey(row.packedKey, payload, row.changeId))

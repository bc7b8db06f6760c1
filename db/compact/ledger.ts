import type postgres from 'postgres'
import type { Tx } from '@/db/client'
import { useCompactLayout } from '@/db/layout'
import { dropKeyIndex } from '@/db/ledger-indexes'
import { dedupeUuid, type LineToStore, packedForm, type StoredForm, textForm } from '@/db/queries/ledger/line-form'
import { columnsOf, NIL } from '@/db/sql'
import { dedupeDigest } from '@/lib/ledger/bindings'

/** How many lines a transaction rewrites. Nobody waits for them: nothing else changes a line. */
const AT_ONCE = 500

interface Place {
  contactId: string
  seq: number
}

/**
 * Packs the lines of the ledger that are stored as text, and gives each line that has a dedupe key its digest. When all
 * have theirs, the index over the keys themselves goes, and processes that start then no longer look for keys. It can
 * be stopped anywhere and run again. Only for a database on which no process of the last release runs any more.
 * @param sql of the owner of the tables
 * @param report gets how many rows each transaction rewrote
 */
export async function compactLedger(sql: postgres.Sql, report: (rows: number) => void): Promise<void> {
  const businesses = await sql<{ id: string }[]>`select id from businesses order by id`
  for (const { id } of businesses)
    for (let after: Place | null = { contactId: NIL, seq: 0 }; after !== null;)
      after = await compactSome(sql, id, after, report)
  await dropKeyIndex(sql)
  await useCompactLayout(sql, true)
}

interface TextLine extends Place, LineToStore {
  dedupe: string | null
}

/** Rewrites the next lines after a place. Returns the last of them; null if there was none. */
async function compactSome(
  sql: postgres.Sql,
  businessId: string,
  after: Place,
  report: (rows: number) => void,
): Promise<Place | null> {
  const { last, count } = await sql.begin(async (transaction) => {
    const tx = transaction as unknown as Tx
    await tx`select sayso_enter(${businessId})`
    const lines = await tx<TextLine[]>`
      select contact_id as "contactId", seq, change_id as "changeId", kind,
        sayso_ms(occurred_at)::float8 as "occurredAt", sayso_ms(recorded_at)::float8 as "recordedAt", payload, prev,
        hash, dedupe_key as "dedupeKey", dedupe
      from ledger where business_id = ${businessId} and packed is null
        and (contact_id, seq) > (${after.contactId}::uuid, ${after.seq}::int)
      order by contact_id, seq limit ${AT_ONCE}`
    const rewritten = lines.filter(isKeyRight).flatMap((line) => {
      const form = packedForm(businessId, line) ?? textForm(line)
      // What stays text is there already, and needs at most its digest.
      return form.packed === null && form.dedupe === line.dedupe ? [] : [{ line, form }]
    })
    const written = await withoutTaken(tx, businessId, rewritten)
    await rewrite(tx, businessId, written)
    return { last: lines.at(-1) ?? null, count: written.length }
  })
  if (count > 0) report(count)
  return last
}

/**
 * Whether the dedupe key of a line is the one that it was sealed with, and its digest that of the key. Where they
 * disagree, somebody changed one of them: the line stays as it is, so that the right one is not lost and
 * `ledger:verify` names the other.
 */
function isKeyRight({ payload, dedupeKey, dedupe }: TextLine): boolean {
  const digest = dedupeKey === null ? null : dedupeDigest(dedupeKey)
  const isColumnRight = dedupe === null || (digest !== null && dedupe === dedupeUuid('', digest))
  const sealed = sealedDigest(payload)
  return isColumnRight && (sealed === undefined || sealed === digest)
}

/** Returns the digest in a text; undefined where it holds none: in format 1, and where it is no line. */
function sealedDigest(payload: string): string | null | undefined {
  try {
    const { format, dedupe = null } = JSON.parse(payload) as { format: number; dedupe?: string | null }
    return format === 1 ? undefined : dedupe
  } catch {
    return undefined
  }
}

interface Rewritten {
  line: TextLine
  form: StoredForm
}

/**
 * Leaves out lines whose digest another line has, here or among these: a process of the last release that ran on after
 * all can have written one, or an earlier version, which compared keys and not their Unicode form. What looks for the
 * key finds the other line.
 */
async function withoutTaken(tx: Tx, businessId: string, rewritten: readonly Rewritten[]): Promise<Rewritten[]> {
  const fresh = rewritten.flatMap(({ line, form }) => (line.dedupe === null ? (form.dedupe ?? []) : []))
  if (fresh.length === 0) return [...rewritten]
  const rows = await tx<{ dedupe: string }[]>`
    select dedupe from ledger where business_id = ${businessId} and dedupe = any(${fresh}::uuid[])`
  const taken = new Set(rows.map(({ dedupe }) => dedupe))
  return rewritten.filter(({ line, form }) => {
    if (line.dedupe !== null || form.dedupe === null) return true
    if (taken.has(form.dedupe)) return false
    taken.add(form.dedupe)
    return true
  })
}

async function rewrite(tx: Tx, businessId: string, rewritten: readonly Rewritten[]): Promise<void> {
  if (rewritten.length === 0) return
  const place = columnsOf(rewritten.map(({ line }) => line))
  const form = columnsOf(rewritten.map((each) => each.form))
  await tx`
    update ledger l set payload = v.payload, prev = v.prev, hash = v.hash, dedupe_key = v.key,
      packed = decode(v.packed, 'hex'), hash_bytes = decode(v.hash_bytes, 'hex'),
      prev_bytes = decode(v.prev_bytes, 'hex'), dedupe = v.dedupe, packed_key = decode(v.packed_key, 'hex')
    from unnest(${place((each) => each.contactId)}::uuid[], ${place((each) => each.seq)}::int[],
      ${form((each) => each.payload)}::text[], ${form((each) => each.prev)}::text[],
      ${form((each) => each.hash)}::text[], ${form((each) => each.dedupeKey)}::text[],
      ${form((each) => each.packed)}::text[], ${form((each) => each.hashBytes)}::text[],
      ${form((each) => each.prevBytes)}::text[], ${form((each) => each.dedupe)}::uuid[],
      ${form((each) => each.packedKey)}::text[])
      as v(contact_id, seq, payload, prev, hash, key, packed, hash_bytes, prev_bytes, dedupe, packed_key)
    where l.business_id = ${businessId} and l.contact_id = v.contact_id and l.seq = v.seq`
}

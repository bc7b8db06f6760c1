import type { Sql, Tx } from '@/db/client'
import { keyOf, prevColumn, withText } from '@/db/queries/ledger/line-form'
import { type Line, lineColumns, type LineRow } from '@/db/queries/ledger/lines'

/** A line as the superuser reads it, in whichever form it is stored. */
export interface WholeLine extends Line {
  businessId: string
  prev: string
  dedupeKey: string | null
}

interface Beside {
  businessId: string
  prev: string
  dedupeKey: string | null
  packedKey: Buffer | null
}

/** Returns a contact's lines in their order. */
export async function readWholeLines(sql: Sql | Tx, contactId: string): Promise<WholeLine[]> {
  const rows = await sql<LineRow<Beside>[]>`
    select ${lineColumns(sql)}, l.business_id as "businessId", ${prevColumn(sql)} as prev,
      l.dedupe_key as "dedupeKey", l.packed_key as "packedKey"
    from ledger l where l.contact_id = ${contactId} order by l.seq`
  return rows.map((row) => {
    const { packedKey: _packedKey, ...line } = withText(row.businessId, row)
    return { ...line, dedupeKey: keyOf(line.payload, row) }
  })
}

/** Puts another text or another hash into a line, as an attacker with all rights could: the line is text then. */
export async function rewriteLine(
  sql: Sql | Tx,
  contactId: string,
  seq: number,
  change: (line: WholeLine) => Partial<Pick<WholeLine, 'payload' | 'prev' | 'hash'>>,
): Promise<void> {
  const line = (await readWholeLines(sql, contactId)).find((each) => each.seq === seq)
  if (!line) throw new Error('a test rewrites a line that is not there')
  const { payload, prev, hash } = { ...line, ...change(line) }
  await sql`
    update ledger set payload = ${payload}, prev = ${prev}, hash = ${hash}, dedupe_key = ${line.dedupeKey},
      packed = null, hash_bytes = null, prev_bytes = null, packed_key = null
    where contact_id = ${contactId} and seq = ${seq}`
}

/** Copies a line to another place, in whichever form it is stored, as an attacker with all rights could. */
export async function copyLine(
  sql: Sql | Tx,
  contactId: string,
  seq: number,
  to: { contactId?: string; seq: number },
): Promise<void> {
  await sql`
    insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
      source_id, reason, refers_to, payload, prev, hash, packed, prev_bytes, hash_bytes)
    select business_id, ${to.contactId ?? contactId}, ${to.seq}, change_id, kind, occurred_at, recorded_at,
      actor, method, source_id, reason, refers_to, payload, prev, hash, packed, prev_bytes, hash_bytes
    from ledger where contact_id = ${contactId} and seq = ${seq}`
}

import type { Sql, Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { columnsOf, instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface EvidenceRow {
  changeId: string
  contactId: string
  salt: Buffer
  body: Buffer
  digest: string
  keepUntil: Instant
}

/** The line holds the digest; only the layout of the last release repeats it beside the evidence (db/layout.ts). */
export const digestColumn = (tx: Tx, digest: string): string | null => (writesCompact(tx) ? null : digest)

export async function insertEvidence(tx: Tx, businessId: string, pieces: readonly EvidenceRow[]): Promise<void> {
  if (pieces.length === 0) return
  const column = columnsOf(pieces)
  await tx`
    insert into evidence (business_id, change_id, contact_id, salt, body, digest, keep_until)
    select ${businessId}::uuid, v.change_id, v.contact_id, decode(v.salt, 'hex'), decode(v.body, 'hex'), v.digest,
      v.keep_until from unnest(
      ${column((p) => p.changeId)}::uuid[], ${column((p) => p.contactId)}::uuid[],
        ${column((p) => p.salt.toString('hex'))}::text[],
      ${column((p) => p.body.toString('hex'))}::text[], ${column((p) => digestColumn(tx, p.digest))}::text[],
        ${column((p) => instant(p.keepUntil))}::timestamptz[])
      as v(change_id, contact_id, salt, body, digest, keep_until)
    returning 1`
}

/**
 * Evidence is personal: an erasure deletes it; the chain keeps the salted digests and stays whole. Also that of the
 * chains which stayed under the ids of contacts that were merged into this one: they are the same person.
 */
export async function deleteEvidence(tx: Tx, businessId: string, contactId: string): Promise<void> {
  await tx`select sayso_delete_evidence(${businessId}, ${contactId})`
}

/** Returns the businesses that keep evidence longer than they said. It reads across businesses and locks nothing. */
export async function findBusinessesWithOldEvidence(sql: Sql, now: Instant): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select sayso_businesses_with_old_evidence(${instant(now)}) as id`
  return rows.map((row) => row.id)
}

/**
 * Deletes evidence whose time is over, by PostgreSQL's clock as well, `limit` pieces at most. Returns their number.
 */
export async function deleteOldEvidence(tx: Tx, businessId: string, now: Instant, limit: number): Promise<number> {
  const [row] = await tx<{ deleted: number }[]>`
    select sayso_delete_old_evidence(${businessId}, ${instant(now)}, ${limit}) as deleted`
  return row?.deleted ?? 0
}

import type { Tx } from '@/db/client'
import { findByDedupeKeys } from './ledger'
import { dedupeUuid } from './line-form'

/** A digest without a key that stands somewhere, and the row that holds it. */
export interface OldLedgerKey {
  contactId: string
  seq: number
  key: string
}

/**
 * Dedupe keys of the ledger with a bare digest, `limit` at most. The condition is that of the index
 * `ledger_bare_digests`.
 */
export async function findOldLedgerKeys(tx: Tx, businessId: string, limit: number): Promise<OldLedgerKey[]> {
  return tx<OldLedgerKey[]>`
    select contact_id as "contactId", seq, dedupe_key as key from ledger
    where business_id = ${businessId} and (dedupe_key like 'page:%' or dedupe_key like 'weni:%:missed:%')
      limit ${limit}`
}

/**
 * Puts other dedupe keys in place of those that stand there. Only the column: the sealed text of a line does not hold
 * it. Where another line has the new key already, the line's own place makes it another.
 */
export async function replaceLedgerKeys(tx: Tx, businessId: string, rows: readonly OldLedgerKey[]): Promise<void> {
  const taken = new Set(
    (
      await findByDedupeKeys(
        tx,
        businessId,
        rows.map(({ key }) => key),
      )
    ).keys(),
  )
  const keys = rows.map(({ contactId, seq, key }) => {
    const free = taken.has(key) ? `${key}#${contactId}.${seq}` : key
    taken.add(key)
    return free
  })
  await tx`
    update ledger l set dedupe_key = n.key, dedupe = case when l.dedupe is null then null else n.dedupe end
    from unnest(${rows.map(({ contactId }) => contactId)}::uuid[], ${rows.map(({ seq }) => seq)}::int[],
      ${keys}::text[], ${keys.map((key) => dedupeUuid(key))}::uuid[]) as n(contact_id, seq, key, dedupe)
    where l.business_id = ${businessId} and l.contact_id = n.contact_id and l.seq = n.seq`
}

export interface OldReview {
  id: string
  key: string
  body: Buffer
}

/** Matters for a person whose key has a bare digest of what somebody wrote. */
export async function findOldReviews(tx: Tx, businessId: string, limit: number): Promise<OldReview[]> {
  return tx<OldReview[]>`
    select id, dedupe_key as key, body from reviews
    where business_id = ${businessId} and (dedupe_key like 'flow:%' or dedupe_key like 'weni:%:missed:%')
      limit ${limit} for update`
}

/**
 * Gives a matter another key, and the id and the body that come with it; what has that id already is the same matter.
 */
export async function replaceReview(tx: Tx, businessId: string, oldId: string, review: OldReview): Promise<void> {
  const { id, key, body } = review
  await tx`
    update reviews set id = ${id}, dedupe_key = ${key}, body = ${body}
    where business_id = ${businessId} and id = ${oldId}
      and not exists (select 1 from reviews r where r.business_id = ${businessId} and r.id = ${id})`
  await tx`delete from reviews where business_id = ${businessId} and id = ${oldId}`
}

/** Hashes of bodies that WhatsApp posted, without a key. */
export async function findOldBodyHashes(tx: Tx, businessId: string, keyed: string, limit: number) {
  return tx<{ id: string; hash: string }[]>`
    select id, body_hash as hash from inbox where business_id = ${businessId} and body_hash not like ${`${keyed}%`}
      limit ${limit}`
}

export async function replaceBodyHashes(tx: Tx, businessId: string, rows: readonly { id: string; hash: string }[]) {
  await tx`
    update inbox i set body_hash = n.hash
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ hash }) => hash)}::text[]) as n(id, hash)
    where i.business_id = ${businessId} and i.id = n.id
      and not exists (select 1 from inbox o where o.business_id = ${businessId} and o.backend_id = i.backend_id
        and o.body_hash = n.hash)`
}

/**
 * Hashes of the bodies of calls that came with an Idempotency-Key, without a key of ours. Each is given once, however
 * many rows have it.
 */
export async function findOldRequestHashes(tx: Tx, businessId: string, keyed: string, limit: number) {
  const rows = await tx<{ hash: string }[]>`
    select distinct request_hash as hash from idempotency_keys
    where business_id = ${businessId} and request_hash not like ${`${keyed}%`} limit ${limit}`
  return rows.map(({ hash }) => hash)
}

export async function replaceRequestHashes(
  tx: Tx,
  businessId: string,
  rows: readonly { old: string; hash: string }[],
): Promise<void> {
  await tx`
    update idempotency_keys k set request_hash = n.hash
    from unnest(${rows.map(({ old }) => old)}::text[], ${rows.map(({ hash }) => hash)}::text[]) as n(old, hash)
    where k.business_id = ${businessId} and k.request_hash = n.old`
}

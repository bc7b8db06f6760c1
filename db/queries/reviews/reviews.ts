import { createHash } from 'node:crypto'
import type { Sql, Tx } from '@/db/client'
import type { REVIEW_KINDS } from '@/db/schema/reviews'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { decryptEvidence, encryptEvidence, type KeyRing } from '@/lib/keys'

export type ReviewKind = (typeof REVIEW_KINDS)[number]

export interface NewReview {
  businessId: string
  kind: ReviewKind
  contactId: string | null
  backendId: string | null
  /**
   * Names the matter: kind of event and its own id. The same matter is listed once, also when it is found by two at
   * once.
   */
  dedupeKey: string
  /** What a person must see to judge it. Encrypted at rest. */
  body: Readonly<Record<string, unknown>>
  now: Instant
  /** When it is deleted, whether anybody has looked or not. */
  keepUntil: Instant
}

/**
 * Lists a matter for a person of the business. Returns whether it is new. The id is made from the dedupe key, so the
 * primary key keeps it single, without a look before the write.
 */
export async function insertReview(tx: Tx, keys: KeyRing, review: NewReview): Promise<boolean> {
  const id = reviewId(review.businessId, review.dedupeKey)
  const body = encryptEvidence(keys, JSON.stringify(review.body), id)
  const rows = await tx`
    insert into reviews (business_id, id, kind, contact_id, backend_id, dedupe_key, body, created_at, keep_until)
    values (${review.businessId}, ${id}, ${review.kind}, ${review.contactId}, ${review.backendId}, ${review.dedupeKey},
      ${body},
      ${instant(review.now)}, ${instant(review.keepUntil)})
    on conflict (business_id, id) do nothing returning id`
  return rows.length === 1
}

export interface Review {
  id: string
  kind: ReviewKind
  contactId: string | null
  backendId: string | null
  body: Record<string, unknown>
  createdAt: Instant
}

/** What waits for a person, oldest first. */
export async function readOpenReviews(tx: Tx, keys: KeyRing, businessId: string, limit: number): Promise<Review[]> {
  const rows = await tx<(Omit<Review, 'body'> & { body: Buffer })[]>`
    select id, kind, contact_id as "contactId", backend_id as "backendId", body, sayso_ms(created_at) as "createdAt"
      from reviews
    where business_id = ${businessId} and resolved_at is null order by created_at, id limit ${limit}`
  return rows.map((row) => ({
    ...row,
    body: JSON.parse(decryptEvidence(keys, row.body, row.id)) as Record<string, unknown>,
  }))
}

/** Returns the businesses that keep matters longer than they said. It reads across businesses and locks nothing. */
export async function findBusinessesWithOldReviews(sql: Sql, now: Instant): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select sayso_businesses_with_old_reviews(${instant(now)}) as id`
  return rows.map((row) => row.id)
}

/** Deletes matters whose time is over, at most `limit`. Returns their number. */
export async function deleteOldReviews(tx: Tx, businessId: string, now: Instant, limit: number): Promise<number> {
  const rows = await tx`
    delete from reviews where business_id = ${businessId} and id = any(array(
      select r.id from reviews r where r.business_id = ${businessId} and r.keep_until <= ${instant(now)}
        limit ${limit}))
    returning id`
  return rows.length
}

/** A UUID (version 8, RFC 9562) from a hash. */
export function reviewId(businessId: string, dedupeKey: string): string {
  const bytes = createHash('sha256').update(`sayso.review\n${businessId}\n${dedupeKey}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}

import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'
import type { ReviewKind } from './reviews'

/** A review as it is stored: its body is still encrypted. */
export interface StoredReview {
  id: string
  kind: ReviewKind
  contactId: string | null
  backendId: string | null
  body: Buffer
  createdAt: Instant
  resolvedAt: Instant | null
  decision: Record<string, unknown> | null
  /** The member who decided; null: an operator, or nobody yet. */
  resolvedBy: string | null
}

const columns = (tx: Tx) => tx`
  id, kind, contact_id as "contactId", backend_id as "backendId", body, sayso_ms(created_at) as "createdAt",
  sayso_ms(resolved_at) as "resolvedAt", decision, resolved_by as "resolvedBy"`

/** Where a page ends: open ones come first, the oldest of each first. */
export interface ReviewPlace {
  resolved: boolean
  createdAt: Instant
  id: string
}

/** Reviews, those that are open first, of one kind or of all, from the one after `after`. */
export async function listReviewRows(
  tx: Tx,
  businessId: string,
  { kind, after, limit }: { kind: ReviewKind | null; after: ReviewPlace | null; limit: number },
): Promise<StoredReview[]> {
  const ofKind = kind === null ? tx`` : tx`and kind = ${kind}`
  const rest = after
    ? tx`and (resolved_at is not null, created_at, id)
        > (${after.resolved}::boolean, ${new Date(after.createdAt).toISOString()}::timestamptz, ${after.id}::uuid)`
    : tx``
  return tx<StoredReview[]>`
    select ${columns(tx)} from reviews where business_id = ${businessId} ${ofKind} ${rest}
    order by resolved_at is not null, created_at, id limit ${limit}`
}

/** A review, locked: who decides it at the same time waits. Null: there is none of that id. */
export async function lockReview(tx: Tx, businessId: string, id: string): Promise<StoredReview | null> {
  const rows = await tx<StoredReview[]>`
    select ${columns(tx)} from reviews where business_id = ${businessId} and id = ${id} for update`
  return rows[0] ?? null
}

/** Opens a decided review again: nobody has decided it. */
export async function markOpen(tx: Tx, businessId: string, id: string): Promise<void> {
  await tx`
    update reviews set resolved_at = null, resolved_by = null, decision = null
    where business_id = ${businessId} and id = ${id}`
}

/** A review without a lock. Null: there is none of that id. */
export async function readReviewRow(tx: Tx, businessId: string, id: string): Promise<StoredReview | null> {
  const rows = await tx<StoredReview[]>`
    select ${columns(tx)} from reviews where business_id = ${businessId} and id = ${id}`
  return rows[0] ?? null
}

/** How many reviews wait, at most `most`, and how many were decided since a moment. */
export async function countReviews(
  tx: Tx,
  businessId: string,
  { most, since }: { most: number; since: Instant },
): Promise<{ open: number; decided: number; refusals: number }> {
  const rows = await tx<{ open: number; decided: number; refusals: number }[]>`
    select (select count(*)::int from (select 1 from reviews o where o.business_id = ${businessId}
        and o.resolved_at is null limit ${most}) w) as open,
      count(*)::int as decided, count(*) filter (where r.decision->>'as' = 'refusal')::int as refusals
    from reviews r where r.business_id = ${businessId}
      and r.resolved_at >= ${new Date(since).toISOString()}::timestamptz`
  return rows[0] ?? { open: 0, decided: 0, refusals: 0 }
}

/** Writes what a review was decided to be. */
export async function markResolved(
  tx: Tx,
  businessId: string,
  id: string,
  { decision, memberId, now }: { decision: Readonly<Record<string, unknown>>; memberId: string | null; now: Instant },
): Promise<void> {
  await tx`
    update reviews set resolved_at = ${new Date(now).toISOString()}, resolved_by = ${memberId},
      decision = ${JSON.stringify(decision)}::text::jsonb
    where business_id = ${businessId} and id = ${id}`
}

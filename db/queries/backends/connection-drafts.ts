import type { Sql, Tx } from '@/db/client'
import type { DRAFT_KINDS } from '@/db/schema/connection-drafts'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export type DraftKind = (typeof DRAFT_KINDS)[number]

/** Which draft: a member has one of each kind. */
export interface DraftKey {
  businessId: string
  memberId: string
  kind: DraftKind
}

export interface DraftRow {
  state: unknown
  /** Encrypted. */
  secret: Buffer | null
  updatedAt: Instant
}

/** Returns what a member has begun; null when there is nothing. */
export async function readDraft(tx: Tx, { businessId, memberId, kind }: DraftKey): Promise<DraftRow | null> {
  const [row] = await tx<DraftRow[]>`
    select state, secret, sayso_ms(updated_at) as "updatedAt" from connection_drafts
    where business_id = ${businessId} and member_id = ${memberId} and kind = ${kind}`
  return row ?? null
}

/** Writes what a member has begun, in place of what was there. */
export async function saveDraft(
  tx: Tx,
  { businessId, memberId, kind }: DraftKey,
  draft: { state: object; secret: Buffer | null; now: Instant },
): Promise<void> {
  await tx`
    insert into connection_drafts (business_id, member_id, kind, state, secret, updated_at)
    values (${businessId}, ${memberId}, ${kind}, ${JSON.stringify(draft.state)}::text::jsonb, ${draft.secret},
      ${instant(draft.now)})
    on conflict (business_id, member_id, kind) do update set
      state = excluded.state, secret = excluded.secret, updated_at = excluded.updated_at`
}

export async function deleteDraft(tx: Tx, { businessId, memberId, kind }: DraftKey): Promise<void> {
  await tx`
    delete from connection_drafts
    where business_id = ${businessId} and member_id = ${memberId} and kind = ${kind}`
}

/** Returns the businesses that have drafts from before `before`. It reads across businesses and locks nothing. */
export async function findBusinessesWithOldDrafts(sql: Sql, before: Instant): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct id from sayso_businesses_with_old_drafts(${instant(before)}) as id`
  return rows.map((row) => row.id)
}

/** Deletes the drafts of a business that are from before `before`: members are few, and so are their drafts. */
export async function deleteOldDrafts(tx: Tx, businessId: string, before: Instant): Promise<void> {
  await tx`delete from connection_drafts where business_id = ${businessId} and updated_at <= ${instant(before)}`
}

import type { Tx } from '@/db/client'
import type { AUDIENCE_STATUSES } from '@/db/schema/audiences'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export type AudienceStatus = (typeof AUDIENCE_STATUSES)[number]
export type AudienceQuestion = Record<string, string | boolean | null>

export interface AudienceCounts {
  rows: number
  allowed: number
  unreadable: number
  reasons: Record<string, number>
}

/** Stores that an audience is being received. */
export async function insertAudience(
  tx: Tx,
  businessId: string,
  audience: { id: string; apiKeyId: string | null; memberId: string | null; question: AudienceQuestion },
  now: Instant,
): Promise<void> {
  await tx`
    insert into audiences (business_id, id, api_key_id, member_id, status, question, reasons, created_at, seen_at)
    values (${businessId}, ${audience.id}, ${audience.apiKeyId}, ${audience.memberId}, 'receiving',
      ${tx.json(audience.question)}, ${tx.json({})}, ${instant(now)}, ${instant(now)})`
}

/** Writes the progress of an audience, and its end if `endedAt` is given. An audience that has ended is not changed. */
export async function recordAudienceState(
  tx: Tx,
  businessId: string,
  id: string,
  state: AudienceCounts & { status: AudienceStatus; problem: string | null; endedAt: Instant | null },
  now: Instant,
): Promise<void> {
  const { rows, allowed, unreadable, reasons, status, problem, endedAt } = state
  await tx`
    update audiences set status = ${status}, problem = ${problem}, rows = ${rows}, allowed = ${allowed},
      unreadable = ${unreadable},
      reasons = ${tx.json(reasons)}, ended_at = ${instant(endedAt)}, seen_at = ${instant(now)}
    where business_id = ${businessId} and id = ${id} and ended_at is null`
}

export interface StoredAudience extends AudienceCounts {
  id: string
  status: AudienceStatus
  problem: string | null
  question: AudienceQuestion
  createdAt: Instant
  endedAt: Instant | null
  seenAt: Instant
}

export async function findAudience(tx: Tx, businessId: string, id: string): Promise<StoredAudience | null> {
  const rows = await tx<StoredAudience[]>`
    select id, status, problem, question, rows, allowed, unreadable, reasons, sayso_ms(created_at) as "createdAt",
      sayso_ms(ended_at) as "endedAt", sayso_ms(coalesce(seen_at, created_at)) as "seenAt"
    from audiences where business_id = ${businessId} and id = ${id}`
  return rows[0] ?? null
}

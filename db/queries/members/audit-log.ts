import type { Tx } from '@/db/client'
import type { CALLER_KINDS } from '@/db/schema/members'
import type { Instant } from '@/lib/consent/types'

export interface AuditRow {
  id: string
  at: Instant
  callerKind: (typeof CALLER_KINDS)[number]
  /** Null: an operator. */
  callerId: string | null
  action: string
  subjectKind: string
  subjectId: string
  changes: Record<string, unknown>
}

export async function insertAuditRow(tx: Tx, businessId: string, row: AuditRow): Promise<void> {
  await tx`
    insert into audit_log (business_id, id, at, caller_kind, caller_id, action, subject_kind, subject_id, changes)
    values (${businessId}, ${row.id}, ${new Date(row.at).toISOString()}, ${row.callerKind}, ${row.callerId},
      ${row.action}, ${row.subjectKind}, ${row.subjectId}, ${JSON.stringify(row.changes)}::text::jsonb)`
}

/** Where a page ends: the time and the id of its last entry. */
export interface AuditPlace {
  at: Instant
  id: string
}

/** Entries of the audit log, the newest first, from the one after `before`. */
export async function listAuditRows(
  tx: Tx,
  businessId: string,
  page: { before: AuditPlace | null; limit: number },
): Promise<AuditRow[]> {
  const { before, limit } = page
  const older = before
    ? tx`and (at, id) < (${new Date(before.at).toISOString()}::timestamptz, ${before.id}::uuid)`
    : tx``
  return tx<AuditRow[]>`
    select id, sayso_ms(at) as at, caller_kind as "callerKind", caller_id as "callerId", action,
      subject_kind as "subjectKind", subject_id as "subjectId", changes
    from audit_log where business_id = ${businessId} ${older} order by at desc, id desc limit ${limit}`
}

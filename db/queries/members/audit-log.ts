import type { Tx } from '@/db/client'
import type { CALLER_KINDS } from '@/db/schema/members'
import { instant } from '@/db/sql'
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
  /** The IP address of the member; null: not known, or not a member. */
  fromIp: string | null
}

export async function insertAuditRow(tx: Tx, businessId: string, row: AuditRow): Promise<void> {
  await tx`
    insert into audit_log (business_id, id, at, caller_kind, caller_id, action, subject_kind, subject_id, changes,
      from_ip)
    values (${businessId}, ${row.id}, ${instant(row.at)}, ${row.callerKind}, ${row.callerId},
      ${row.action}, ${row.subjectKind}, ${row.subjectId}, ${JSON.stringify(row.changes)}::text::jsonb, ${row.fromIp})`
}

/** Where a page ends: the time and the id of its last entry. */
export interface AuditPlace {
  at: Instant
  id: string
}

/** Which entries are wanted. Everything that is left out is not asked for. */
export interface AuditFilter {
  /** Who did it: an operator, or the API key or member with this id. */
  caller?: 'operator' | { id: string }
  subjectKind?: string
  /** At this moment or later. */
  from?: Instant
  /** Before this moment. */
  until?: Instant
}

export interface AuditQuery {
  filter: AuditFilter
  /** The page begins after this entry; null: at the first. */
  place: AuditPlace | null
  /** `older`: the newest first, from the place on. `newer`: the oldest first, from the place back. */
  towards: 'older' | 'newer'
  limit: number
}

/** Returns entries of the audit log in the order that `towards` says. */
export async function listAuditRows(tx: Tx, businessId: string, query: AuditQuery): Promise<AuditRow[]> {
  const { filter, place, towards, limit } = query
  const { caller, subjectKind, from, until } = filter
  const isOlder = towards === 'older'
  const edge = place && tx`(${instant(place.at)}::timestamptz, ${place.id}::uuid)`
  return tx<AuditRow[]>`
    select id, sayso_ms(at) as at, caller_kind as "callerKind", caller_id as "callerId", action,
      subject_kind as "subjectKind", subject_id as "subjectId", changes, from_ip as "fromIp"
    from audit_log where business_id = ${businessId}
      ${caller === 'operator' ? tx`and caller_id is null` : caller ? tx`and caller_id = ${caller.id}` : tx``}
      ${subjectKind === undefined ? tx`` : tx`and subject_kind = ${subjectKind}`}
      ${from === undefined ? tx`` : tx`and at >= ${instant(from)}::timestamptz`}
      ${until === undefined ? tx`` : tx`and at < ${instant(until)}::timestamptz`}
      ${edge ? (isOlder ? tx`and (at, id) < ${edge}` : tx`and (at, id) > ${edge}`) : tx``}
    order by ${isOlder ? tx`at desc, id desc` : tx`at, id`} limit ${limit}`
}

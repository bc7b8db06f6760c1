import type { Tx } from '@/db/client'
import type { ReadingHealth } from '@/db/queries/sync/reading-health'
import type { Tally } from '@/db/queries/sync/reconciliations'
import { waitsSince } from '@/db/queries/sync/waits-since'
import type { Instant } from '@/lib/consent/types'
import type { SyncBackendRow } from './backend-config'
import type { BackendPause } from './backend-status'

export interface WaitingMarks {
  count: number
  /** When the oldest of them began to wait; null: none waits. */
  oldestSince: Instant | null
}

/** The health of a backend. It holds neither the secret nor the address, which may contain a secret. */
export interface BackendHealthRow extends BackendPause {
  id: string
  kind: SyncBackendRow['kind']
  name: string
  settings: Record<string, unknown>
  refusals: WaitingMarks
  others: WaitingMarks
  setAside: { reason: string; count: number }[]
  lastDeliveryAt: Instant | null
  lastReconciliation: (Tally & { startedAt: Instant; endedAt: Instant | null; error: string | null }) | null
  readings: ReadingHealth
  /** `used` has the requests of each minute; the last entry is of `minute` (counted from the epoch). */
  budgets: { bucket: string; minute: number; used: number[]; blockedUntil: Instant | null }[]
}

/**
 * Returns the backends of a business, the oldest first, each with its outstanding work. The counts use the indexes on
 * waiting contacts and on dead letters.
 */
export async function readBackendsHealth(tx: Tx, businessId: string): Promise<BackendHealthRow[]> {
  return tx<BackendHealthRow[]>`
    select b.id, b.kind, b.name, b.status, b.status_reason as "statusReason",
      sayso_ms(b.status_at) as "statusAt", sayso_ms(b.blocked_until) as "blockedUntil", b.settings,
      (select json_build_object('count', count(*), 'oldestSince',
          sayso_ms(min(${waitsSince(tx)}))) from sync_marks m
        where m.business_id = ${businessId} and m.backend_id = b.id and m.urgent and m.due_at is not null) as refusals,
      (select json_build_object('count', count(*), 'oldestSince',
          sayso_ms(min(${waitsSince(tx)}))) from sync_marks m
        where m.business_id = ${businessId} and m.backend_id = b.id and not m.urgent
          and m.due_at is not null) as others,
      coalesce((select json_agg(json_build_object('reason', s.reason, 'count', s.count)
          order by s.count desc, s.reason) from (
        select m.set_aside as reason, count(*) as count from sync_marks m
        where m.business_id = ${businessId} and m.backend_id = b.id and m.set_aside is not null
        group by m.set_aside) s), '[]'::json) as "setAside",
      (select sayso_ms(d.at) from webhook_deliveries d
        where d.business_id = ${businessId} and d.backend_id = b.id and d.error is null
        order by d.at desc limit 1) as "lastDeliveryAt",
      (select json_build_object('startedAt', sayso_ms(r.started_at), 'endedAt', sayso_ms(r.ended_at),
          'looked', r.looked, 'takenIn', r.taken_in, 'mended', r.mended, 'forReview', r.for_review, 'error', r.error)
        from reconciliations r where r.business_id = ${businessId} and r.backend_id = b.id
        order by r.started_at desc limit 1) as "lastReconciliation",
      json_build_object(
        'hanging', coalesce((select json_agg(json_build_object(
            'kind', case p.kind when 'reconcile' then 'everything' else p.kind end,
            'reason', p.last_error, 'since', sayso_ms(p.failed_since), 'nextAt', sayso_ms(p.due_at)) order by p.kind)
          from poll_cursors p
          where p.business_id = ${businessId} and p.backend_id = b.id and p.kind in ('changes', 'reconcile')
            and p.last_error is not null), '[]'::json),
        'setAside', coalesce((select json_agg(json_build_object('reason', f.reason, 'count', f.count)
            order by f.count desc, f.reason) from (
          select r.reason, count(*) as count from reading_failures r
          where r.business_id = ${businessId} and r.backend_id = b.id group by r.reason) f), '[]'::json)) as readings,
      coalesce((select json_agg(json_build_object('bucket', g.bucket, 'minute', g.minute, 'used', g.used,
          'blockedUntil', sayso_ms(g.blocked_until)) order by g.bucket)
        from backend_budgets g where g.business_id = ${businessId} and g.backend_id = b.id), '[]'::json) as budgets
    from backends b where b.business_id = ${businessId} order by b.created_at, b.id`
}

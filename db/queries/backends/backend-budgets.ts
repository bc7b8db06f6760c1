import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** The row of one bucket of requests, locked for this transaction. */
export interface BudgetRow {
  minute: number
  used: number[]
  learnt: number | null
  learntAt: Instant | null
  blockedUntil: Instant | null
}

/** Locks the row of a bucket, and creates it if it is missing. All workers count in it, one at a time. */
export async function lockBudget(tx: Tx, businessId: string, backendId: string, bucket: string): Promise<BudgetRow> {
  await tx`
    insert into backend_budgets (business_id, backend_id, bucket) values (${businessId}, ${backendId}, ${bucket})
    on conflict (business_id, backend_id, bucket) do nothing`
  const [row] = await tx<BudgetRow[]>`
    select minute, used, learnt, sayso_ms(learnt_at) as "learntAt", sayso_ms(blocked_until) as "blockedUntil"
      from backend_budgets
    where business_id = ${businessId} and backend_id = ${backendId} and bucket = ${bucket} for update`
  return row ?? { minute: 0, used: [], learnt: null, learntAt: null, blockedUntil: null }
}

export async function saveBudget(
  tx: Tx,
  businessId: string,
  backendId: string,
  bucket: string,
  row: BudgetRow,
): Promise<void> {
  await tx`
    update backend_budgets set minute = ${row.minute}, used = ${row.used}, learnt = ${row.learnt},
      learnt_at = ${instant(row.learntAt)},
      blocked_until = ${instant(row.blockedUntil)}
    where business_id = ${businessId} and backend_id = ${backendId} and bucket = ${bucket}`
}

/**
 * Opens the buckets of a backend that were closed or lowered, because its settings, its secret or its status were
 * changed, and makes its messages due that were to be sent again later. The requests that were used stay counted.
 * Processes drop what they hold in memory when they see the change
 * (lib/sync/backends/backend-gate.ts).
 */
export async function dropHolds(tx: Tx, businessId: string, backendId: string): Promise<void> {
  await tx`
    update backend_budgets set learnt = null, learnt_at = null, blocked_until = null
    where business_id = ${businessId} and backend_id = ${backendId}`
  await tx`
    update outbox set due_at = created_at
    where business_id = ${businessId} and backend_id = ${backendId} and due_at is not null and claimed_until is null
      and last_error is not null`
}

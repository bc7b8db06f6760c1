import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { dropHolds } from './backend-budgets'
import { opened, readBlockedAt } from './backend-status'

/**
 * The reasons for which nothing is sent to a backend until all of it has been read. A valid token does not end them.
 */
export const HELD_REASONS = ['connecting', 'after_restore'] as const
export type HeldReason = (typeof HELD_REASONS)[number]

export function isHeldReason(reason: string | null): boolean {
  return HELD_REASONS.some((held) => held === reason)
}

/** Holds back all deliveries to all backends of a business. Returns the number of backends. */
export async function holdBackends(tx: Tx, businessId: string, reason: HeldReason, now: Instant): Promise<number> {
  const rows = await tx`
    update backends set status = 'paused', status_reason = ${reason}, status_at = ${instant(now)}
    where business_id = ${businessId} and status <> 'disabled' returning id`
  return rows.length
}

/** Holds back all deliveries to one backend. */
export async function holdBackend(
  tx: Tx,
  businessId: string,
  backendId: string,
  reason: HeldReason,
  now: Instant,
): Promise<void> {
  await tx`
    update backends set status = 'paused', status_reason = ${reason}, status_at = ${instant(now)}
    where business_id = ${businessId} and id = ${backendId} and status <> 'disabled'`
}

/** Opens one backend, if it was held for this reason. An account that is blocked stays paused. */
export async function releaseBackend(
  tx: Tx,
  businessId: string,
  backendId: string,
  reason: HeldReason,
  now: Instant,
): Promise<void> {
  const blockedAt = await readBlockedAt(tx, businessId, now, backendId)
  await tx`
    update backends set ${opened(tx, now, blockedAt)}
    where business_id = ${businessId} and id = ${backendId} and status = 'paused' and status_reason = ${reason}`
  await dropHolds(tx, businessId, backendId)
}

/**
 * Opens all backends of a business that were held after a restore, unless one that is not disabled is still to be read,
 * or the operator has not ended the hold of the business. An account that is blocked stays paused. Returns whether it
 * did.
 */
export async function releaseAfterRestore(tx: Tx, businessId: string, now: Instant): Promise<boolean> {
  const unread = await tx`
    select 1 from poll_cursors p
    join backends b on b.business_id = p.business_id and b.id = p.backend_id and b.status <> 'disabled'
    where p.business_id = ${businessId} and b.business_id = ${businessId} and p.kind = 'reconcile'
      and p.cursor like '%"mode":"restore"%' limit 1`
  if (unread.length > 0) return false
  if (await isRecovering(tx, businessId)) return false
  const blockedAt = await readBlockedAt(tx, businessId, now)
  const released = await tx<{ id: string }[]>`
    update backends set ${opened(tx, now, blockedAt)}
    where business_id = ${businessId} and status = 'paused' and status_reason = 'after_restore' returning id`
  for (const { id } of released) await dropHolds(tx, businessId, id)
  return true
}

/**
 * Returns why a backend must not be written to yet: the reading of everything in it, which began when it was connected
 * or after a restore, has not ended, or the operator has not ended the hold of the business after a restore.
 */
export async function findUnreadReason(tx: Tx, businessId: string, backendId: string): Promise<HeldReason | null> {
  const [row] = await tx<{ mode: string | null }[]>`
    select substring(cursor from '"mode":"(import|restore)"') as mode from poll_cursors
    where business_id = ${businessId} and backend_id = ${backendId} and kind = 'reconcile'`
  if (row?.mode === 'import') return 'connecting'
  return row?.mode === 'restore' || (await isRecovering(tx, businessId)) ? 'after_restore' : null
}

async function isRecovering(tx: Tx, businessId: string): Promise<boolean> {
  const held = await tx`select 1 from businesses where id = ${businessId} and recovering_since is not null`
  return held.length > 0
}

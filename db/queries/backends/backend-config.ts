import type { Tx } from '@/db/client'
import type { NewBackend } from '@/db/queries/business/set-up'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { dropHolds } from './backend-budgets'

export type BackendStatus = 'active' | 'paused' | 'disabled'

/** Everything a worker needs to know of a backend. */
export interface SyncBackendRow {
  kind: 'weni' | 'whatsapp' | 'webhook'
  baseUrl: string
  secret: Buffer
  status: BackendStatus
  statusReason: string | null
  /** Since when it has this status. */
  statusAt: Instant
  settings: Record<string, unknown>
  mirrors: { topicId: string; fieldKey: string | null; groupUuid: string | null; inverted: boolean }[]
}

/** Returns a backend with its mirrors. It is read again for each claim, so a change applies from the next claim on. */
export async function readSyncBackend(tx: Tx, businessId: string, backendId: string): Promise<SyncBackendRow | null> {
  const [row] = await tx<SyncBackendRow[]>`
    select b.kind, b.base_url as "baseUrl", b.secret, b.status, b.status_reason as "statusReason",
      sayso_ms(b.status_at) as "statusAt", b.settings,
      coalesce((select json_agg(json_build_object('topicId', m.topic_id, 'fieldKey', m.field_key, 'groupUuid',
        m.group_uuid, 'inverted', m.inverted)
        order by m.topic_id)
        from mirrors m where m.business_id = ${businessId} and m.backend_id = ${backendId}), '[]'::json) as mirrors
    from backends b where b.business_id = ${businessId} and b.id = ${backendId}`
  return row ?? null
}

export interface StatusMove {
  from: BackendStatus
  to: BackendStatus
  reason: string | null
  now: Instant
  /** Moves the backend only if its status is of this time, so that nobody else has moved it meanwhile. */
  since?: Instant
}

/**
 * Moves a backend from one status to another, if it still has the first, and opens its closed buckets. Returns whether
 * it was moved.
 */
export async function moveBackendStatus(
  tx: Tx,
  businessId: string,
  backendId: string,
  { from, to, reason, now, since }: StatusMove,
): Promise<boolean> {
  const sinceAt = instant(since)
  const rows = await tx`
    update backends set status = ${to}, status_reason = ${reason}, status_at = ${instant(now)}
    where business_id = ${businessId} and id = ${backendId} and status = ${from}
      and (${sinceAt}::timestamptz is null or status_at = ${sinceAt}::timestamptz)
    returning id`
  if (rows.length === 1) await dropHolds(tx, businessId, backendId)
  return rows.length === 1
}

type LockedBackend = Pick<SyncBackendRow, 'kind' | 'status' | 'statusReason' | 'secret'>

/** Locks a backend and returns its kind, status and encrypted secret. Null when there is none. */
export async function lockBackend(tx: Tx, businessId: string, backendId: string): Promise<LockedBackend | null> {
  const [row] = await tx<LockedBackend[]>`
    select kind, status, status_reason as "statusReason", secret from backends
    where business_id = ${businessId} and id = ${backendId} for update`
  return row ?? null
}

export async function saveBackendSecret(tx: Tx, businessId: string, backendId: string, secret: Buffer): Promise<void> {
  await tx`update backends set secret = ${secret} where business_id = ${businessId} and id = ${backendId}`
  await dropHolds(tx, businessId, backendId)
}

export async function saveBackendSettings(
  tx: Tx,
  businessId: string,
  backendId: string,
  settings: NewBackend['settings'],
): Promise<void> {
  await tx`update backends set settings = ${tx.json(settings)} where business_id = ${businessId} and id = ${backendId}`
  await dropHolds(tx, businessId, backendId)
}

/**
 * Gives a paused backend another reason, unless its present one is in `over`. Returns whether the reason was changed.
 */
export async function repauseBackend(
  tx: Tx,
  businessId: string,
  backendId: string,
  pause: { reason: string; over: readonly string[]; now: Instant },
): Promise<boolean> {
  const rows = await tx`
    update backends set status_reason = ${pause.reason}, status_at = ${instant(pause.now)}
    where business_id = ${businessId} and id = ${backendId} and status = 'paused' and status_reason <> ${pause.reason}
      and status_reason <> all(${[...pause.over]}::text[])
    returning id`
  return rows.length === 1
}

import type { Instant } from '@/lib/consent/types'
import type { Tx } from '../client'
import type { NewBackend } from './set-up'

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

interface Row extends Omit<SyncBackendRow, 'baseUrl' | 'statusReason' | 'statusAt' | 'mirrors'> {
  base_url: string
  status_reason: string | null
  status_at: number
  mirrors: SyncBackendRow['mirrors'] | null
}

/** A backend with its mirrors, read anew for each claim: a change of either holds from the next claim on. */
export async function readSyncBackend(tx: Tx, businessId: string, backendId: string): Promise<SyncBackendRow | null> {
  const [row] = await tx<Row[]>`
    select b.kind, b.base_url, b.secret, b.status, b.status_reason, sayso_ms(b.status_at) as status_at, b.settings,
      (select json_agg(json_build_object('topicId', m.topic_id, 'fieldKey', m.field_key, 'groupUuid', m.group_uuid, 'inverted', m.inverted)
        order by m.topic_id)
        from mirrors m where m.business_id = ${businessId} and m.backend_id = ${backendId}) as mirrors
    from backends b where b.business_id = ${businessId} and b.id = ${backendId}`
  if (!row) return null
  const { base_url: baseUrl, status_reason: statusReason, status_at: statusAt, mirrors, ...rest } = row
  return { ...rest, baseUrl, statusReason, statusAt, mirrors: mirrors ?? [] }
}

/** Moves a backend from one status to another, if it still has the first. Answers whether it did. */
export async function moveBackendStatus(
  tx: Tx,
  businessId: string,
  backendId: string,
  move: { from: BackendStatus; to: BackendStatus; reason: string | null; now: Instant },
): Promise<boolean> {
  const rows = await tx`
    update backends set status = ${move.to}, status_reason = ${move.reason}, status_at = ${new Date(move.now).toISOString()}
    where business_id = ${businessId} and id = ${backendId} and status = ${move.from} returning id`
  return rows.length === 1
}

type LockedBackend = Pick<SyncBackendRow, 'kind' | 'status' | 'statusReason' | 'secret'>

/** Locks a backend and answers its kind, status and encrypted secret. Null when there is none. */
export async function lockBackend(tx: Tx, businessId: string, backendId: string): Promise<LockedBackend | null> {
  const [row] = await tx<LockedBackend[]>`
    select kind, status, status_reason as "statusReason", secret from backends
    where business_id = ${businessId} and id = ${backendId} for update`
  return row ?? null
}

export async function saveBackendSecret(tx: Tx, businessId: string, backendId: string, secret: Buffer): Promise<void> {
  await tx`update backends set secret = ${secret} where business_id = ${businessId} and id = ${backendId}`
}

export async function saveBackendSettings(
  tx: Tx,
  businessId: string,
  backendId: string,
  settings: NewBackend['settings'],
): Promise<void> {
  await tx`update backends set settings = ${tx.json(settings)} where business_id = ${businessId} and id = ${backendId}`
}

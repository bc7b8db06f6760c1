import type { Tx } from '@/db/client'
import type { NewBackend } from '@/db/queries/business/set-up'
import type { Instant } from '@/lib/consent/types'
import { dropHolds } from './backend-budgets'
import type { BackendPause } from './backend-status'

/** Everything a worker needs to know of a backend. */
export interface SyncBackendRow extends BackendPause {
  kind: 'weni' | 'whatsapp' | 'webhook'
  baseUrl: string
  secret: Buffer
  /** Before then no worker asks it whether it accepts requests again; null: any may. */
  nextProbeAt: Instant | null
  settings: Record<string, unknown>
  mirrors: { topicId: string; fieldKey: string | null; groupUuid: string | null; inverted: boolean }[]
}

/** Returns a backend with its mirrors. It is read again for each claim, so a change applies from the next claim on. */
export async function readSyncBackend(tx: Tx, businessId: string, backendId: string): Promise<SyncBackendRow | null> {
  const [row] = await tx<SyncBackendRow[]>`
    select b.kind, b.base_url as "baseUrl", b.secret, b.status, b.status_reason as "statusReason",
      sayso_ms(b.status_at) as "statusAt", sayso_ms(b.blocked_until) as "blockedUntil",
      sayso_ms(b.next_probe_at) as "nextProbeAt", b.settings,
      coalesce((select json_agg(json_build_object('topicId', m.topic_id, 'fieldKey', m.field_key, 'groupUuid',
        m.group_uuid, 'inverted', m.inverted)
        order by m.topic_id)
        from mirrors m where m.business_id = ${businessId} and m.backend_id = ${backendId}), '[]'::json) as mirrors
    from backends b where b.business_id = ${businessId} and b.id = ${backendId}`
  return row ?? null
}

type LockedBackend = Pick<SyncBackendRow, 'kind' | 'secret' | keyof BackendPause>

/** Locks a backend and returns its kind, its status and its encrypted secret. Null when there is none. */
export async function lockBackend(tx: Tx, businessId: string, backendId: string): Promise<LockedBackend | null> {
  const [row] = await tx<LockedBackend[]>`
    select kind, status, status_reason as "statusReason", sayso_ms(status_at) as "statusAt",
      sayso_ms(blocked_until) as "blockedUntil", secret from backends
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

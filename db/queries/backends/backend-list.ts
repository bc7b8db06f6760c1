import type { Tx } from '@/db/client'
import { waitsSince } from '@/db/queries/sync/waits-since'
import type { Instant } from '@/lib/consent/types'
import type { SyncBackendRow } from './backend-config'
import type { BackendPause } from './backend-status'

export type BackendKind = SyncBackendRow['kind']

export interface BackendOfKind {
  id: string
  baseUrl: string
  /** Encrypted. */
  secret: Buffer
  settings: Record<string, unknown>
}

/** Returns the backends of one kind that a business has, to find out whether something is connected already. */
export async function readBackendsOfKind(tx: Tx, businessId: string, kind: BackendKind): Promise<BackendOfKind[]> {
  return tx<BackendOfKind[]>`
    select id, base_url as "baseUrl", secret, settings from backends where business_id = ${businessId}
      and kind = ${kind} order by created_at`
}

/**
 * Waits until no other transaction of the business connects a backend, so that the same system is not connected twice
 * at the same time.
 */
export async function lockConnecting(tx: Tx, businessId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`sayso.connect:${businessId}`}, 0))`
}

/** A backend as people who look after it see it: never its secret. */
export interface ListedBackend extends BackendPause {
  id: string
  kind: BackendKind
  name: string
  baseUrl: string
  settings: Record<string, unknown>
  /** The contacts whose record in the backend is not up to date. */
  waiting: number
  /** When the oldest of them began to wait. */
  waitingSince: Instant | null
  /** The contacts that could not be delivered, by reason. */
  setAside: Record<string, number>
}

export interface NamedBackend {
  id: string
  name: string
}

/** Returns the signed webhooks of a business by name; 100 at most. */
export async function listWebhooks(tx: Tx, businessId: string): Promise<NamedBackend[]> {
  return tx<NamedBackend[]>`
    select id, name from backends where business_id = ${businessId} and kind = 'webhook' order by name, id limit 100`
}

export async function listBackends(tx: Tx, businessId: string): Promise<ListedBackend[]> {
  return tx<ListedBackend[]>`
    select b.id, b.kind, b.name, b.base_url as "baseUrl", b.status, b.status_reason as "statusReason",
      sayso_ms(b.status_at) as "statusAt", sayso_ms(b.blocked_until) as "blockedUntil", b.settings,
      (select count(*)::int from sync_marks m where m.business_id = ${businessId} and m.backend_id = b.id
        and m.due_at is not null) as waiting,
      (select sayso_ms(min(${waitsSince(tx)})) from sync_marks m
        where m.business_id = ${businessId}
        and m.backend_id = b.id
        and m.due_at is not null) as "waitingSince",
      coalesce((select json_object_agg(a.reason, a.count) from (
        select m.set_aside as reason, count(*)::int as count from sync_marks m
        where m.business_id = ${businessId} and m.backend_id = b.id and m.set_aside is not null
          group by m.set_aside) a), '{}'::json) as "setAside"
    from backends b where b.business_id = ${businessId} order by b.created_at, b.id`
}

import type { Tx } from '@/db/client'
import { columnsOf, instant, LATEST } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** One attempt to deliver a signed webhook. */
export interface WebhookDelivery {
  /** The `webhook-id`. */
  id: string
  contactId: string
  version: number
  at: Instant
  status: number | null
  /** Null when it was taken. */
  error: string | null
  tookMs: number
}

/**
 * Adds attempts to the log, each numbered after the earlier ones of the same message, or as the first one where the
 * first one was forgotten meanwhile. Nearly all are first ones. So each is added as such, and a number is looked up
 * only for those whose message has a first one. To look up all of them would also be slow where PostgreSQL takes the
 * log to be empty: the plan then reads all of it, and compares each row with each message.
 */
export async function addWebhookDeliveries(
  tx: Tx,
  businessId: string,
  backendId: string,
  deliveries: readonly WebhookDelivery[],
): Promise<void> {
  const first = new Set(await insertAttempts(tx, businessId, backendId, deliveries, new Map()))
  // One message may be among them twice: the first one is added.
  const rest = deliveries.filter(({ id }) => !first.delete(id))
  if (rest.length === 0) return
  const ids = [...new Set(rest.map(({ id }) => id))]
  const known = await tx<{ id: string; attempts: number }[]>`
    select id, max(attempt) as attempts from webhook_deliveries
    where business_id = ${businessId} and id = any(${ids}::text[]) group by id`
  const attempts = new Map(known.map((row) => [row.id, row.attempts]))
  await insertAttempts(tx, businessId, backendId, rest, attempts)
}

/** Adds attempts that follow on those that are known, and returns the messages of those that were added. */
async function insertAttempts(
  tx: Tx,
  businessId: string,
  backendId: string,
  deliveries: readonly WebhookDelivery[],
  known: Map<string, number>,
): Promise<string[]> {
  const column = columnsOf(deliveries)
  const numbers = deliveries.map(({ id }) => {
    const number = (known.get(id) ?? 0) + 1
    if (known.has(id)) known.set(id, number)
    return number
  })
  const rows = await tx<{ id: string }[]>`
    insert into webhook_deliveries (business_id, id, attempt, backend_id, contact_id, version, at, status, error,
      took_ms)
    select ${businessId}::uuid, v.id, v.attempt, ${backendId}::uuid, v.contact_id, v.version, v.at, v.status, v.error,
      v.took_ms
    from unnest(
      ${column((d) => d.id)}::text[], ${numbers}::int[], ${column((d) => d.contactId)}::uuid[],
      ${column((d) => d.version)}::int[], ${column((d) => instant(d.at))}::timestamptz[],
      ${column((d) => d.status)}::int[], ${column((d) => d.error)}::text[], ${column((d) => d.tookMs)}::int[]
    ) as v(id, attempt, contact_id, version, at, status, error, took_ms)
    on conflict (business_id, id, attempt) do nothing
    returning id`
  return rows.map(({ id }) => id)
}

/** Forgets what is older than `before`. */
export async function deleteWebhookDeliveries(
  tx: Tx,
  businessId: string,
  backendId: string,
  before: Instant,
): Promise<void> {
  await tx`
    delete from webhook_deliveries
    where business_id = ${businessId} and backend_id = ${backendId} and at < ${instant(before)}`
}

export type LoggedDelivery = WebhookDelivery & { attempt: number }

export interface DeliveryFilter {
  contactId?: string
  /** Only the attempts that were not taken. */
  failed?: boolean
  /** The attempt that the page begins behind. */
  after?: Pick<LoggedDelivery, 'at' | 'id' | 'attempt'>
  limit: number
}

/** The log, newest first: `contactId` and `failed` narrow it. */
export async function readWebhookDeliveries(
  tx: Tx,
  businessId: string,
  backendId: string,
  { contactId, failed = false, after, limit }: DeliveryFilter,
): Promise<LoggedDelivery[]> {
  const { at, id, attempt } = after ?? { at: LATEST, id: '', attempt: 0 }
  return tx<LoggedDelivery[]>`
    select id, attempt, contact_id as "contactId", version, sayso_ms(at) as at, status, error, took_ms as "tookMs"
      from webhook_deliveries
    where business_id = ${businessId} and backend_id = ${backendId}
      and (${contactId ?? null}::uuid is null or contact_id = ${contactId ?? null}::uuid)
      and (not ${failed}::boolean or error is not null)
      and (at, id, attempt) < (${instant(at)}::timestamptz, ${id}::text, ${attempt}::int)
    order by at desc, id desc, attempt desc limit ${limit}`
}

import type { Sql, Tx } from '@/db/client'
import type { OUTBOX_KINDS } from '@/db/schema/messages'
import { instant, interval } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export type OutboxKind = (typeof OUTBOX_KINDS)[number]

export interface NewMessage {
  id: string
  contactId: string
  kind: OutboxKind
  changeId: string | null
  now: Instant
}

export interface Window {
  /** For this long after a person wrote, anything may be written to them, in milliseconds. */
  openMs: number
  /** At least this long after the last message of this kind, in milliseconds. */
  gapMs: number
}

/** Lets messages of a kind that wait tell of newer changes as well. Under the contacts' locks. */
export async function joinWaiting(
  tx: Tx,
  businessId: string,
  messages: readonly Pick<NewMessage, 'contactId' | 'changeId'>[],
  kind: OutboxKind = 'confirmation',
): Promise<void> {
  await tx`
    update outbox o set change_id = v.change_id
    from unnest(${messages.map((m) => m.contactId)}::uuid[], ${messages.map((m) => m.changeId)}::uuid[])
      as v(contact_id, change_id)
    where o.business_id = ${businessId} and o.contact_id = v.contact_id and o.kind = ${kind}
      and o.due_at is not null
      and o.claimed_until is null`
}

/**
 * Queues messages to different people from the number that each wrote to last, if that was less than `openMs` before,
 * the business has an active WhatsApp backend, and none of the kind waits for them. Under the contacts' locks. Returns
 * how many were queued.
 */
export async function queueInWindow(
  tx: Tx,
  businessId: string,
  kind: OutboxKind,
  messages: readonly Omit<NewMessage, 'kind'>[],
  window: Window,
): Promise<number> {
  const asked = kind !== 'confirmation'
  const rows = await tx`
    insert into outbox (business_id, id, backend_id, contact_id, sender_id, kind, change_id, created_at, due_at)
    select distinct on (v.contact_id) k.business_id, v.id, k.id, v.contact_id, w.sender_id, ${kind}::text, v.change_id,
      v.now,
      greatest(v.now, (select max(case when o.claimed_until is null then o.sent_at else v.now end)
        from outbox o where o.business_id = ${businessId} and o.contact_id = v.contact_id and o.kind = ${kind})
        + ${interval(tx, window.gapMs)})
    from unnest(
        ${messages.map((m) => m.id)}::uuid[], ${messages.map((m) => m.contactId)}::uuid[],
          ${messages.map((m) => m.changeId)}::uuid[],
        ${messages.map((m) => instant(m.now))}::timestamptz[],
          ${messages.map((m) => instant(m.now - window.openMs))}::timestamptz[]
      ) as v(id, contact_id, change_id, now, open_since)
      join contact_senders w on w.business_id = ${businessId} and w.contact_id = v.contact_id
        and w.last_inbound_at > v.open_since
      join senders s on s.business_id = ${businessId} and s.id = w.sender_id
      join backends k on k.business_id = ${businessId} and k.kind = 'whatsapp' and k.status = 'active'
        and (${asked}::boolean or coalesce(k.settings->>'confirm', 'true') = 'true')
    where not exists (select 1 from outbox o where o.business_id = ${businessId} and o.contact_id = v.contact_id
        and o.kind = ${kind} and o.due_at is not null and o.claimed_until is null)
    order by v.contact_id, (coalesce(k.settings->>'phoneNumberId', '') = s.phone_number_id) desc, w.last_inbound_at desc
    returning 1`
  return rows.length
}

/**
 * Queues a template from a backend's own number, to somebody who has not written lately. Returns whether a backend is
 * set up for it.
 */
export async function queueTemplate(tx: Tx, businessId: string, message: NewMessage): Promise<boolean> {
  const now = instant(message.now)
  const rows = await tx`
    insert into outbox (business_id, id, backend_id, contact_id, sender_id, kind, change_id, created_at, due_at)
    select k.business_id, ${message.id}::uuid, k.id, ${message.contactId}::uuid, s.id, ${message.kind},
      ${message.changeId}::uuid,
      ${now}::timestamptz, ${now}::timestamptz
    from backends k join senders s on s.business_id = k.business_id and s.phone_number_id = k.settings->>'phoneNumberId'
    where k.business_id = ${businessId} and s.business_id = ${businessId} and k.kind = 'whatsapp'
      and k.status = 'active'
      and exists (select 1 from templates t where t.business_id = ${businessId}
        and t.name = k.settings->>'freshLinkTemplate'
        and t.category = 'utility' and t.status = 'APPROVED')
    order by k.created_at limit 1 returning 1`
  return rows.length === 1
}

/**
 * Whether a fresh link could be sent to a contact: there is a number or user id to send it to, and a WhatsApp backend
 * that may write to them, because they wrote since `openSince` or by its template.
 */
export async function canSendFreshLink(
  tx: Tx,
  businessId: string,
  contactId: string,
  openSince: Instant,
): Promise<boolean> {
  const rows = await tx`
    select 1 from backends k
    where k.business_id = ${businessId} and k.kind = 'whatsapp' and k.status = 'active'
      and exists (select 1 from identities i where i.business_id = ${businessId} and i.contact_id = ${contactId}
        and i.kind in ('phone', 'bsuid') and i.value is distinct from '' and i.ended_at is null)
      and (exists (select 1 from contact_senders w where w.business_id = ${businessId} and w.contact_id = ${contactId}
          and w.last_inbound_at > ${instant(openSince)})
        or exists (select 1 from senders s join templates t on t.business_id = s.business_id
          where s.business_id = ${businessId} and t.business_id = ${businessId}
            and s.phone_number_id = k.settings->>'phoneNumberId'
            and t.name = k.settings->>'freshLinkTemplate' and t.category = 'utility' and t.status = 'APPROVED'))
    limit 1`
  return rows.length > 0
}

/** Returns whether a WhatsApp account may write anything to a contact, because they wrote since `openSince`. */
export async function canWriteNow(tx: Tx, businessId: string, contactId: string, openSince: Instant): Promise<boolean> {
  const rows = await tx`
    select 1 from backends k join contact_senders w on w.business_id = k.business_id
    where k.business_id = ${businessId} and w.business_id = ${businessId} and k.kind = 'whatsapp'
      and k.status = 'active' and w.contact_id = ${contactId} and w.last_inbound_at > ${instant(openSince)}
      and exists (select 1 from identities i where i.business_id = ${businessId} and i.contact_id = ${contactId}
        and i.kind in ('phone', 'bsuid') and i.value is distinct from '' and i.ended_at is null)
    limit 1`
  return rows.length > 0
}

/** Returns whether what people write in the chat reaches Sayso: through WhatsApp itself, or a flow of Weni. */
export async function hasChat(tx: Tx, businessId: string): Promise<boolean> {
  const rows = await tx`
    select 1 from backends where business_id = ${businessId} and kind in ('whatsapp', 'weni')
      and status <> 'disabled' limit 1`
  return rows.length > 0
}

/** Returns whether a message of a kind waits, or was sent since a time. */
export async function hasRecent(
  tx: Tx,
  businessId: string,
  contactId: string,
  kind: OutboxKind,
  since: Instant,
): Promise<boolean> {
  const rows = await tx`
    select 1 from outbox where business_id = ${businessId} and contact_id = ${contactId} and kind = ${kind}
      and (due_at is not null or sent_at > ${instant(since)}) limit 1`
  return rows.length > 0
}

/** A message that WhatsApp took and could not deliver. */
interface Undelivered {
  /** The provider's id (wamid). */
  messageId: string
  at: Instant
  code: number | null
}

/** Notes that messages of ours were not delivered. Messages of others, which the outbox does not have, are ignored. */
export async function markUndelivered(tx: Tx, businessId: string, failed: readonly Undelivered[]): Promise<void> {
  if (failed.length === 0) return
  await tx`
    update outbox o set failed_at = v.at, failed_code = v.code
    from unnest(${failed.map((each) => each.messageId)}::text[],
        ${failed.map((each) => instant(each.at))}::timestamptz[], ${failed.map((each) => each.code)}::int[])
      as v(message_id, at, code)
    where o.business_id = ${businessId} and o.message_id = v.message_id`
}

/** Whether a message for a change of a contact was given up, or not delivered. */
export async function hasFailed(tx: Tx, businessId: string, contactId: string, changeId: string): Promise<boolean> {
  const rows = await tx`
    select 1 from outbox where business_id = ${businessId} and contact_id = ${contactId} and change_id = ${changeId}
      and due_at is null and (sent_at is null or failed_at is not null) limit 1`
  return rows.length > 0
}

/** Whether the last message of a kind to a contact since a time was taken by WhatsApp and not delivered. */
export async function lastWasUndelivered(
  tx: Tx,
  businessId: string,
  contactId: string,
  kind: OutboxKind,
  since: Instant,
): Promise<boolean> {
  const [last] = await tx<{ failed: boolean }[]>`
    select failed_at is not null as failed from outbox where business_id = ${businessId} and contact_id = ${contactId}
      and kind = ${kind} and (due_at is not null or sent_at > ${instant(since)})
    order by created_at desc limit 1`
  return last?.failed ?? false
}

/** Returns how many messages of a kind wait, or were sent since a time. */
export async function countSent(
  tx: Tx,
  businessId: string,
  contactId: string,
  kind: OutboxKind,
  since: Instant,
): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) as count from outbox where business_id = ${businessId} and contact_id = ${contactId}
      and kind = ${kind} and (due_at is not null or sent_at > ${instant(since)})`
  return row?.count ?? 0
}

/** Returns the backends with something to send. It reads across businesses and locks nothing. */
export async function findDueOutbox(sql: Sql, now: Instant): Promise<{ businessId: string; backendId: string }[]> {
  const rows = await sql<{ business_id: string; backend_id: string }[]>`
    select distinct business_id, backend_id from sayso_due_outbox(${instant(now)})`
  return rows.map((row) => ({ businessId: row.business_id, backendId: row.backend_id }))
}

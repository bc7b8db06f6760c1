import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { isUuid } from '@/lib/ids'

export interface NamedSender {
  phoneNumberId: string
  displayNumber: string
}

/** Returns the id of a sender by Meta's phone-number id; null when the business has no such number. */
export async function findSender(tx: Tx, businessId: string, phoneNumberId: string): Promise<string | null> {
  const rows = await tx<
    { id: string }[]
  >`select id from senders where business_id = ${businessId} and phone_number_id = ${phoneNumberId}`
  return rows[0]?.id ?? null
}

/** Returns the id of a sender by that id or Meta's phone-number id; null when the business has no such sender. */
export async function findSenderNamed(tx: Tx, businessId: string, name: string): Promise<string | null> {
  const id = name.toLowerCase()
  if (isUuid(id)) {
    const rows = await tx<{ id: string }[]>`select id from senders where business_id = ${businessId} and id = ${id}`
    if (rows[0]) return rows[0].id
  }
  return findSender(tx, businessId, name)
}

/** Returns the sender of that number; made under the id given when it is new. */
export async function ensureSender(tx: Tx, businessId: string, id: string, sender: NamedSender): Promise<string> {
  const known = await findSender(tx, businessId, sender.phoneNumberId)
  if (known) return known
  await tx`
    insert into senders (business_id, id, phone_number_id, display_number, name)
    values (${businessId}, ${id}, ${sender.phoneNumberId}, ${sender.displayNumber}, ${sender.displayNumber})
    on conflict (business_id, phone_number_id) do nothing`
  return (await findSender(tx, businessId, sender.phoneNumberId)) ?? id
}

/** Returns the numbers for whose messages nobody pays, and since when we know it at the latest. */
export async function readUnpaidSenders(tx: Tx, businessId: string): Promise<{ displayNumber: string; at: Instant }[]> {
  return tx<{ displayNumber: string; at: Instant }[]>`
    select display_number as "displayNumber", sayso_ms(unpaid_at) as at from senders
    where business_id = ${businessId} and unpaid_at is not null order by phone_number_id`
}

/** Notes that nobody pays for the messages of a sender. The latest time counts. */
export async function markUnpaid(tx: Tx, businessId: string, senderId: string, at: Instant): Promise<void> {
  await tx`
    update senders set unpaid_at = ${instant(at)} where business_id = ${businessId} and id = ${senderId}
      and (unpaid_at is null or unpaid_at < ${instant(at)}::timestamptz)`
}

/** When a contact last wrote to a sender, and whether Meta's Business Agent answered that conversation then. */
export interface InboundContact {
  contactId: string
  senderId: string
  at: Instant
  byAgent: boolean
}

/**
 * Moves the start of the 24-hour windows, and what is known of who answers, forward and never back. Each entry of
 * `heard` names a different pair of contact and sender.
 */
export async function recordInbound(tx: Tx, businessId: string, heard: readonly InboundContact[]): Promise<void> {
  if (heard.length === 0) return
  const sorted = heard.toSorted((a, b) => (a.contactId + a.senderId < b.contactId + b.senderId ? -1 : 1))
  await tx`
    insert into contact_senders (business_id, contact_id, sender_id, last_inbound_at)
    select ${businessId}::uuid, contact, sender, at from unnest(
      ${sorted.map((each) => each.contactId)}::uuid[], ${sorted.map((each) => each.senderId)}::uuid[],
      ${sorted.map((each) => instant(each.at))}::timestamptz[]
    ) as v(contact, sender, at)
    on conflict (business_id, contact_id, sender_id) do update
      set last_inbound_at = greatest(contact_senders.last_inbound_at, excluded.last_inbound_at)`
  // Nothing is stored of conversations that no agent has ever answered.
  await recordThreadHolders(tx, businessId, sorted)
}

/**
 * Stores who answers conversations, by the latest report of WhatsApp. Of two reports of the same moment, the one that
 * names the agent counts. That the business answers is stored only for conversations that an agent answered before.
 * Each entry of `told` names a different pair of contact and sender.
 */
export async function recordThreadHolders(tx: Tx, businessId: string, told: readonly InboundContact[]): Promise<void> {
  const agents = told.filter((each) => each.byAgent)
  if (agents.length > 0)
    await tx`
      insert into contact_senders (business_id, contact_id, sender_id, agent_holds, agent_at)
      select ${businessId}::uuid, contact, sender, true, at from unnest(
        ${agents.map((each) => each.contactId)}::uuid[], ${agents.map((each) => each.senderId)}::uuid[],
        ${agents.map((each) => instant(each.at))}::timestamptz[]
      ) as v(contact, sender, at)
      on conflict (business_id, contact_id, sender_id) do update set agent_holds = true, agent_at = excluded.agent_at
        where contact_senders.agent_at is null or contact_senders.agent_at <= excluded.agent_at`
  const others = told.filter((each) => !each.byAgent)
  if (others.length > 0)
    await tx`
      update contact_senders w set agent_holds = false, agent_at = v.at from unnest(
        ${others.map((each) => each.contactId)}::uuid[], ${others.map((each) => each.senderId)}::uuid[],
        ${others.map((each) => instant(each.at))}::timestamptz[]
      ) as v(contact, sender, at)
      where w.business_id = ${businessId} and w.contact_id = v.contact and w.sender_id = v.sender and w.agent_at < v.at`
}

import type { Tx } from '@/db/client'
import { orderMerged } from '@/db/queries/identities/number-order'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'

/** Returns the contacts that were merged into this one, in the order in which they were made. */
export async function findMergedInto(tx: Tx, businessId: string, contactId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from contacts where business_id = ${businessId} and merged_into = ${contactId} order by id`
  return rows.map((row) => row.id)
}

/** Returns the contacts that were merged into these, by id, each with the one that it was merged into. */
export async function findMergedContacts(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; mergedInto: string }[]>`
    select id, merged_into as "mergedInto" from contacts
    where business_id = ${businessId} and merged_into = any(${[...contactIds]}::uuid[])`
  return new Map(rows.map(({ id, mergedInto }) => [id, mergedInto]))
}

/** Returns the contacts that these were merged into, by their ids. Contacts that were not merged are left out. */
export async function findMergeTargets(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; mergedInto: string }[]>`
    select id, merged_into as "mergedInto" from contacts
    where business_id = ${businessId} and id = any(${[...contactIds]}::uuid[]) and merged_into is not null`
  return new Map(rows.map(({ id, mergedInto }) => [id, mergedInto]))
}

/**
 * Makes `fromId` lead to `intoId` and moves all its present and past identities, once both chains end with the line of
 * the merge. A copy of each identity that ends now stays with the first contact, because a check about the past asks
 * whose the identity was then. Takes over when the person last wrote to each sender. The numbers of the contact who
 * wrote last come before those of the other.
 */
export async function markMerged(
  tx: Tx,
  businessId: string,
  fromId: string,
  intoId: string,
  now: Instant,
): Promise<void> {
  const rows = await tx<{ id: string }[]>`
    select id from identities where business_id = ${businessId} and contact_id = ${fromId}`
  const ids = rows.map((row) => row.id)
  const wrote = await readLastMessages(tx, businessId, [fromId, intoId])
  // Both contacts are locked: a merge of the other one waits, and then finds these rows.
  await tx`select sayso_merge_contacts(${businessId}, ${fromId}, ${intoId}, ${ids}::uuid[],
    ${ids.map(() => newId())}::uuid[], ${instant(now)})`
  await orderMerged(tx, businessId, intoId, ids, {
    stayed: wrote.get(intoId) ?? null,
    gone: wrote.get(fromId) ?? null,
  })
  await tx`
    insert into contact_senders (business_id, contact_id, sender_id, last_inbound_at, agent_holds, agent_at)
    select s.business_id, ${intoId}::uuid, s.sender_id, s.last_inbound_at, s.agent_holds, s.agent_at
      from contact_senders s
    where s.business_id = ${businessId} and s.contact_id = ${fromId} and s.last_inbound_at is not null
    on conflict (business_id, contact_id, sender_id) do update
      set last_inbound_at = greatest(contact_senders.last_inbound_at, excluded.last_inbound_at),
        agent_holds = case when contact_senders.agent_at >= excluded.agent_at then contact_senders.agent_holds
          else coalesce(excluded.agent_holds, contact_senders.agent_holds) end,
        agent_at = greatest(contact_senders.agent_at, excluded.agent_at)`
}

/** Returns when each contact last wrote to any sender. Contacts that never did are left out. */
async function readLastMessages(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<Map<string, Instant>> {
  const rows = await tx<{ contactId: string; at: Instant }[]>`
    select contact_id as "contactId", sayso_ms(max(last_inbound_at)) as at from contact_senders
    where business_id = ${businessId} and contact_id = any(${[...contactIds]}::uuid[]) and last_inbound_at is not null
    group by contact_id`
  return new Map(rows.map(({ contactId, at }) => [contactId, at]))
}

import type { Tx } from '@/db/client'
import type { STANDINGS } from '@/db/schema/messages'
import { columnsOf, instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export type Standing = (typeof STANDINGS)[number]

/** What statuses say of one message; null: nothing. */
export interface MessageProgress {
  messageId: string
  senderId: string | null
  deliveredAt: Instant | null
  readAt: Instant | null
  failedAt: Instant | null
}

/**
 * Keeps what became of messages; each of `told` names another one. The earliest time of each kind counts, so that
 * statuses may come twice and in any order. A message that is not known yet gets a row without a contact and a
 * template: the row of its sending may come later. Those with a template are due to be counted.
 */
export async function noteProgress(
  tx: Tx,
  businessId: string,
  told: readonly MessageProgress[],
  now: Instant,
): Promise<void> {
  if (told.length === 0) return
  // In one order, so that two workers with the same messages wait for each other without a deadlock.
  const of = columnsOf(told.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1)))
  await tx`
    insert into sent_messages as m (business_id, message_id, sender_id, sent_at, delivered_at, read_at, failed_at)
    select ${businessId}::uuid, message, sender, least(delivered, read, failed, ${instant(now)}), delivered, read,
      failed
    from unnest(
      ${of((each) => each.messageId)}::text[], ${of((each) => each.senderId)}::uuid[],
      ${of((each) => instant(each.deliveredAt))}::timestamptz[], ${of((each) => instant(each.readAt))}::timestamptz[],
      ${of((each) => instant(each.failedAt))}::timestamptz[]
    ) as v(message, sender, delivered, read, failed)
    on conflict (business_id, message_id) do update set
      sender_id = case when m.sent_day is null then coalesce(m.sender_id, excluded.sender_id) else m.sender_id end,
      delivered_at = least(m.delivered_at, excluded.delivered_at), read_at = least(m.read_at, excluded.read_at),
      failed_at = least(m.failed_at, excluded.failed_at),
      -- No parameter here (docs/reference/citus.md, 39). The time of the first status is never after now.
      due_at = case when m.template_id is not null then coalesce(m.due_at, excluded.sent_at) end
    where excluded.delivered_at < coalesce(m.delivered_at, 'infinity')
      or excluded.read_at < coalesce(m.read_at, 'infinity') or excluded.failed_at < coalesce(m.failed_at, 'infinity')`
}

/** A message with a template, and what of it is in the counters. */
export interface WatchedMessage {
  messageId: string
  contactId: string | null
  templateId: string
  senderId: string | null
  sentAt: Instant
  deliveredAt: Instant | null
  readAt: Instant | null
  failedAt: Instant | null
  sentDay: string | null
  deliveredDay: string | null
  readCounted: boolean
  failedCounted: boolean
  standing: Standing | null
}

const columns = (tx: Tx) => tx`
  message_id as "messageId", contact_id as "contactId", template_id as "templateId", sender_id as "senderId",
  sayso_ms(sent_at) as "sentAt", sayso_ms(delivered_at) as "deliveredAt", sayso_ms(read_at) as "readAt",
  sayso_ms(failed_at) as "failedAt", sent_day::text as "sentDay", delivered_day::text as "deliveredDay",
  read_counted as "readCounted", failed_counted as "failedCounted", standing`

/** Returns messages that are not counted yet, locked until the transaction ends. */
export async function claimMessages(
  tx: Tx,
  businessId: string,
  { now, limit }: { now: Instant; limit: number },
): Promise<WatchedMessage[]> {
  return tx<WatchedMessage[]>`
    select ${columns(tx)} from sent_messages
    where business_id = ${businessId} and due_at <= ${instant(now)}::timestamptz and template_id is not null
    order by due_at limit ${limit} for update skip locked`
}

/** Says what of messages is in the counters now. */
export async function markCounted(tx: Tx, businessId: string, messages: readonly WatchedMessage[]): Promise<void> {
  if (messages.length === 0) return
  const of = columnsOf(messages)
  await tx`
    update sent_messages m set sent_day = v.sent, delivered_day = v.delivered, read_counted = v.read,
      failed_counted = v.failed, standing = v.standing, due_at = null
    from unnest(${of((each) => each.messageId)}::text[], ${of((each) => each.sentDay)}::date[],
      ${of((each) => each.deliveredDay)}::date[], ${of((each) => String(each.readCounted))}::text[]::boolean[],
      ${of((each) => String(each.failedCounted))}::text[]::boolean[], ${of((each) => each.standing)}::text[]
    ) as v(message, sent, delivered, read, failed, standing)
    where m.business_id = ${businessId} and m.message_id = v.message`
}

/** A message that may be the cause of what a contact did. */
export type Cause = Pick<
  WatchedMessage,
  'messageId' | 'templateId' | 'senderId' | 'sentAt' | 'deliveredAt' | 'readAt' | 'failedAt' | 'deliveredDay'
> & { contactId: string }

/** Returns the messages of templates that were sent to contacts since a moment, the earliest first. */
export async function readCauses(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  since: Instant,
): Promise<Cause[]> {
  return tx<Cause[]>`
    select ${columns(tx)} from sent_messages
    where business_id = ${businessId} and contact_id = any(${[...contactIds]}::uuid[]) and template_id is not null
      and sent_at >= ${instant(since)}::timestamptz
    order by sent_at, message_id`
}

/** Deletes messages from before `before`, and statuses of messages that nobody told of, at most `limit` of each. */
export async function deleteOldMessages(
  tx: Tx,
  businessId: string,
  { before, unknownBefore, limit }: { before: Instant; unknownBefore: Instant; limit: number },
): Promise<number> {
  const old = await tx`
    delete from sent_messages where business_id = ${businessId} and message_id = any(array(
      select m.message_id from sent_messages m
      where m.business_id = ${businessId} and m.sent_at < ${instant(before)}::timestamptz
      order by m.sent_at limit ${limit}))
    returning message_id`
  const unknown = await tx`
    delete from sent_messages where business_id = ${businessId} and message_id = any(array(
      select m.message_id from sent_messages m
      where m.business_id = ${businessId} and m.sent_at < ${instant(unknownBefore)}::timestamptz
        and m.contact_id is null and m.template_id is null and m.source_id is null
      order by m.sent_at limit ${limit}))
    returning message_id`
  return Math.max(old.length, unknown.length)
}

import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface SentMessage {
  /** The provider's id (wamid). */
  messageId: string
  contactId: string | null
  templateId: string | null
  sourceId: string | null
  senderId: string | null
}

/**
 * Remembers which message went to whom, of which template; once. A message to somebody who was erased while it was sent
 * is not remembered, because its id contains their number.
 */
export function insertSentMessage(
  tx: Tx,
  businessId: string,
  message: SentMessage & { sentAt: Instant },
): Promise<void> {
  return insertSentMessages(tx, businessId, [message])
}

/**
 * The same for many messages in one statement. A status may have come before: then its row gets what is known of the
 * sending. Messages of templates are due to be counted.
 */
export async function insertSentMessages(
  tx: Tx,
  businessId: string,
  messages: readonly (SentMessage & { sentAt: Instant })[],
): Promise<void> {
  await tx`
    insert into sent_messages as m (business_id, message_id, contact_id, template_id, source_id, sender_id, sent_at,
      due_at)
    select distinct on (message) ${businessId}::uuid, message, contact, template, source, sender, sent,
      case when template is not null then sent end
    from unnest(
      ${messages.map((each) => each.messageId)}::text[], ${messages.map((each) => each.contactId)}::uuid[],
      ${messages.map((each) => each.templateId)}::uuid[], ${messages.map((each) => each.sourceId)}::uuid[],
      ${messages.map((each) => each.senderId)}::uuid[], ${messages.map((each) => instant(each.sentAt))}::timestamptz[]
    ) as v(message, contact, template, source, sender, sent)
    where not exists (
      select 1 from contacts c join contacts w on w.business_id = c.business_id
        and w.id = case when c.merged_into is not null then c.merged_into else c.id end
      where c.business_id = ${businessId} and w.business_id = ${businessId} and c.id = v.contact
        and w.erased_at is not null)
    order by message
    on conflict (business_id, message_id) do update set contact_id = excluded.contact_id,
      template_id = excluded.template_id, source_id = excluded.source_id,
      sender_id = coalesce(excluded.sender_id, m.sender_id), sent_at = excluded.sent_at, due_at = excluded.due_at
    where m.contact_id is null and m.template_id is null and m.source_id is null`
}

/** Says to whom messages of templates went that were sent to nobody we knew then. */
export async function nameRecipients(
  tx: Tx,
  businessId: string,
  messages: readonly { messageId: string; contactId: string }[],
): Promise<void> {
  await tx`
    update sent_messages m set contact_id = v.contact
    from unnest(${messages.map((each) => each.messageId)}::text[], ${messages.map((each) => each.contactId)}::uuid[])
      as v(message, contact)
    where m.business_id = ${businessId} and m.message_id = v.message and m.contact_id is null
      and m.template_id is not null`
}

/** Those of the messages that we know, by their ids. */
export async function findSentMessages(
  tx: Tx,
  businessId: string,
  messageIds: readonly string[],
): Promise<Map<string, SentMessage>> {
  if (messageIds.length === 0) return new Map()
  const rows = await tx<SentMessage[]>`
    select message_id as "messageId", contact_id as "contactId", template_id as "templateId", source_id as "sourceId",
      sender_id as "senderId"
    from sent_messages
    where business_id = ${businessId} and message_id = any(${[...new Set(messageIds)]}::text[])`
  return new Map(rows.map((row) => [row.messageId, row]))
}

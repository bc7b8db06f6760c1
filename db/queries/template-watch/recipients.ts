import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import type { Standing } from './messages'

export interface RecipientRow {
  messageId: string
  contactId: string | null
  templateId: string
  senderId: string | null
  sentAt: Instant
  deliveredAt: Instant | null
  readAt: Instant | null
  standing: Standing
}

/** Where a page of recipients ends. */
export interface RecipientPlace {
  at: Instant
  messageId: string
}

export interface RecipientQuery {
  templateIds: readonly string[]
  /** Days of the sending, both included. */
  from: string
  to: string
  standing: Standing | null
  before: RecipientPlace | null
  limit: number
}

/** Returns to whom some templates were sent, the latest first. */
export async function listRecipientRows(
  tx: Tx,
  businessId: string,
  { templateIds, from, to, standing, before, limit }: RecipientQuery,
): Promise<RecipientRow[]> {
  return tx<RecipientRow[]>`
    select message_id as "messageId", contact_id as "contactId", template_id as "templateId", sender_id as "senderId",
      sayso_ms(sent_at) as "sentAt", sayso_ms(delivered_at) as "deliveredAt", sayso_ms(read_at) as "readAt", standing
    from sent_messages
    where business_id = ${businessId} and template_id = any(${[...templateIds]}::uuid[])
      and sent_day between ${from}::date and ${to}::date and standing is not null
      ${standing === null ? tx`` : tx`and standing = ${standing}`}
      ${
        before === null
          ? tx``
          : tx`and (sent_at, message_id) < (${instant(before.at)}::timestamptz, ${before.messageId}::text)`
      }
    order by sent_at desc, message_id desc limit ${limit}`
}

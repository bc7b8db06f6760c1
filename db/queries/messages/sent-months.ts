import type { Tx } from '@/db/client'
import type { SENT_KINDS } from '@/db/schema/messages'

export type SentKind = (typeof SENT_KINDS)[number]

/** What went out from one number in one month. */
export interface SentMonth {
  backendId: string
  /** Meta's id of the number. */
  phoneNumberId: string
  displayNumber: string
  /** `YYYY-MM`, UTC. */
  month: string
  kind: SentKind
  count: number
}

/** Counts one message that went out, or may have. */
export async function addSent(
  tx: Tx,
  businessId: string,
  sent: { backendId: string; senderId: string; month: string; kind: SentKind },
): Promise<void> {
  await tx`
    insert into sent_months (business_id, backend_id, sender_id, month, kind, count)
    values (${businessId}, ${sent.backendId}, ${sent.senderId}, ${sent.month}, ${sent.kind}, 1)
    on conflict (business_id, backend_id, sender_id, month, kind) do update
      set count = sent_months.count + excluded.count`
}

/** What went out since a month (`YYYY-MM`), the newest first. */
export async function readSentMonths(tx: Tx, businessId: string, since: string): Promise<SentMonth[]> {
  return tx<SentMonth[]>`
    select m.backend_id as "backendId", s.phone_number_id as "phoneNumberId", s.display_number as "displayNumber",
      m.month, m.kind, m.count
    from sent_months m join senders s on s.business_id = m.business_id and s.id = m.sender_id
    where m.business_id = ${businessId} and s.business_id = ${businessId} and m.month >= ${since}
    order by m.month desc, s.phone_number_id, m.kind`
}

import type { Tx } from '@/db/client'
import type { Instant, Reason } from '@/lib/consent/types'

export interface CommentRow {
  contactId: string
  changeId: string
  reason: Reason | null
  attribution: 'direct' | 'window'
  language: string
  occurredAt: Instant
  /** Encrypted. */
  body: Buffer
}

/** Returns the latest reasons behind templates whose evidence is still kept. */
export async function readReasonEvidence(
  tx: Tx,
  businessId: string,
  templateIds: readonly string[],
  limit: number,
): Promise<CommentRow[]> {
  return tx<CommentRow[]>`
    select o.contact_id as "contactId", o.change_id as "changeId", o.reason, o.attribution, t.language,
      sayso_ms(o.occurred_at) as "occurredAt", e.body
    from template_optouts o
      join evidence e on e.business_id = ${businessId} and e.change_id = o.change_id
      join templates t on t.business_id = ${businessId} and t.id = o.template_id
    where o.business_id = ${businessId} and o.template_id = any(${[...templateIds]}::uuid[]) and o.event = 'reason'
    order by o.occurred_at desc, o.change_id desc limit ${limit}`
}

import type { Tx } from '@/db/client'
import { orNil } from '@/db/sql'
import type { Instant, Method } from '@/lib/consent/types'

export interface ExportContact {
  id: string
  stopOn: boolean
  pauseUntil: Instant | null
  /** When the last line of the contact was written, or when the contact was created if it has no line. */
  updatedAt: Instant
}

/**
 * Returns up to `limit` contacts after `after`, in the order of their ids. It does not filter them by time, so each
 * statement ends soon even if few of a million contacts were updated. Merged contacts are left out, because the contact
 * they were merged into has a row of its own.
 */
export async function readExportContacts(
  tx: Tx,
  businessId: string,
  page: { after: string | null; limit: number },
): Promise<ExportContact[]> {
  return tx<ExportContact[]>`
    select c.id, coalesce(c.stop_on, false) as "stopOn", sayso_ms(c.pause_until) as "pauseUntil",
      sayso_ms(coalesce(l.recorded_at, c.created_at)) as "updatedAt"
    from contacts c left join ledger l on l.business_id = ${businessId} and l.business_id = c.business_id
      and l.contact_id = c.id and l.seq = c.head_seq
    where c.business_id = ${businessId} and c.merged_into is null
      and c.id > ${orNil(page.after)}::uuid
    order by c.id limit ${page.limit}`
}

export interface ExportIdentity {
  contactId: string
  kind: 'phone' | 'bsuid'
  canonical: string
}

/** Returns the live phone numbers and BSUIDs of these contacts, the oldest first. */
export async function readExportIdentities(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<ExportIdentity[]> {
  return tx<ExportIdentity[]>`
    select contact_id as "contactId", kind, canonical from identities
    where business_id = ${businessId} and contact_id = any(${[...contactIds]}::uuid[])
      and ended_at is null and kind in ('phone', 'bsuid')
    order by created_at, id`
}

export interface ExportAnswer {
  contactId: string
  topicId: string
  /** Null if the contact was asked to confirm and never did. */
  answer: 'in' | 'out' | 'none' | null
  /** When the person gave the answer. */
  since: Instant | null
  notice: string | null
  /** How the change that gave the answer reached Sayso. */
  method: Method | null
  sourceName: string | null
}

/**
 * Returns the present answers of these contacts, each with the method and source of the line that gave it. After a
 * merge the line may be in the chain of another contact.
 */
export async function readExportAnswers(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<ExportAnswer[]> {
  return tx<ExportAnswer[]>`
    select a.contact_id as "contactId", a.topic_id as "topicId", a.answer, sayso_ms(coalesce(a.since, a.at)) as since, a.notice,
      l.method, s.name as "sourceName"
    from answers a
      left join ledger l on l.business_id = ${businessId} and l.business_id = a.business_id
        and l.change_id = a.change_id
      left join sources s on s.business_id = ${businessId} and s.business_id = l.business_id and s.id = l.source_id
    where a.business_id = ${businessId} and a.contact_id = any(${[...contactIds]}::uuid[])`
}

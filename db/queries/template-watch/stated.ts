import type { Tx } from '@/db/client'
import { type TextRow, textColumns, withText } from '@/db/queries/ledger/line-form'
import { instant } from '@/db/sql'
import type { Category, Instant, Policy } from '@/lib/consent/types'

/** Returns the ids of each contact's person: the contact itself, who it was merged into, and who else was. */
export async function readPersons(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx<{ id: string; member: string }[]>`
    with roots as (
      select id, coalesce(merged_into, id) as root from contacts
      where business_id = ${businessId} and id = any(${[...contactIds]}::uuid[])
    )
    select r.id, r.root as member from roots r
    union select r.id, c.id from roots r join contacts c on c.business_id = ${businessId} and c.merged_into = r.root`
  const persons = new Map<string, string[]>()
  for (const { id, member } of rows) persons.set(id, [...(persons.get(id) ?? []), member])
  return persons
}

export interface StatedLine {
  contactId: string
  occurredAt: Instant
  payload: string
}

/** Returns the lines of contacts that happened by a moment, each chain in its order. */
export async function readStatedLines(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  by: Instant,
): Promise<StatedLine[]> {
  const rows = await tx<TextRow[]>`
    select ${textColumns(tx)} from ledger l
    where l.business_id = ${businessId} and l.contact_id = any(${[...contactIds]}::uuid[])
      and l.occurred_at <= ${instant(by)}::timestamptz
    order by l.contact_id, l.seq`
  return rows.map((row) => withText(businessId, row))
}

/** A topic as it was from a moment on. */
export interface TopicVersion {
  id: string
  category: Category
  policy: Policy
  validFrom: Instant
}

/** Returns what each topic of the business was, the earliest version first. */
export async function readTopicVersions(tx: Tx, businessId: string): Promise<TopicVersion[]> {
  return tx<TopicVersion[]>`
    select topic_id as id, category, policy, sayso_ms(valid_from) as "validFrom" from topic_versions
    where business_id = ${businessId} order by topic_id, version`
}

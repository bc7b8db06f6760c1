import type postgres from 'postgres'
import type { Tx } from '@/db/client'
import { valueColumn } from '@/db/queries/identities/identities'
import { instant, orNil } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** How many numbers a migration mended or left to people, by what was wrong with them. */
export interface NumberMends {
  businessId: string
  outcome: 'mended' | 'to_judge'
  cause: string
  count: number
}

/** All that was found, in every business; by the owner of the tables, who enters one business after another. */
export async function readNumberMends(sql: postgres.Sql): Promise<NumberMends[]> {
  const businesses = await sql<{ id: string }[]>`select id from businesses order by number`
  const found: NumberMends[] = []
  for (const { id } of businesses) {
    const rows = await sql.begin(async (tx) => {
      await tx`select sayso_enter(${id})`
      return tx<NumberMends[]>`
        select business_id as "businessId", outcome, cause, count(*)::int as count from number_mends
        where business_id = ${id} group by 1, 2, 3 order by 2, 3`
    })
    found.push(...rows)
  }
  return found
}

/** A number as the migration left it, to which messages would go. */
export interface MendedNumber {
  id: string
  contactId: string
  value: string
  canonical: string
  matchKey: string
  /** The migration wrote about it, so that `value` is not what was typed. */
  isMended: boolean
}

/** A number by its place in the list of them: by contact, and then by its id. */
export type NumberPlace = Pick<MendedNumber, 'contactId' | 'id'>

/**
 * Returns the next numbers after `after`, in the order of contacts, that were typed, stored until `until`, and that
 * nobody has to judge.
 */
export async function readMendedNumbers(
  tx: Tx,
  businessId: string,
  { until, after, limit }: { until: Instant; after: NumberPlace | null; limit: number },
): Promise<MendedNumber[]> {
  return tx<MendedNumber[]>`
    select i.id, i.contact_id as "contactId", ${valueColumn(tx)} as value, i.canonical, i.match_key as "matchKey",
      exists (select 1 from number_mends m where m.business_id = ${businessId} and m.identity_id = i.id) as "isMended"
    from identities i
    where i.business_id = ${businessId} and i.kind = 'phone' and i.given_by = 'typed' and i.value is distinct from ''
      and i.ended_at is null and i.created_at <= ${instant(until)}::timestamptz
      and (i.contact_id, i.id) > (${orNil(after?.contactId ?? null)}::uuid, ${orNil(after?.id ?? null)}::uuid)
      and not exists (select 1 from number_mends j where j.business_id = ${businessId} and j.identity_id = i.id
        and j.outcome = 'to_judge')
    order by i.contact_id, i.id limit ${limit}`
}

/**
 * Leaves a typed number to people, and sends nothing to it until they have judged it. A number that a platform has
 * given meanwhile, or that has ended, is left as it is. Returns whether it was left to people.
 */
export async function leaveToJudge(
  tx: Tx,
  businessId: string,
  { id, contactId }: NumberPlace,
  cause: string,
  now: Instant,
): Promise<boolean> {
  const left = await tx`
    update identities set value = ''
    where business_id = ${businessId} and contact_id = ${contactId} and id = ${id} and given_by = 'typed'
      and ended_at is null returning id`
  if (left.length === 0) return false
  await tx`
    insert into number_mends (business_id, identity_id, contact_id, outcome, cause, at)
    values (${businessId}, ${id}, ${contactId}, 'to_judge', ${cause}, ${instant(now)})
    on conflict (business_id, identity_id, cause) do nothing`
  return true
}

/** The contacts whose number people must judge, of one business. */
export async function readNumbersToJudge(
  tx: Tx,
  businessId: string,
): Promise<{ contactId: string; identityId: string; cause: string }[]> {
  return tx<{ contactId: string; identityId: string; cause: string }[]>`
    select contact_id as "contactId", identity_id as "identityId", cause from number_mends
    where business_id = ${businessId} and outcome = 'to_judge' order by contact_id, identity_id`
}

import type { Sql, Tx } from '@/db/client'
import { dropHolds } from '@/db/queries/backends/backend-budgets'
import { forgetErased } from '@/db/queries/contacts/erasure'
import { instant, orNil } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { addTopicVersion } from './set-up'

export interface Closing {
  /** When the business will be closed; null: it will not be. */
  closesAt: Instant | null
  /** When it was closed; null: it is not. */
  closedAt: Instant | null
}

export async function readClosing(tx: Tx, businessId: string): Promise<Closing> {
  const [row] = await tx<Closing[]>`
    select sayso_ms(closes_at) as "closesAt", sayso_ms(closed_at) as "closedAt" from businesses
    where id = ${businessId}`
  return row ?? { closesAt: null, closedAt: null }
}

/**
 * Writes when the business will be closed, or null, and says of each topic whether anything may be sent about it. The
 * caller has locked the business. Returns the ids of the topics.
 */
export async function writeClosing(
  tx: Tx,
  businessId: string,
  closesAt: Instant | null,
  now: Instant,
): Promise<string[]> {
  await tx`update businesses set closes_at = ${instant(closesAt)}::timestamptz where id = ${businessId}`
  const topics = await tx<{ id: string }[]>`
    update topics set closed = ${closesAt !== null}, version = version + 1 where business_id = ${businessId}
    returning id`
  for (const { id } of topics) await addTopicVersion(tx, businessId, id, now)
  return topics.map(({ id }) => id)
}

/** Returns the businesses whose waiting time is over. It reads across businesses and locks nothing. */
export async function findBusinessesToClose(sql: Sql, now: Instant): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from sayso_businesses_to_close(${instant(now)}) as id`
  return rows.map(({ id }) => id)
}

/**
 * Ends what reaches into the business and out of it: backends, API keys, open invitations and members. What backends
 * call erased contacts is forgotten, because nothing is delivered any more. Returns false,
 * and changes nothing, if the waiting time is not over, the business was kept, or it is closed already. A process that
 * keeps the business at the same moment waits for this transaction, or this one for it.
 */
export async function endBusiness(tx: Tx, businessId: string, now: Instant): Promise<boolean> {
  const at = instant(now)
  // The members first, as a use case by which a member keeps the business does: so the two never wait for each other.
  await tx`select 1 from members where business_id = ${businessId} order by id for update`
  const ended = await tx`
    update businesses set closed_at = ${at}
    where id = ${businessId} and closed_at is null and closes_at <= ${at}::timestamptz returning id`
  if (ended.length === 0) return false
  const backends = await tx<{ id: string }[]>`
    update backends set status = 'disabled', status_reason = 'business_closed', status_at = ${at}
    where business_id = ${businessId} and status <> 'disabled' returning id`
  for (const { id } of backends) {
    await dropHolds(tx, businessId, id)
    await forgetErased(tx, businessId, id)
  }
  await tx`update api_keys set revoked_at = ${at} where business_id = ${businessId} and revoked_at is null`
  await tx`
    update invitations set revoked_at = ${at}
    where business_id = ${businessId} and revoked_at is null and used_at is null`
  await tx`update members set disabled_at = ${at} where business_id = ${businessId} and disabled_at is null`
  return true
}

/** Whom of a closed business: everybody, or those of whose words nothing is kept as proof any more. */
export type ErasedWhom = 'all' | 'without_proof'

/**
 * Returns the closed businesses in which somebody may be left to erase. It reads across businesses and locks nothing.
 */
export async function findBusinessesToErase(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from sayso_businesses_to_erase() as id`
  return rows.map(({ id }) => id)
}

export interface PersonToErase {
  id: string
  isDue: boolean
}

/**
 * Returns `limit` contacts that are not erased, in the order of their ids after `after`, and whether each is to be
 * erased. So a statement ends soon also where nobody of many is. A contact that was merged into another is erased with
 * that one, whose proof it also is.
 */
export async function listPeopleToErase(
  tx: Tx,
  businessId: string,
  { whom, after, limit }: { whom: ErasedWhom; after: string | null; limit: number },
): Promise<PersonToErase[]> {
  return tx<PersonToErase[]>`
    select c.id, ${whom === 'all'}::boolean or (
        not exists (
          select 1 from ledger l
          join evidence e on e.business_id = l.business_id and e.change_id = l.change_id
          where l.business_id = ${businessId} and e.business_id = ${businessId} and l.contact_id = c.id)
        and not exists (
          select 1 from contacts m
          join ledger l on l.business_id = m.business_id and l.contact_id = m.id
          join evidence e on e.business_id = l.business_id and e.change_id = l.change_id
          where m.business_id = ${businessId} and l.business_id = ${businessId} and e.business_id = ${businessId}
            and m.merged_into = c.id)) as "isDue"
    from (
      select p.id from contacts p
      where p.business_id = ${businessId} and p.erased_at is null and p.merged_into is null
        and p.id > ${orNil(after)}::uuid
      order by p.id limit ${limit}
    ) c
    order by c.id`
}

/** Returns how many contacts of a business are not erased. */
export async function countPeople(tx: Tx, businessId: string): Promise<number> {
  const [row] = await tx<{ people: number }[]>`
    select count(*)::int as people from contacts
    where business_id = ${businessId} and erased_at is null and merged_into is null`
  return row?.people ?? 0
}

/** Writes that everybody of a closed business has been erased. Returns false if it was written before. */
export async function writeErased(tx: Tx, businessId: string, now: Instant): Promise<boolean> {
  const rows = await tx`
    update businesses set erased_at = ${instant(now)}
    where id = ${businessId} and closed_at is not null and erased_at is null returning id`
  return rows.length === 1
}

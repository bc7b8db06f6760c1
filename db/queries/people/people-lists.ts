import type { Tx } from '@/db/client'
import { madeOf } from '@/db/queries/contacts/answer-form'
import { areListedByMade } from '@/db/queries/contacts/listed-answers'
import { instant, LAST_ID } from '@/db/sql'
import type { Instant, Reason } from '@/lib/consent/types'

/** Where a list of people begins: what an index can find. Who of them belongs to the list is decided afterwards. */
export type ListFrom =
  | { by: 'answer'; topicId: string; answer: 'in' | 'out' }
  | { by: 'stopped' | 'paused' | 'provider_stop' | 'all' }
  /** Everybody who stopped, paused, or blocked offers in WhatsApp. */
  | { by: 'held' }

/**
 * Returns the ids of up to `limit` contacts before the id `before` (null: from the end), the greatest first, which is
 * the one that became known last. Merged contacts are left out.
 */
export async function listContactIds(
  tx: Tx,
  businessId: string,
  from: ListFrom,
  { before, limit }: { before: string | null; limit: number },
): Promise<string[]> {
  const source = (one: Exclude<ListFrom, { by: 'held' }>) => tx`${sourceOf(tx, businessId, one, before)} limit ${limit}`
  if (from.by === 'answer' && (await areListedByMade(tx))) return listByMade(tx, businessId, from, { before, limit })
  const rows =
    from.by === 'held'
      ? await tx<{ id: string }[]>`
          select id from ((${source({ by: 'stopped' })}) union (${source({ by: 'paused' })})
            union (${source({ by: 'provider_stop' })})) held order by id desc limit ${limit}`
      : await tx<{ id: string }[]>`${source(from)}`
  return rows.map(({ id }) => id)
}

/**
 * Reads the seconds from the last one, and sorts the contacts of each. The first condition on `made` is what the index
 * asks for, and both keep PostgreSQL from going by the contact instead.
 */
async function listByMade(
  tx: Tx,
  businessId: string,
  { topicId, answer }: Extract<ListFrom, { by: 'answer' }>,
  { before, limit }: { before: string | null; limit: number },
): Promise<string[]> {
  const end = before ?? LAST_ID
  const rows = await tx<{ id: string }[]>`
    select a.contact_id as id from answers a
    join contacts c on c.business_id = ${businessId} and c.id = a.contact_id and c.merged_into is null
    where a.business_id = ${businessId} and a.topic_id = ${topicId} and a.answer = ${answer}
      and a.made <= ${madeOf(end)}::int and (a.made, a.contact_id) < (${madeOf(end)}::int, ${end}::uuid)
    order by a.made desc, a.contact_id desc limit ${limit}`
  return rows.map(({ id }) => id)
}

function sourceOf(tx: Tx, businessId: string, from: Exclude<ListFrom, { by: 'held' }>, before: string | null) {
  switch (from.by) {
    case 'answer':
      return tx`
        select a.contact_id as id from answers a
        join contacts c on c.business_id = ${businessId} and c.id = a.contact_id and c.merged_into is null
        where a.business_id = ${businessId} and a.topic_id = ${from.topicId} and a.answer = ${from.answer}
          ${before === null ? tx`` : tx`and a.contact_id < ${before}::uuid`}
        order by a.contact_id desc`
    case 'provider_stop':
      return tx`
        select s.contact_id as id from contact_senders s
        join contacts c on c.business_id = ${businessId} and c.id = s.contact_id and c.merged_into is null
        where s.business_id = ${businessId} and s.stop_on
          ${before === null ? tx`` : tx`and s.contact_id < ${before}::uuid`}
        group by s.contact_id order by s.contact_id desc`
    default: {
      const only = { stopped: tx`and c.stop_on`, paused: tx`and c.pause_until is not null`, all: tx`` }[from.by]
      return tx`
        select c.id from contacts c where c.business_id = ${businessId} and c.merged_into is null ${only}
          ${before === null ? tx`` : tx`and c.id < ${before}::uuid`}
        order by c.id desc`
    }
  }
}

/** Where a page of lines ends. */
export interface LinePlace {
  at: Instant
  contactId: string
  seq: number
}

/** Returns lines with a reason that people gave, the newest first, before `before` (null: from the newest). */
export async function listReasonLines(
  tx: Tx,
  businessId: string,
  reason: Reason,
  { before, limit }: { before: LinePlace | null; limit: number },
): Promise<LinePlace[]> {
  return tx<LinePlace[]>`
    select l.contact_id as "contactId", l.seq, sayso_ms(l.recorded_at) as at from ledger l
    where l.business_id = ${businessId} and l.reason = ${reason} ${beforePlace(tx, before)}
    order by l.recorded_at desc, l.contact_id desc, l.seq desc limit ${limit}`
}

/** Returns the lines that were recorded last, of all contacts, the newest first. */
export async function listLatestLines(tx: Tx, businessId: string, limit: number): Promise<LinePlace[]> {
  return tx<LinePlace[]>`
    select l.contact_id as "contactId", l.seq, sayso_ms(l.recorded_at) as at from ledger l
    where l.business_id = ${businessId} order by l.recorded_at desc limit ${limit}`
}

const beforePlace = (tx: Tx, before: LinePlace | null) =>
  before === null
    ? tx``
    : tx`and (l.recorded_at, l.contact_id, l.seq)
        < (${instant(before.at)}::timestamptz, ${before.contactId}::uuid, ${before.seq}::int)`

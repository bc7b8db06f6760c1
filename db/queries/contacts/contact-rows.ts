import type { Sql, Tx } from '@/db/client'
import { inBlock } from '@/db/in-block'
import type { Instant } from '@/lib/consent/types'
import { answersOf, type AnswerRow, type ReadAnswer } from './answer-form'

/**
 * One contact, as `sayso_read_contact` gives it: registers, answers, the ledger's head, and the business's
 * configuration version.
 */
export interface ContactRow {
  id: string
  locale: string | null
  linkEpoch: number
  stopOn: boolean | null
  stopAt: Instant | null
  stopSince: Instant | null
  stopChangeId: string | null
  pauseUntil: Instant | null
  pauseAt: Instant | null
  pauseChangeId: string | null
  releasedAt: Instant | null
  erasedAt: Instant | null
  mergedInto: string | null
  headSeq: number
  headHash: string
  lastOwnAt: Instant | null
  configVersion: number
  /** The live phone identity's E.164, null for a contact known by another id only. */
  phone: string | null
  answers: AnswerRow[] | null
  senders: { senderId: string; on: boolean | null; at: Instant; changeId: string | null }[] | null
}

/** A contact as a statement reads it: its answers have either layout. */
export type ReadContact = Omit<ContactRow, 'answers'> & { answers: ReadAnswer[] | null }

const contactOf = (read: ReadContact): ContactRow => ({ ...read, answers: read.answers && answersOf(read.answers) })

/** Reads one contact in one round trip, tenant included. Null when the business has no such contact. */
export async function openContact(sql: Sql, businessId: string, contactId: string): Promise<ContactRow | null> {
  const rows = await inBlock(
    sql,
    (tx) => tx<{ contact: ReadContact | null }[]>`select sayso_open_contact(${businessId}, ${contactId}) as contact`,
  )
  const contact = rows[0]?.contact
  return contact ? contactOf(contact) : null
}

/**
 * Reads contacts with all their registers, those that the business has, without a lock: each as it is when the
 * statement begins. Where they are locked or claimed first, this must be a statement after that one, or it would see
 * what was before the lock. It is one statement with the shape of `sayso_read_contact`, because a function for each
 * contact is planned again at each call (docs/reference/citus.md, 32). Contacts are returned in the order of
 * `contactIds`.
 */
export async function readContacts(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<ContactRow[]> {
  const rows = await tx<{ contact: ReadContact }[]>`
    select json_build_object(
      'id', k.id, 'locale', k.locale, 'linkEpoch', k.link_epoch, 'stopOn', k.stop_on, 'stopAt', sayso_ms(k.stop_at),
      'stopSince', sayso_ms(k.stop_since), 'stopChangeId', k.stop_change_id, 'pauseUntil', sayso_ms(k.pause_until),
      'pauseAt', sayso_ms(k.pause_at), 'pauseChangeId', k.pause_change_id, 'releasedAt', sayso_ms(k.released_at),
      'erasedAt', sayso_ms(k.erased_at), 'mergedInto', k.merged_into, 'headSeq', k.head_seq, 'headHash', k.head_hash,
      'lastOwnAt', sayso_ms(k.last_own_at),
      'configVersion', (select s.config_version from businesses s where s.id = ${businessId}),
      'phone', (select i.canonical from identities i
        where i.business_id = ${businessId} and i.contact_id = k.id and i.kind = 'phone' and i.ended_at is null
        order by i.created_at limit 1),
      'answers', (select json_agg(json_build_object(
          'topicId', a.topic_id, 'answer', a.answer, 'at', sayso_ms(a.at), 'since', sayso_ms(a.since),
          'changeId', a.change_id, 'notice', a.notice, 'basis', a.basis, 'expiresAt', sayso_ms(a.expires_at),
          'evidence', a.evidence, 'lane', a.lane, 'terms', a.terms, 'proof', encode(a.proof, 'hex'), 'lanes', a.lanes,
          'pendingRequestId', a.pending_request_id,
          'pendingAskedAt', sayso_ms(a.pending_asked_at), 'pendingExpiresAt', sayso_ms(a.pending_expires_at)))
        from answers a where a.business_id = ${businessId} and a.contact_id = k.id),
      'senders', (select json_agg(json_build_object('senderId', s.sender_id, 'on', s.stop_on, 'at', sayso_ms(s.stop_at),
          'changeId', s.stop_change_id))
        from contact_senders s where s.business_id = ${businessId} and s.contact_id = k.id and s.stop_at is not null)
      ) as contact
    from contacts k where k.business_id = ${businessId} and k.id = any(${[...contactIds]}::uuid[])`
  const found = new Map(rows.map(({ contact }) => [contact.id, contactOf(contact)]))
  return contactIds.flatMap((id) => found.get(id) ?? [])
}

/** Reads one contact, as `readContacts` does. Null when the business has no such contact. */
export async function readContactRow(tx: Tx, businessId: string, contactId: string): Promise<ContactRow | null> {
  const [contact] = await readContacts(tx, businessId, [contactId])
  return contact ?? null
}

/**
 * Locks contacts for this transaction, in the order of their ids, so that two who lock some of the same wait for each
 * other.
 */
export async function lockContactRows(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<void> {
  await tx`
    select 1 from contacts where business_id = ${businessId} and id = any(${[...contactIds]}::uuid[])
      order by id for update`
}

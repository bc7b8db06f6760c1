import type { Sql, Tx } from '@/db/client'
import type { Answer, AnswerRegister, Instant, Lane } from '@/lib/consent/types'

/** One row of `answers`, as `sayso_read_contact` gives it. */
export interface AnswerRow {
  topicId: string
  answer: Answer | null
  at: Instant | null
  since: Instant | null
  changeId: string | null
  notice: string | null
  basis: string | null
  expiresAt: Instant | null
  evidence: string | null
  lane: Lane | null
  lanes: Partial<Record<Lane, AnswerRegister>> | null
  pendingRequestId: string | null
  pendingAskedAt: Instant | null
  pendingExpiresAt: Instant | null
}

/** A row of `answers` as it is written: with what only queries read. */
export interface StoredAnswer extends AnswerRow {
  /** Since when the person themselves say "in". */
  ownYesSince: Instant | null
}

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

/** Reads one contact in one round trip, tenant included. Null when the business has no such contact. */
export async function openContact(sql: Sql, businessId: string, contactId: string): Promise<ContactRow | null> {
  const rows = await sql<
    { contact: ContactRow | null }[]
  >`select sayso_open_contact(${businessId}, ${contactId}) as contact`
  return rows[0]?.contact ?? null
}

/**
 * Locks one contact for this transaction and reads it under the lock, with PostgreSQL's time. Sets the tenant as well,
 * so it is the only statement a change needs before it writes.
 */
export async function lockContact(
  tx: Tx,
  businessId: string,
  contactId: string,
): Promise<{ contact: ContactRow | null; now: Instant }> {
  const rows = await tx<
    { contact: ContactRow | null; now: Instant }[]
  >`select contact, now_ms as now from sayso_lock_contact(${businessId}, ${contactId})`
  return rows[0] ?? { contact: null, now: 0 }
}

/**
 * Reads contacts with all their registers, those that the business has, without a lock: each as it is when the
 * statement begins. Where they are locked or claimed first, this must be a statement after that one, or it would see
 * what was before the lock.
 */
export async function readContacts(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<ContactRow[]> {
  const rows = await tx<{ contact: ContactRow | null }[]>`
    select sayso_read_contact(${businessId}::uuid, id) as contact from unnest(${[...contactIds]}::uuid[]) as v(id)`
  return rows.flatMap(({ contact }) => contact ?? [])
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

/**
 * Locks many contacts for this transaction and reads them under the lock, with PostgreSQL's time; sets the tenant as
 * well. Not `sayso_lock_contact` for each: its parts are planned again at every call, which took longer than all that
 * is written of them.
 */
export async function lockContacts(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<{ contacts: ContactRow[]; now: Instant }> {
  // First and alone: to plan a statement for the first time PostgreSQL asks the policies, and they want to know the
  // tenant.
  await tx`select sayso_enter(${businessId})`
  // Sent together and answered together; each sees what was committed before it began, so the reading sees what the
  // lock waited for.
  const [, contacts, [clock]] = await Promise.all([
    lockContactRows(tx, businessId, contactIds),
    readContacts(tx, businessId, contactIds),
    tx<{ now: Instant }[]>`select sayso_ms(clock_timestamp()) as now`,
  ])
  return { contacts, now: clock?.now ?? 0 }
}

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

/** One contact, as `sayso_read_contact` gives it: registers, answers, the ledger's head, and the business's configuration version. */
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
 * Locks one contact for this transaction and reads it under the lock, with PostgreSQL's time. Sets the tenant as well, so it is the
 * only statement a change needs before it writes.
 */
export async function lockContact(
  tx: Tx,
  businessId: string,
  contactId: string,
): Promise<{ contact: ContactRow | null; now: Instant }> {
  const rows = await tx<
    { contact: ContactRow | null; now_ms: number }[]
  >`select contact, now_ms from sayso_lock_contact(${businessId}, ${contactId})`
  const row = rows[0]
  return { contact: row?.contact ?? null, now: row?.now_ms ?? 0 }
}

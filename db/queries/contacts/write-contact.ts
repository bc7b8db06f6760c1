import type { Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { instant, sparseColumnsOf } from '@/db/sql'
import type { ContactState, Instant } from '@/lib/consent/types'
import { formOf, madeOf, type WrittenAnswer } from './answer-form'

export interface ContactHead {
  seq: number
  hash: string
  lastOwnAt: Instant | null
}

export interface ContactWrite {
  contactId: string
  state: ContactState
  head: ContactHead
}

/** Writes contacts' own registers and the heads of their ledgers, which only move forward. The lines come first. */
export async function writeContacts(tx: Tx, businessId: string, rows: readonly ContactWrite[]): Promise<void> {
  const column = sparseColumnsOf(rows)
  await tx`
    select sayso_write_contacts(${businessId},
      ${column((r) => r.contactId)}::uuid[],
      ${column(({ state: { stop } }) => stop && String(stop.on))}::text[],
        ${column((r) => instant(r.state.stop?.at))}::timestamptz[],
        ${column((r) => instant(r.state.stop?.since))}::timestamptz[],
      ${column((r) => r.state.stop?.changeId || null)}::uuid[],
      ${column((r) => instant(r.state.pause?.until))}::timestamptz[],
        ${column((r) => instant(r.state.pause?.at))}::timestamptz[],
        ${column((r) => r.state.pause?.changeId || null)}::uuid[],
      ${column((r) => instant(r.state.releasedAt))}::timestamptz[],
        ${column((r) => instant(r.state.erasedAt))}::timestamptz[],
      ${column((r) => r.head.seq)}::int[], ${column((r) => r.head.hash)}::text[],
        ${column((r) => instant(r.head.lastOwnAt))}::timestamptz[])`
}

/** An answer, and whose it is. */
export interface AnswerWrite {
  contactId: string
  answer: WrittenAnswer
}

/** Writes answers, all in one statement whatever their number, in the layout of the transaction. */
export async function writeAnswers(tx: Tx, businessId: string, rows: readonly AnswerWrite[]): Promise<void> {
  if (rows.length === 0) return
  const isCompact = writesCompact(tx)
  const forms = rows.map(({ answer }) => formOf(answer, isCompact))
  const column = sparseColumnsOf(rows.map(({ answer }) => answer))
  const part = sparseColumnsOf(forms)
  await tx`
    insert into answers (business_id, contact_id, topic_id, answer, at, since, change_id, notice, basis, expires_at,
      evidence, lane,
      own_yes_since, lanes, pending_request_id, pending_asked_at, pending_expires_at, terms, proof, made)
    select ${businessId}::uuid, c, t, answer, at, since, change_id, notice, basis, expires_at, evidence, lane, own,
      lanes, request, asked, expires, terms, decode(proof, 'hex'), made
    from unnest(
      ${rows.map((row) => row.contactId)}::uuid[],
      ${column((r) => r.topicId)}::uuid[], ${column((r) => r.answer)}::text[],
        ${column((r) => instant(r.at))}::timestamptz[], ${part((f) => instant(f.since))}::timestamptz[],
      ${column((r) => r.changeId || null)}::uuid[], ${column((r) => r.notice)}::text[],
        ${part((f) => f.basis)}::text[], ${column((r) => instant(r.expiresAt))}::timestamptz[],
      ${part((f) => f.evidence)}::text[], ${part((f) => f.lane)}::text[],
        ${column((r) => instant(r.ownYesSince))}::timestamptz[],
      ${column((r) => (r.lanes ? JSON.stringify(r.lanes) : null))}::text[]::jsonb[],
      ${column((r) => r.pendingRequestId)}::uuid[], ${column((r) => instant(r.pendingAskedAt))}::timestamptz[],
        ${column((r) => instant(r.pendingExpiresAt))}::timestamptz[],
      ${part((f) => f.terms)}::text[], ${part((f) => f.proof)}::text[],
        ${rows.map((row) => madeOf(row.contactId))}::int[]
    ) as v(c, t, answer, at, since, change_id, notice, basis, expires_at, evidence, lane, own, lanes, request, asked,
      expires, terms, proof, made)
    on conflict (business_id, contact_id, topic_id) do update set
      answer = excluded.answer, at = excluded.at, since = excluded.since, change_id = excluded.change_id,
        notice = excluded.notice,
      basis = excluded.basis, expires_at = excluded.expires_at, evidence = excluded.evidence, lane = excluded.lane,
      own_yes_since = excluded.own_yes_since, lanes = excluded.lanes, pending_request_id = excluded.pending_request_id,
      pending_asked_at = excluded.pending_asked_at, pending_expires_at = excluded.pending_expires_at,
      terms = excluded.terms, proof = excluded.proof, made = excluded.made`
}

/** Writes the provider stops of the senders named. */
export async function writeProviderStops(
  tx: Tx,
  businessId: string,
  contactId: string,
  state: ContactState,
  senderIds: readonly string[],
): Promise<void> {
  for (const senderId of senderIds) {
    const stop = state.providerStops[senderId]
    if (!stop) continue
    await tx`
      insert into contact_senders (business_id, contact_id, sender_id, stop_on, stop_at, stop_change_id)
      values (${businessId}, ${contactId}, ${senderId}, ${stop.on}, ${instant(stop.at)}, ${stop.changeId})
      on conflict (business_id, contact_id, sender_id) do update set
        stop_on = excluded.stop_on, stop_at = excluded.stop_at, stop_change_id = excluded.stop_change_id`
  }
}

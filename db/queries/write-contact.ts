import type { ContactState, Instant } from '@/lib/consent/types'
import type { Tx } from '../client'
import type { StoredAnswer } from './contact-rows'

export interface ContactHead {
  seq: number
  hash: string
  lastOwnAt: Instant | null
}

const iso = (instant: Instant | null | undefined): string | null =>
  instant === null || instant === undefined ? null : new Date(instant).toISOString()

/** Writes a contact's own registers and the head of its ledger. */
export async function writeContact(
  tx: Tx,
  businessId: string,
  contactId: string,
  state: ContactState,
  head: ContactHead,
): Promise<void> {
  const { stop, pause } = state
  await tx`
    update contacts set
      stop_on = ${stop?.on ?? null}, stop_at = ${iso(stop?.at)}, stop_since = ${iso(stop?.since)}, stop_change_id = ${stop?.changeId || null},
      pause_until = ${iso(pause?.until)}, pause_at = ${iso(pause?.at)}, pause_change_id = ${pause?.changeId || null},
      released_at = ${iso(state.releasedAt)}, erased_at = ${iso(state.erasedAt)},
      head_seq = ${head.seq}, head_hash = ${head.hash}, last_own_at = ${iso(head.lastOwnAt)}
    where business_id = ${businessId} and id = ${contactId}`
}

/** Writes answers, all in one statement whatever their number. */
export async function writeAnswers(
  tx: Tx,
  businessId: string,
  contactId: string,
  rows: readonly StoredAnswer[],
): Promise<void> {
  if (rows.length === 0) return
  const column = <T>(read: (row: (typeof rows)[number]) => T) => rows.map(read)
  await tx`
    insert into answers (business_id, contact_id, topic_id, answer, at, since, change_id, notice, basis, expires_at, evidence, lane,
      own_yes_since, lanes, pending_request_id, pending_asked_at, pending_expires_at)
    select ${businessId}::uuid, ${contactId}::uuid, t, answer, at, since, change_id, notice, basis, expires_at, evidence, lane, own, lanes, request, asked, expires
    from unnest(
      ${column((r) => r.topicId)}::uuid[], ${column((r) => r.answer)}::text[], ${column((r) => iso(r.at))}::timestamptz[], ${column((r) => iso(r.since))}::timestamptz[],
      ${column((r) => r.changeId || null)}::uuid[], ${column((r) => r.notice)}::text[], ${column((r) => r.basis)}::text[], ${column((r) => iso(r.expiresAt))}::timestamptz[],
      ${column((r) => r.evidence)}::text[], ${column((r) => r.lane)}::text[], ${column((r) => iso(r.ownYesSince))}::timestamptz[],
      ${column((r) => (r.lanes ? JSON.stringify(r.lanes) : null))}::text[]::jsonb[],
      ${column((r) => r.pendingRequestId)}::uuid[], ${column((r) => iso(r.pendingAskedAt))}::timestamptz[], ${column((r) => iso(r.pendingExpiresAt))}::timestamptz[]
    ) as v(t, answer, at, since, change_id, notice, basis, expires_at, evidence, lane, own, lanes, request, asked, expires)
    on conflict (business_id, contact_id, topic_id) do update set
      answer = excluded.answer, at = excluded.at, since = excluded.since, change_id = excluded.change_id, notice = excluded.notice,
      basis = excluded.basis, expires_at = excluded.expires_at, evidence = excluded.evidence, lane = excluded.lane,
      own_yes_since = excluded.own_yes_since, lanes = excluded.lanes, pending_request_id = excluded.pending_request_id,
      pending_asked_at = excluded.pending_asked_at, pending_expires_at = excluded.pending_expires_at`
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
      values (${businessId}, ${contactId}, ${senderId}, ${stop.on}, ${iso(stop.at)}, ${stop.changeId})
      on conflict (business_id, contact_id, sender_id) do update set
        stop_on = excluded.stop_on, stop_at = excluded.stop_at, stop_change_id = excluded.stop_change_id`
  }
}

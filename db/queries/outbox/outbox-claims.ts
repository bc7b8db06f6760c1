import type { Tx } from '@/db/client'
import { instant, orNil } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import type { OutboxKind } from './outbox'

export interface ClaimedMessage {
  id: string
  contactId: string
  senderId: string
  kind: OutboxKind
  changeId: string | null
  createdAt: Instant
  /** Sendings that were begun. */
  attempts: number
}

/** The value of `last_error` from just before the request until its outcome is written. */
const SENDING = 'sending'

/**
 * Claims due messages of one backend for one worker. While a message is claimed, `due_at` is the end of the claim. If
 * the worker had not begun to send it by then, it may be claimed again.
 */
export async function claimOutbox(
  tx: Tx,
  businessId: string,
  backendId: string,
  claim: { limit: number; now: Instant; until: Instant },
): Promise<ClaimedMessage[]> {
  const until = instant(claim.until)
  return tx<ClaimedMessage[]>`
    update outbox set claimed_until = ${until}, due_at = ${until}
    where business_id = ${businessId} and backend_id = ${backendId} and id = any(array(
      select o.id from outbox o
      where o.business_id = ${businessId} and o.backend_id = ${backendId} and o.due_at <= ${instant(claim.now)}
        and coalesce(o.last_error, '') <> ${SENDING}
      order by o.due_at limit ${claim.limit} for update skip locked))
    returning id, contact_id as "contactId", sender_id as "senderId", kind, change_id as "changeId",
      sayso_ms(created_at) as "createdAt", attempts`
}

/** Begins to send a claimed message. Returns false when the claim is over: somebody else may have it. */
export async function beginSending(tx: Tx, businessId: string, id: string, until: Instant): Promise<boolean> {
  const rows = await tx`
    update outbox set last_error = ${SENDING}, attempts = attempts + 1
    where business_id = ${businessId} and id = ${id} and claimed_until = ${instant(until)}
      and coalesce(last_error, '') <> ${SENDING}
    returning id`
  return rows.length === 1
}

/** The outcome of a claimed message. `null` means that something did not happen. */
export interface MessageEnd {
  /** When to send it again; null: never. */
  dueAt: Instant | null
  error: string | null
  messageId: string | null
  /** When it was sent, or may have been. */
  sentAt: Instant | null
}

/**
 * Ends a claim. A message that was sent, or may have been, takes the conversation from the agent that answers it, and
 * the conversation is then due to be given back. A worker that has lost the claim changes nothing.
 */
export async function endMessage(
  tx: Tx,
  businessId: string,
  id: string,
  until: Instant,
  end: MessageEnd,
): Promise<boolean> {
  const rows = await tx`
    update outbox set claimed_until = null, due_at = ${instant(end.dueAt)}, last_error = ${end.error},
      message_id = ${end.messageId}, sent_at = ${instant(end.sentAt)},
      release_due = case when ${isHeld(tx, businessId)} then ${instant(end.sentAt)}::timestamptz end
    where business_id = ${businessId} and id = ${id} and claimed_until = ${instant(until)} returning id`
  return rows.length === 1
}

/**
 * Gives up messages that a worker began to send and never ended. Such a message may have arrived, and a second attempt
 * would send it twice.
 */
export async function giveUpLost(tx: Tx, businessId: string, backendId: string, now: Instant): Promise<number> {
  const rows = await tx`
    update outbox set sent_at = claimed_until, due_at = null, claimed_until = null, last_error = 'outcome_unknown',
      release_due = case when ${isHeld(tx, businessId)} then claimed_until end
    where business_id = ${businessId} and backend_id = ${backendId} and due_at <= ${instant(now)}
      and last_error = ${SENDING} returning id`
  return rows.length
}

/**
 * Looks at `limit` messages after `after` in the order in which they were made, which is that of their ids, and deletes
 * those that were made before `before` and have ended. Returns where to go on; null when only newer ones follow.
 */
export async function deleteEndedMessages(
  tx: Tx,
  businessId: string,
  { before, after, limit }: { before: Instant; after: string | null; limit: number },
): Promise<string | null> {
  const looked = await tx<{ id: string; isOld: boolean; hasEnded: boolean }[]>`
    select id, created_at < ${instant(before)}::timestamptz as "isOld", due_at is null as "hasEnded" from outbox
    where business_id = ${businessId} and id > ${orNil(after)}::uuid order by id limit ${limit}`
  const over = looked.flatMap(({ id, isOld, hasEnded }) => (isOld && hasEnded ? [id] : []))
  if (over.length > 0)
    await tx`delete from outbox where business_id = ${businessId} and id = any(${over}::uuid[]) and due_at is null`
  const isThrough = looked.length < limit || !looked.some(({ isOld }) => isOld)
  return isThrough ? null : (looked.at(-1)?.id ?? null)
}

interface InboundWindow {
  contactId: string
  senderId: string
  /** Meta's id of the number. */
  phoneNumberId: string
  lastInboundAt: Instant | null
}

/** Meta's id of each number, and when each contact last wrote to it. */
export async function readWindows(
  tx: Tx,
  businessId: string,
  messages: readonly Pick<ClaimedMessage, 'contactId' | 'senderId'>[],
): Promise<InboundWindow[]> {
  return tx<InboundWindow[]>`
    select v.contact_id as "contactId", s.id as "senderId", s.phone_number_id as "phoneNumberId",
      sayso_ms(w.last_inbound_at) as "lastInboundAt"
    from unnest(${messages.map((m) => m.contactId)}::uuid[], ${messages.map((m) => m.senderId)}::uuid[])
      as v(contact_id, sender_id)
      join senders s on s.business_id = ${businessId} and s.id = v.sender_id
      left join contact_senders w on w.business_id = ${businessId} and w.contact_id = v.contact_id
        and w.sender_id = v.sender_id`
}

/** Returns whether an agent answers the conversation that a message of `outbox` belongs to. */
const isHeld = (
  tx: Tx,
  businessId: string,
) => tx`exists (select 1 from contact_senders w where w.business_id = ${businessId}
  and w.contact_id = outbox.contact_id and w.sender_id = outbox.sender_id and w.agent_holds)`

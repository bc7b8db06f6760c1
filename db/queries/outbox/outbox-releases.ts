import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** A conversation that a message of ours has taken from the agent that answers it. */
export interface DueRelease {
  /** The message's. */
  id: string
  contactId: string
  senderId: string
  /** Meta's id of the number. */
  phoneNumberId: string
  /** This one included. */
  tries: number
}

/** Takes conversations that are due to be given back for one worker, until `until`; after that they are due again. */
export async function claimReleases(
  tx: Tx,
  businessId: string,
  backendId: string,
  claim: { limit: number; now: Instant; until: Instant },
): Promise<DueRelease[]> {
  const rows = await tx<Omit<DueRelease, 'phoneNumberId'>[]>`
    update outbox set release_due = ${instant(claim.until)}, release_tries = release_tries + 1
    where business_id = ${businessId} and id = any(array(
      select o.id from outbox o
      where o.business_id = ${businessId} and o.backend_id = ${backendId} and o.release_due <= ${instant(claim.now)}
      order by o.release_due limit ${claim.limit} for update skip locked))
    returning id, contact_id as "contactId", sender_id as "senderId", release_tries as tries`
  if (rows.length === 0) return []
  const senders = await tx<{ id: string; phoneNumberId: string }[]>`
    select id, phone_number_id as "phoneNumberId" from senders
    where business_id = ${businessId} and id = any(${[...new Set(rows.map((row) => row.senderId))]}::uuid[])`
  const numbers = new Map(senders.map((sender) => [sender.id, sender.phoneNumberId]))
  return rows.map((row) => ({ ...row, phoneNumberId: numbers.get(row.senderId) ?? '' }))
}

/** Says when a conversation is to be given back; null: it was, or never will be. */
export async function moveRelease(tx: Tx, businessId: string, id: string, dueAt: Instant | null): Promise<void> {
  await tx`
    update outbox set release_due = ${instant(dueAt)} where business_id = ${businessId} and id = ${id}`
}

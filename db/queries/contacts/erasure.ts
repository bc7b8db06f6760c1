import type { Tx } from '@/db/client'

/**
 * Deletes what a person wrote, also where it waits for a member of the business to judge it, and the ids of messages to
 * them, because these contain the phone number. Messages that wait to be sent are deleted too.
 */
export async function deleteMessages(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<void> {
  const ids = [...contactIds]
  await tx`delete from outbox where business_id = ${businessId} and contact_id = any(${ids}::uuid[])`
  await tx`delete from sent_messages where business_id = ${businessId} and contact_id = any(${ids}::uuid[])`
  // A review that named nobody is the person's by what was decided; one of a number that two share names its holder
  // (`attachIdentities`).
  await tx`
    delete from reviews where business_id = ${businessId} and (contact_id = any(${ids}::uuid[])
      or decision->>'contactId' = any(${ids}::text[])
      or (kind = 'number_held' and split_part(dedupe_key, ':', 4) = any(${ids}::text[])))`
}

/**
 * Deletes the ids and records of the contacts in backends to which nothing is sent any more. In the other backends the
 * id is needed to deliver the last refusal, and the worker deletes it after that.
 */
export async function forgetAtDisabled(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<void> {
  await tx`
    update sync_marks set external_id = null, mirrored = null
    where business_id = ${businessId} and contact_id = any(${[...contactIds]}::uuid[]) and backend_id = any(array(
      select b.id from backends b where b.business_id = ${businessId} and b.status = 'disabled'))`
}

/**
 * Does the same in one backend for all erased contacts, when the backend is disabled before the worker was done. What
 * the worker has not done waits as a refusal or was set aside, which two indexes hold: so the marks of ten million
 * others are not read.
 */
export async function forgetErased(tx: Tx, businessId: string, backendId: string): Promise<void> {
  await tx`
    update sync_marks m set external_id = null, mirrored = null
    where m.business_id = ${businessId} and m.backend_id = ${backendId} and m.external_id is not null
      and (m.set_aside is not null or (m.urgent and m.due_at is not null)) and exists (
      select 1 from contacts c left join contacts k on k.business_id = c.business_id and k.id = c.merged_into
      where c.business_id = ${businessId} and c.id = m.contact_id and coalesce(c.erased_at, k.erased_at) is not null)`
}

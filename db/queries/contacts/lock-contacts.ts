import type { Tx } from '@/db/client'
import { readContacts } from '@/db/queries/sync/sync-contacts'
import type { Instant } from '@/lib/consent/types'
import type { ContactRow } from './contact-rows'

/**
 * Locks many contacts for this transaction and reads them under the lock, with PostgreSQL's time; sets the tenant as well. In the order of
 * their ids, so that two who lock some of the same wait for each other. Not `sayso_lock_contact` for each: its parts are planned anew at
 * every call, which took longer than all that is written of them.
 */
export async function lockContacts(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<{ contacts: ContactRow[]; now: Instant }> {
  // First and alone: to plan a statement for the first time PostgreSQL asks the policies, and they want to know the tenant.
  await tx`select sayso_enter(${businessId})`
  // Sent together and answered together; each sees what was committed before it began, so the reading sees what the lock waited for.
  const [, contacts, [clock]] = await Promise.all([
    tx`
      select id from contacts where business_id = ${businessId} and id = any(${[...contactIds]}::uuid[])
      order by id for update`,
    readContacts(tx, businessId, contactIds),
    tx<{ now: number }[]>`select sayso_ms(clock_timestamp()) as now`,
  ])
  return { contacts, now: clock?.now ?? 0 }
}

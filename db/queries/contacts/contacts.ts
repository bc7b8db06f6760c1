import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Makes a contact that has said nothing yet. `genesis` is the fixed value its chain starts from. */
export async function insertContact(
  tx: Tx,
  businessId: string,
  contact: { id: string; locale: string | null; genesis: string; now: Instant },
): Promise<void> {
  await tx`
    insert into contacts (business_id, id, locale, head_hash, created_at)
    values (${businessId}, ${contact.id}, ${contact.locale}, ${contact.genesis}, ${instant(contact.now)})`
}

/** Makes every link of a contact die. The epoch has one byte in the token and wraps; links live 30 days. */
export async function raiseLinkEpoch(tx: Tx, businessId: string, contactId: string): Promise<void> {
  await tx`update contacts set link_epoch = (link_epoch + 1) % 256 where business_id = ${businessId} and id = ${contactId}`
}

/** The languages that contacts chose or wrote in, by id; those nobody knows are left out. */
export async function readLocales(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  if (contactIds.length === 0) return new Map()
  const rows = await tx<{ id: string; locale: string }[]>`
    select id, locale from contacts where business_id = ${businessId} and id = any(${[...contactIds]}::uuid[]) and locale is not null`
  return new Map(rows.map(({ id, locale }) => [id, locale]))
}

export async function setLocale(tx: Tx, businessId: string, contactId: string, locale: string | null): Promise<void> {
  await tx`update contacts set locale = ${locale} where business_id = ${businessId} and id = ${contactId}`
}

import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'

/** What a line names by an id only, in words. */
export interface NamedSource {
  id: string
  kind: 'template' | 'campaign' | 'flow'
  name: string
}

/** The sources of these ids that the business has. */
export async function nameSources(tx: Tx, businessId: string, ids: readonly string[]): Promise<NamedSource[]> {
  if (ids.length === 0) return []
  return tx<NamedSource[]>`
    select id, kind, name from sources where business_id = ${businessId} and id = any(${[...ids]}::uuid[]) order by id`
}

export interface SenderName {
  id: string
  phoneNumberId: string
  displayNumber: string
  name: string
}

/** Every number of WhatsApp that the business has. They are few. */
export async function nameSenders(tx: Tx, businessId: string): Promise<SenderName[]> {
  return tx<SenderName[]>`
    select id, phone_number_id as "phoneNumberId", display_number as "displayNumber", name
    from senders where business_id = ${businessId} order by name, id`
}

export interface StoredNotice {
  hash: string
  locale: string
  canonical: string
  publishedAt: Instant
}

/** The notices of these hashes, with their exact texts. */
export async function readNotices(tx: Tx, businessId: string, hashes: readonly string[]): Promise<StoredNotice[]> {
  if (hashes.length === 0) return []
  return tx<StoredNotice[]>`
    select hash, locale, canonical, sayso_ms(published_at) as "publishedAt" from notices
    where business_id = ${businessId} and hash = any(${[...hashes]}::text[]) order by published_at, locale`
}

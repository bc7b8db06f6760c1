import type { Instant } from '@/lib/consent/types'
import type { Tx } from '../client'

/** Stores a notice unless it is there, and makes it the current one of its language. */
export async function publishNotice(
  tx: Tx,
  businessId: string,
  notice: { locale: string; hash: string; canonical: string; now: Instant },
): Promise<void> {
  await tx`update notices set current = false where business_id = ${businessId} and locale = ${notice.locale} and current and hash <> ${notice.hash}`
  await tx`
    insert into notices (business_id, hash, locale, canonical, published_at, current)
    values (${businessId}, ${notice.hash}, ${notice.locale}, ${notice.canonical}, ${new Date(notice.now).toISOString()}, true)
    on conflict (business_id, hash) do update set current = excluded.current`
}

/** Tells every process that its copy of the configuration is old. */
export async function raiseConfigVersion(tx: Tx, businessId: string): Promise<void> {
  await tx`update businesses set config_version = config_version + 1 where id = ${businessId}`
}

import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Stores a notice unless it is there, and makes it a current one. */
export async function publishNotice(
  tx: Tx,
  businessId: string,
  notice: { locale: string; hash: string; canonical: string; now: Instant },
): Promise<void> {
  await tx`
    insert into notices (business_id, hash, locale, canonical, published_at, current)
    values (${businessId}, ${notice.hash}, ${notice.locale}, ${notice.canonical}, ${instant(notice.now)}, true)
    on conflict (business_id, hash) do update set current = excluded.current`
}

/**
 * Stores the notice of a page that not everybody sees, when somebody answers on it. It is none of those that the
 * business publishes for everybody; where it is one, that stays.
 */
export async function keepNotice(
  tx: Tx,
  businessId: string,
  notice: { locale: string; hash: string; canonical: string; now: Instant },
): Promise<void> {
  await tx`
    insert into notices (business_id, hash, locale, canonical, published_at, current)
    values (${businessId}, ${notice.hash}, ${notice.locale}, ${notice.canonical}, ${instant(notice.now)}, false)
    on conflict (business_id, hash) do nothing`
}

/** Ends the time of every notice but these; also in languages that the business has given up. */
export async function retireNotices(tx: Tx, businessId: string, kept: readonly string[]): Promise<void> {
  await tx`
    update notices set current = false
    where business_id = ${businessId} and current and hash <> all(${[...kept]}::text[])`
}

/** Returns whether the business ever published a notice of this hash. */
export async function wasPublished(tx: Tx, businessId: string, hash: string): Promise<boolean> {
  const rows = await tx`select 1 from notices where business_id = ${businessId} and hash = ${hash}`
  return rows.length > 0
}

/** From when on the lines of the business name no notice but those that it published. */
export async function readNoticesCheckedFrom(tx: Tx, businessId: string): Promise<Instant> {
  const rows = await tx<{ at: number }[]>`
    select sayso_ms(notices_checked_from) as at from businesses where id = ${businessId}`
  return rows[0]?.at ?? 0
}

/** Tells every process that its copy of the configuration is old. */
export async function raiseConfigVersion(tx: Tx, businessId: string): Promise<void> {
  await tx`update businesses set config_version = config_version + 1 where id = ${businessId}`
}

import { type Database, inBusiness, type Tx } from '@/db/client'
import { listBusinesses } from '@/db/queries/business/businesses'
import { type BusinessConfig, readConfig } from '@/db/queries/business/config'
import { publishNotice, raiseConfigVersion, retireNotices } from '@/db/queries/business/notices'
import { markReachDue } from '@/db/queries/figures/due-figures'
import { pageNotice, spokenLocales } from '@/lib/i18n/page-notice'
import { noticeHash } from '@/lib/ledger/notice'
import { listedOf } from '@/lib/services/page/shown-page'

/**
 * Stores the notice that a person will see from now on, once for each language, and makes it the current one. It is
 * part of the transaction of every change of topics or brand, and never done by a GET. The notice is the page's own
 * text: it has no personal data, and is the same for everybody who sees no topic that is for some people only.
 */
export async function publishNotices(tx: Tx, businessId: string, now: number): Promise<void> {
  // This comes first because it locks the business: a concurrent call waits, and then reads the result of this one.
  await raiseConfigVersion(tx, businessId)
  // A topic may be new, or may reach others now.
  await markReachDue(tx, businessId)
  const config = await readConfig(tx, businessId)
  if (!config) return
  const notices = noticesOf(config)
  await retireNotices(
    tx,
    businessId,
    notices.map(({ hash }) => hash),
  )
  for (const notice of notices) await publishNotice(tx, businessId, { ...notice, now })
}

/**
 * Publishes the notices of every business whose page differs from its last published notices, as after a new version of
 * Sayso with other texts. Earlier notices stay, because they are the texts of earlier answers. It needs the owner's
 * login, because only the owner may list the businesses. Returns how many businesses have new notices.
 */
export async function republishNotices(db: Database, now: number): Promise<number> {
  let published = 0
  for (const { id } of await listBusinesses(db.sql, null)) {
    await inBusiness(db, id, async (tx) => {
      const config = await readConfig(tx, id)
      if (!config || !differs(config)) return
      await publishNotices(tx, id, now)
      published++
    })
  }
  return published
}

/** Returns how many businesses `republishNotices` would publish new notices for. It changes nothing. */
export async function countOutdatedNotices(db: Database): Promise<number> {
  let outdated = 0
  for (const { id } of await listBusinesses(db.sql, null)) {
    const config = await inBusiness(db, id, (tx) => readConfig(tx, id))
    if (config && differs(config)) outdated++
  }
  return outdated
}

function noticesOf(config: BusinessConfig) {
  const page = listedOf(config)
  return spokenLocales(config).map((locale) => ({ locale, ...noticeHash(pageNotice(page, locale)) }))
}

function differs(config: BusinessConfig): boolean {
  const made = noticesOf(config)
  const current = Object.keys(config.notices)
  return made.length !== current.length || made.some(({ locale, hash }) => config.notices[locale] !== hash)
}

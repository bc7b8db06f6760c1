import { type Database, inBusiness, type Tx } from '@/db/client'
import { listBusinesses } from '@/db/queries/business/businesses'
import { type BusinessConfig, readConfig } from '@/db/queries/business/config'
import { publishNotice, raiseConfigVersion, retireNotices } from '@/db/queries/business/notices'
import { pageNotice, spokenLocales } from '@/lib/i18n/page-notice'
import { noticeHash } from '@/lib/ledger/notice'

/**
 * Stores what a person will be shown from now on, once per language, and makes it the current notice. Part of the transaction of every
 * change of topics or brand; never done by a GET. The notice is the page's own text: no personal data, nothing that differs between people.
 */
export async function publishNotices(tx: Tx, businessId: string, now: number): Promise<void> {
  // First, because it locks the business: who publishes at the same time waits, and reads what is then there.
  await raiseConfigVersion(tx, businessId)
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
 * Publishes the notices of every business whose page reads otherwise than what it published last: after a new version of Sayso with other
 * words. What was published before stays, as the text of what was said on it. Needs the owner's login: only it may list the businesses.
 * Returns the number of businesses that have new notices.
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

function noticesOf(config: BusinessConfig) {
  return spokenLocales(config).map((locale) => ({ locale, ...noticeHash(pageNotice(config, locale)) }))
}

function differs(config: BusinessConfig): boolean {
  const made = noticesOf(config)
  const current = Object.keys(config.notices)
  return made.length !== current.length || made.some(({ locale, hash }) => config.notices[locale] !== hash)
}

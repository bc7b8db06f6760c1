import type { Tx } from '@/db/client'
import { type BusinessConfig, isCurrentNotice } from '@/db/queries/business/config'
import { keepNotice, wasPublished } from '@/db/queries/business/notices'
import type { Instant } from '@/lib/consent/types'
import { localeOfNotice, noticeOf, pageOfForm, type ShownPage } from './shown-page'

const HASH = /^[0-9a-f]{64}$/

/**
 * Returns the page that a form was made from, if it would be the same today: its notice, made now of the topics that
 * the form names, has the hash that the form brought. Returns null if a text has changed since, or if the form names a
 * topic that its page did not show.
 */
export function pageSeen(
  config: BusinessConfig,
  hash: string,
  topicIds: readonly string[],
  named: string | null,
): ShownPage | null {
  const page = pageOfForm(config, topicIds, named)
  return localeOfNotice(page, hash) === null ? null : page
}

/**
 * Returns the hash of the notice under which an answer is recorded; null if the business never published it. A No under
 * an older notice keeps the text that the person saw. The notice of a page that not everybody sees is stored here, with
 * the first answer that names it.
 * @param seen the page that the form was made from, as `pageSeen` returns it
 */
export async function nameNotice(
  tx: Tx,
  config: BusinessConfig,
  hash: string,
  seen: ShownPage | null,
  now: Instant,
): Promise<string | null> {
  if (isCurrentNotice(config, hash)) return seen ? hash : null
  const locale = seen && localeOfNotice(seen, hash)
  if (seen && locale !== null) {
    await keepNotice(tx, config.id, { locale, ...noticeOf(seen, locale), now })
    return hash
  }
  return HASH.test(hash) && (await wasPublished(tx, config.id, hash)) ? hash : null
}

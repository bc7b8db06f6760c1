import { noticeHash } from '@/lib/ledger/notice'
import type { Tx } from '@/db/client'
import { readConfig } from '@/db/queries/config'
import { publishNotice, raiseConfigVersion } from '@/db/queries/notices'

/**
 * Stores what a person will be shown from now on, once per language, and makes it the current notice. Part of the transaction of every
 * change of topics or brand; never done by a GET. The notice is the text alone: no personal data, nothing that differs between people.
 */
export async function publishNotices(tx: Tx, businessId: string, now: number): Promise<void> {
  await raiseConfigVersion(tx, businessId)
  const config = await readConfig(tx, businessId)
  if (!config) return
  for (const locale of config.locales) {
    const notice = noticeHash({
      format: 'sayso.notice.v1',
      language: locale,
      controller: { name: config.name, ...config.controller },
      privacyPolicy: config.privacyUrl,
      channel: 'whatsapp',
      withdrawal: 'The same page, or STOP in the chat, at any time.',
      topics: config.topics
        .filter((topic) => !topic.archived)
        .map((topic) => ({
          id: topic.id,
          category: topic.category,
          policy: topic.policy,
          legalBasis: topic.legalBasis ?? (topic.policy === 'opt_in' ? 'consent' : null),
          text: topic.texts[locale] ?? topic.texts[config.defaultLocale] ?? null,
        })),
    })
    await publishNotice(tx, businessId, { locale, ...notice, now })
  }
}

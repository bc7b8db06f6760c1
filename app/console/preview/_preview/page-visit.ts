import type { Visit } from '@/app/(public)/p/[token]/_page/models'
import { EMPTY_CONTACT } from '@/lib/consent/types'
import type { Locale } from '@/lib/i18n/locales'
import type { BusinessConfig } from '@/lib/services/business/read-page'
import type { LiveLink } from '@/lib/services/page/open-link'
import { pageOfForm } from '@/lib/services/page/shown-page'

const NOBODY = '00000000-0000-7000-8000-000000000000'

/**
 * Returns a visit of the page by somebody who has not answered anything, whose number is that of the business. So the
 * preview is made from the page's own model. It shows what everybody sees, and the topic that is being written.
 */
export function visitOfNobody(
  request: Request,
  business: BusinessConfig,
  locale: Locale,
  { now, topicId }: { now: number; topicId: string | null },
): Visit {
  const page = pageOfForm(business, topicId === null ? [] : [topicId], null)
  const { config } = page
  const contact: LiveLink['contact'] = {
    ...{ id: NOBODY, locale, linkEpoch: 0, phone: `+${config.whatsappNumber}`, configVersion: config.version },
    ...{ stopOn: null, stopAt: null, stopSince: null, stopChangeId: null },
    ...{ pauseUntil: null, pauseAt: null, pauseChangeId: null },
    ...{ releasedAt: null, erasedAt: null, mergedInto: null },
    ...{ headSeq: 0, answers: null, senders: null },
  }
  const claims = { business: config.number, contact: NOBODY, source: 0, day: 0, epoch: 0, language: 0 }
  const whose = { businessId: config.id, contactId: NOBODY, claims, config, contact, state: EMPTY_CONTACT }
  return { request, link: { power: 'full', ...whose }, locale, now, page }
}

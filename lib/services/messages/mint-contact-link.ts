import type { BusinessConfig } from '@/db/queries/business/config'
import type { Locale } from '@/lib/languages'
import { linkDay } from '@/lib/links/link-age'
import { mintLink } from '@/lib/links/mint-link'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { linkOrigin } from '@/lib/services/domains/link-origin'

export interface LinkTarget {
  business: Pick<BusinessConfig, 'number' | 'domains'>
  contactId: string
  linkEpoch: number
  /** 0 if unknown. */
  sourceNumber: number
  /** 0 for none; else the place in LOCALES, counted from 1. */
  language: number
  /** The key of the topic that the link names; null or left out: none. */
  topic?: string | null
  /** Leads to the receipt of a change instead of the topics. */
  receipt?: { changeId: string; locale: Locale }
}

/** Returns the URL of a contact's preference page. Writes nothing. */
export function contactLink(deps: Deps, target: LinkTarget): string {
  const token = mintLink(deps.links, {
    business: target.business.number,
    contact: target.contactId,
    source: target.sourceNumber,
    day: linkDay(deps.clock.now()),
    epoch: target.linkEpoch,
    language: target.language,
  })
  const { receipt, topic } = target
  const query = receipt
    ? ({ my: 'receipt', l: receipt.locale, done: receipt.changeId } as const)
    : topic
      ? { t: topic }
      : undefined
  return linkOrigin(deps, target.business) + paths.preferences(token, query)
}

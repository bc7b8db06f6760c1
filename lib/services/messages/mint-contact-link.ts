import type { BusinessConfig } from '@/db/queries/business/config'
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
  return linkOrigin(deps, target.business) + paths.preferences(token, target.topic ? { t: target.topic } : undefined)
}

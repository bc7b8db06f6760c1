import { iso } from '@/app/api/v1/_present/time'
import type { MadeLink } from '@/lib/services/messages/make-links'

/**
 * Returns links as the API shows them. The links of one call expire at the same time, or around midnight at two times,
 * so each time is formatted once.
 */
export function presentLinks(links: readonly MadeLink[]) {
  let last: { at: number; text: string } | null = null
  const time = (at: number): string => (last?.at === at ? last : (last = { at, text: iso(at) })).text
  return links.map(({ contact, contactId, url, expiresAt, problem }) => {
    const expires_at = expiresAt === null ? null : time(expiresAt)
    const link = { contact, contact_id: contactId, url, expires_at }
    return problem === undefined ? link : { ...link, problem }
  })
}

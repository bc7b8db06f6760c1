import { inBusiness } from '@/db/client'
import { hasRecent } from '@/db/queries/outbox/outbox'
import { openRequest } from '@/lib/consent/decide'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'
import type { LiveLink } from '@/lib/services/page/open-link'

/**
 * Returns whether a message in the chat asks for what waits to be confirmed: it was sent, or is about to be. The
 * database is only asked where something waits.
 */
export async function isAskedInChat(deps: Deps, link: LiveLink, now: Instant): Promise<boolean> {
  const { businessId, contactId, config, state } = link
  const asked = config.topics.flatMap(({ id }) => openRequest(state, id, now)?.askedAt ?? [])
  if (asked.length === 0) return false
  return inBusiness(deps.db, businessId, (tx) =>
    hasRecent(tx, businessId, contactId, 'question', Math.max(...asked) - 1),
  )
}

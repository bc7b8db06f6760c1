import type { MessageEvent } from '@/lib/backends/whatsapp/events'
import { inBusiness } from '@/db/client'
import { insertReview } from '@/db/queries/reviews'
import type { Meaning } from './apply-inbound-message'
import type { Deps } from './deps'
import { REVIEW_KEPT_MS } from './review-retention'
import { messageKey, wordsOf } from './whatsapp-event'

/**
 * Keeps a signed message that names nobody, where it may be a refusal, for a person of the business: whose it was
 * can't be told, but that somebody said no must not be lost. The same message again is kept once.
 */
export async function keepUnnamed(
  deps: Deps,
  { businessId, backendId, event }: { businessId: string; backendId: string; event: MessageEvent },
  { outcome }: Pick<Meaning, 'outcome'>,
): Promise<void> {
  if (outcome === 'none' || outcome === 'link' || outcome === 'return') return
  const now = deps.clock.now()
  await inBusiness(deps.db, businessId, (tx) =>
    insertReview(tx, deps.keys, {
      businessId,
      kind: 'unsure_message',
      contactId: null,
      backendId,
      dedupeKey: `${messageKey(event)}:unnamed`,
      body: {
        ...wordsOf(event.content),
        number: event.recipient.phoneNumberId,
        person: { ...event.person },
        at: new Date(event.seconds * 1000).toISOString(),
      },
      now,
      keepUntil: now + REVIEW_KEPT_MS,
    }),
  )
}

import type { PreferenceEvent, StatusEvent } from '@/lib/backends/whatsapp/events'
import { eventKey } from '@/lib/services/contacts/whatsapp-event'
import { reviewUnnamed } from '@/lib/services/reviews/review-unnamed'
import type { InboundContext } from './inbound-context'

/** Keeps one of WhatsApp's own stops that names no contact for a member of the business to judge. */
export async function reviewUnnamedStop(
  { deps, businessId, backendId }: InboundContext,
  event: StatusEvent | PreferenceEvent,
  key: readonly (string | number)[],
  details: Record<string, unknown>,
): Promise<void> {
  const body = { ...details, stop: 'provider', person: { ...event.person }, recipient: event.recipient.displayNumber }
  const at = event.seconds * 1000
  await reviewUnnamed(deps, { businessId, backendId, key: eventKey('unnamed', ...key), body, at })
}

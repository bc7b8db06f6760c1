import type { PreferenceEvent, StatusEvent } from '@/lib/backends/whatsapp/events'
import { eventKey } from '@/lib/services/contacts/whatsapp-event'
import { reviewUnnamed } from '@/lib/services/reviews/review-unnamed'
import type { InboundContext } from './inbound-context'

/** Keeps for somebody of the business a stop of Meta's own that names no contact. */
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

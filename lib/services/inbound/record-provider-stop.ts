import type { PreferenceEvent, StatusEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import { eventKey } from '@/lib/services/contacts/whatsapp-event'
import type { Deps } from '@/lib/services/deps'

export interface ProviderStopTarget {
  businessId: string
  contactId: string
  senderId: string
  /** What carried the message that was refused, when we know it. */
  sourceId?: string | null
}

/**
 * Meta's own "stop offers" at one sender, or its end, which is no opt-in. The time is when the webhook was made: when the person acted
 * nobody says, and the line's evidence notes it.
 */
export function recordPreference(
  deps: Deps,
  { businessId, contactId, senderId }: ProviderStopTarget,
  event: PreferenceEvent,
): Promise<ChangeResult> {
  const stops = event.value === 'stop'
  return changeContact(deps, businessId, contactId, {
    kind: stops ? 'provider_stop' : 'provider_resume',
    actor: 'provider',
    method: 'provider_preference',
    claimedAt: fromSeconds(event.seconds, stops ? 'no' : 'yes'),
    dedupe: {
      key: eventKey('preference', event.recipient.phoneNumberId, contactId, event.value, event.seconds),
      kind: 'once',
    },
    evidence: { detail: event.detail, timestamp: event.seconds, timestampIs: 'when the webhook was made' },
    say: () => ({ statements: [{ on: 'provider_stop', senderId, value: stops }] }),
  })
}

/** Error 131050: WhatsApp did not deliver because the person stopped the business's offers. Known late, and a refusal all the same. */
export function recordRefusedDelivery(
  deps: Deps,
  { businessId, contactId, senderId, sourceId }: ProviderStopTarget,
  event: Pick<StatusEvent, 'id' | 'seconds'>,
): Promise<ChangeResult> {
  return changeContact(deps, businessId, contactId, {
    kind: 'provider_stop',
    actor: 'provider',
    method: 'provider_error',
    claimedAt: fromSeconds(event.seconds, 'no'),
    dedupe: { key: eventKey('status', event.id, 'failed'), kind: 'once' },
    sourceId: sourceId ?? null,
    evidence: { code: 131050, message: event.id },
    say: () => ({ statements: [{ on: 'provider_stop', senderId, value: true }] }),
  })
}

/** The same, answered at once to a message that was passed on. `reference` is what tells a repetition. */
export function recordRefusedSend(
  deps: Deps,
  { businessId, contactId, senderId, sourceId }: ProviderStopTarget,
  reference: string,
): Promise<ChangeResult> {
  return changeContact(deps, businessId, contactId, {
    kind: 'provider_stop',
    actor: 'provider',
    method: 'provider_error',
    dedupe: { key: eventKey('gateway', reference), kind: 'once' },
    sourceId: sourceId ?? null,
    evidence: { code: 131050, answered: 'at once' },
    say: () => ({ statements: [{ on: 'provider_stop', senderId, value: true }] }),
  })
}

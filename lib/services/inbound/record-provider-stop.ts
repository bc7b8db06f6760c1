import { STOPPED_MARKETING } from '@/lib/backends/whatsapp/errors'
import type { PreferenceEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { suppressionHash } from '@/lib/keys'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeRequest, ChangeResult } from '@/lib/services/changes/change-request'
import { eventKey, identitiesOf } from '@/lib/services/contacts/whatsapp-event'
import type { Deps } from '@/lib/services/deps'

export interface ProviderStopTarget {
  businessId: string
  contactId: string
  senderId: string
  /** The id of the source of the message that was refused; null if unknown. */
  sourceId?: string | null
}

/**
 * How we learned that WhatsApp did not deliver a message because the person stopped the business's offers: later, by
 * the message's status, or at once, when the gateway passed a sender's message on or when we sent one of our own.
 */
export type RefusedMessage =
  | { by: 'status'; /** wamid. */ id: string; seconds: number }
  | { by: 'gateway'; /** The key by which a repetition is recognised. */ reference: string }
  | { by: 'outbox'; messageId: string }

/**
 * Records WhatsApp's own "stop offers" at one sender, or its end, which is no opt-in. Its time is that of the webhook,
 * because WhatsApp does not send the time at which the person acted; the evidence of the line says so. Its key names
 * the person as WhatsApp does, and not our contact: a POST that is tried again may find another contact, because the
 * first was merged, or was erased and somebody else has the number now. The number is in it as a keyed digest, because
 * a bare one could be found by trying all numbers.
 */
export function recordPreference(
  deps: Deps,
  target: ProviderStopTarget,
  { person, value, recipient, seconds, detail }: PreferenceEvent,
): Promise<ChangeResult> {
  const stops = value === 'stop'
  const [identity] = identitiesOf(person)
  const of = identity ? suppressionHash(deps.pepper, identity.matchKey) : target.contactId
  return recordProviderStop(deps, target, stops, {
    method: 'provider_preference',
    claimedAt: fromSeconds(seconds, stops ? 'no' : 'yes'),
    key: eventKey('preference', recipient.phoneNumberId, of, value, seconds),
    evidence: { detail, timestamp: seconds, timestampIs: 'when the webhook was made' },
  })
}

/**
 * Records the stop because of which WhatsApp did not deliver a message. It is known late, and is a refusal all the
 * same.
 */
export function recordRefusedMessage(
  deps: Deps,
  target: ProviderStopTarget,
  message: RefusedMessage,
): Promise<ChangeResult> {
  return recordProviderStop(deps, target, true, { method: 'provider_error', ...recordOf(message) })
}

/** What tells WhatsApp's stop from others, and what is kept of it. */
type ProviderStopRecord = Pick<ChangeRequest, 'claimedAt'> & { key: string; evidence: Record<string, unknown> }

function recordOf(message: RefusedMessage): ProviderStopRecord {
  const code = STOPPED_MARKETING
  switch (message.by) {
    case 'status':
      return {
        claimedAt: fromSeconds(message.seconds, 'no'),
        key: eventKey('status', message.id, 'failed'),
        evidence: { code, message: message.id },
      }
    case 'gateway':
      return { key: eventKey('gateway', message.reference), evidence: { code, answered: 'at once' } }
    case 'outbox':
      return { key: `outbox:${message.messageId}`, evidence: { code, outbox: message.messageId } }
  }
}

function recordProviderStop(
  deps: Deps,
  { businessId, contactId, senderId, sourceId = null }: ProviderStopTarget,
  value: boolean,
  { key, ...request }: ProviderStopRecord & Pick<ChangeRequest, 'method'>,
): Promise<ChangeResult> {
  return changeContact(deps, businessId, contactId, {
    ...request,
    kind: value ? 'provider_stop' : 'provider_resume',
    actor: 'provider',
    sourceId,
    dedupe: { key, kind: 'once' },
    say: () => ({ statements: [{ on: 'provider_stop', senderId, value }] }),
  })
}

import { inBusiness } from '@/db/client'
import { noteEvents } from '@/db/queries/inbox/seen-events'
import { addCounts, type MessageCount } from '@/db/queries/messages/message-counts'
import { findSentMessages, type SentMessage } from '@/db/queries/messages/sent-messages'
import type { PreferenceEvent, StatusEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { eventKey } from '@/lib/services/contacts/whatsapp-event'
import { recordPreference, recordRefusedDelivery } from '@/lib/services/inbound/record-provider-stop'
import { reviewUnnamed } from '@/lib/services/reviews/review-unnamed'
import { templateSource } from '@/lib/services/templates/template-source'
import { eachGroup, type InboxContext } from './context'
import { resolveContacts } from './resolve-contacts'

/**
 * "User stopped marketing messages from this business" (docs/reference/whatsapp.md, 1.4): the one error that is a
 * refusal.
 */
const STOPPED_MARKETING = 131050

/** What became of messages: counted by template and day; a delivery refused because of Meta's stop is that stop. */
export async function handleStatuses(context: InboxContext, events: readonly StatusEvent[]): Promise<void> {
  if (events.length === 0) return
  const { services, businessId } = context
  const sent = await countStatuses(context, events)
  const refused = events.filter((event) => event.errors.includes(STOPPED_MARKETING))
  const others = events.filter((event) => event.person.waId !== null && event.person.userId !== null)
  // Number and user id of somebody we know: what belongs together is learnt, and nobody is made by a status.
  await resolveContacts(
    context,
    others.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') })),
    false,
  )
  // A failed one may name nobody: then we know whom it was sent to.
  const contacts = await resolveContacts(
    context,
    refused.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') })),
    true,
  )
  const stops = refused.flatMap((event, index) => {
    const message = sent.get(event.id)
    const contactId = contacts[index] ?? message?.contactId
    if (!contactId) context.count('status', 'nobody')
    return contactId ? [{ event, contactId, message }] : []
  })
  const unnamed = refused.filter((event, index) => !contacts[index] && !sent.get(event.id)?.contactId)
  for (const event of unnamed) await keepUnnamed(context, event, ['status', event.id], { error: STOPPED_MARKETING })
  await eachGroup(
    context,
    stops.map((stop) => [stop]),
    async ({ event, contactId, message }) => {
      const senderId = await context.senderId(event.recipient)
      const sourceId = message ? await templateSource(services, businessId, message) : null
      await recordRefusedDelivery(services, { businessId, contactId, senderId, sourceId }, event)
    },
  )
}

/** Counts what was not counted before. Returns the messages that we know. */
async function countStatuses(context: InboxContext, events: readonly StatusEvent[]): Promise<Map<string, SentMessage>> {
  const { services, businessId } = context
  const keyed = events.map((event) => ({ event, key: eventKey('status', event.id, event.status) }))
  return inBusiness(services.db, businessId, async (tx) => {
    const sent = await findSentMessages(
      tx,
      businessId,
      events.map((event) => event.id),
    )
    const fresh = await noteEvents(
      tx,
      businessId,
      keyed.map(({ key }) => key),
      services.clock.now(),
    )
    const counts = new Map<string, MessageCount>()
    for (const { event, key } of keyed) {
      // The same status may stand twice in one POST.
      if (!fresh.delete(key)) {
        context.count('status', 'repeated')
        continue
      }
      const day = new Date(event.seconds * 1000).toISOString().slice(0, 10)
      const template = sent.get(event.id)?.templateId ?? 'unknown'
      const codes = event.errors.length > 0 ? event.errors.map(String) : [event.status]
      for (const code of new Set(codes)) {
        const place = `${day} ${template} ${code}`
        const known = counts.get(place)
        if (known) known.count += 1
        else counts.set(place, { day, template, code, count: 1 })
      }
      context.count('status', event.status)
    }
    await addCounts(tx, businessId, [...counts.values()])
    return sent
  })
}

/** Meta's stop and resume, each at the sender that it names. */
export async function handlePreferences(context: InboxContext, events: readonly PreferenceEvent[]): Promise<void> {
  const contacts = await resolveContacts(
    context,
    events.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') })),
    true,
  )
  const groups = events.flatMap((event, index) => {
    const contactId = contacts[index]
    if (!contactId) context.count('preference', 'nobody')
    return contactId ? [[{ event, contactId }]] : []
  })
  for (const event of events.filter((each, index) => !contacts[index] && each.value === 'stop')) {
    const { phoneNumberId } = event.recipient
    await keepUnnamed(context, event, ['preference', phoneNumberId, event.seconds], { detail: event.detail })
  }
  await eachGroup(context, groups, async ({ event, contactId }) => {
    const senderId = await context.senderId(event.recipient)
    await recordPreference(context.services, { businessId: context.businessId, contactId, senderId }, event)
    context.count('preference', event.value)
  })
}

/** Meta's own stop without a person waits for one of the business. */
async function keepUnnamed(
  { services, businessId, backendId }: InboxContext,
  event: StatusEvent | PreferenceEvent,
  key: readonly (string | number)[],
  said: Record<string, unknown>,
): Promise<void> {
  const body = { ...said, stop: 'provider', person: { ...event.person }, recipient: event.recipient.displayNumber }
  const at = event.seconds * 1000
  await reviewUnnamed(services, { businessId, backendId, key: eventKey('unnamed', ...key), body, at })
}

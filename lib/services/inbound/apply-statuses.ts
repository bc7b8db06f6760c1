import { inBusiness } from '@/db/client'
import { recordSeenEvents } from '@/db/queries/inbox/seen-events'
import { addCounts, type MessageCount } from '@/db/queries/messages/message-counts'
import { markUnpaid } from '@/db/queries/messages/senders'
import { findSentMessages, type SentMessage } from '@/db/queries/messages/sent-messages'
import { markUndelivered } from '@/db/queries/outbox/outbox'
import { noteProgress } from '@/db/queries/template-watch/messages'
import { STOPPED_MARKETING, UNPAID } from '@/lib/backends/whatsapp/errors'
import type { StatusEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { isOutage } from '@/lib/errors'
import { eventKey } from '@/lib/services/contacts/whatsapp-event'
import { templateSource } from '@/lib/services/templates/template-source'
import { eachGroup, type InboundContext } from './inbound-context'
import { messageProgress } from './message-progress'
import { recordRefusedMessage } from './record-provider-stop'
import { NOBODY, resolveContacts } from './resolve-contacts'
import { reviewUnnamedStop } from './review-unnamed-stop'

/**
 * Records the statuses of sent messages: counts them by template and day, and records a delivery that failed because of
 * WhatsApp's own stop as that stop. A message of ours that was not delivered is marked, so that the person can be told
 * where they still look.
 */
export async function applyStatuses(context: InboundContext, events: readonly StatusEvent[]): Promise<void> {
  if (events.length === 0) return
  const { deps, businessId } = context
  // A refusal among them is recorded although they can't be counted now.
  const sent = await countStatuses(context, events).catch((error: unknown) => {
    if (isOutage(error)) throw error
    context.fail(error)
    return findSent(context, events)
  })
  await noteUnpaid(context, events)
  const refused = events.filter((event) => event.errors.includes(STOPPED_MARKETING))
  const others = events.filter((event) => event.person.waId !== null && event.person.userId !== null)
  // A status may show that a number and a user id belong together; it creates no contact.
  await resolveContacts(
    context,
    others.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') })),
    false,
  )
  // A status that failed may name no person. Then the contact is the one to whom we know the message was sent.
  const contacts = await resolveContacts(
    context,
    refused.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') })),
    true,
  )
  const stops = refused.flatMap((event, index) => {
    const message = sent.get(event.id)
    const { isErased, nextHolder, ...named } = contacts[index] ?? NOBODY
    const contactId = named.contactId ?? nextHolder ?? message?.contactId
    if (!contactId) context.count('status', isErased ? 'erased' : 'nobody')
    return contactId ? [{ event, contactId, message }] : []
  })
  const unnamed = refused.filter((event, index) => {
    const { contactId, isErased } = contacts[index] ?? NOBODY
    return !contactId && !isErased && !sent.get(event.id)?.contactId
  })
  await eachGroup(context, [unnamed], (event) =>
    reviewUnnamedStop(context, event, ['status', event.id], { error: STOPPED_MARKETING }),
  )
  await eachGroup(
    context,
    stops.map((stop) => [stop]),
    async ({ event, contactId, message }) => {
      const senderId = await context.senderId(event.recipient)
      const sourceId = message ? await templateSource(deps, businessId, message) : null
      const { id, seconds } = event
      await recordRefusedMessage(deps, { businessId, contactId, senderId, sourceId }, { by: 'status', id, seconds })
    },
  )
}

/** Notes at the sender that nobody pays for its messages, which then do not arrive. */
async function noteUnpaid(context: InboundContext, events: readonly StatusEvent[]): Promise<void> {
  const unpaid = events.filter((event) => event.errors.includes(UNPAID))
  await eachGroup(context, [unpaid], async ({ recipient, seconds }) => {
    const senderId = await context.senderId(recipient)
    const { deps, businessId } = context
    await inBusiness(deps.db, businessId, (tx) => markUnpaid(tx, businessId, senderId, seconds * 1000))
  })
}

function findSent({ deps, businessId }: InboundContext, events: readonly StatusEvent[]) {
  const ids = events.map((event) => event.id)
  return inBusiness(deps.db, businessId, (tx) => findSentMessages(tx, businessId, ids))
}

/**
 * Returns our ids of the senders of messages, by Meta's ids of their numbers. One that can't be stored is left out: its
 * statuses count all the same.
 */
async function senderIds(context: InboundContext, events: readonly StatusEvent[]): Promise<Map<string, string>> {
  const recipients = new Map(events.map(({ recipient }) => [recipient.phoneNumberId, recipient]))
  const ids = new Map<string, string>()
  for (const [phoneNumberId, recipient] of recipients) {
    const id = await context.senderId(recipient).catch((error: unknown) => {
      if (isOutage(error)) throw error
      return null
    })
    if (id !== null) ids.set(phoneNumberId, id)
  }
  return ids
}

/** Counts the statuses that were not counted before. Returns the messages that we know. */
async function countStatuses(
  context: InboundContext,
  events: readonly StatusEvent[],
): Promise<Map<string, SentMessage>> {
  const { deps, businessId } = context
  const now = deps.clock.now()
  const senders = await senderIds(context, events)
  const keyed = events.map((event) => ({ event, key: eventKey('status', event.id, event.status) }))
  return inBusiness(deps.db, businessId, async (tx) => {
    const sent = await findSentMessages(
      tx,
      businessId,
      events.map((event) => event.id),
    )
    const fresh = await recordSeenEvents(
      tx,
      businessId,
      keyed.map(({ key }) => key),
      now,
    )
    const counts = new Map<string, MessageCount>()
    for (const { event, key } of keyed) {
      // The same status may be in one POST twice.
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
    // Also statuses that came before: what is kept of a message does not change by them.
    await noteProgress(tx, businessId, messageProgress(events, senders, now), now)
    const failed = events.filter(({ status, id }) => status === 'failed' && sent.has(id))
    await markUndelivered(
      tx,
      businessId,
      failed.map(({ id, seconds, errors }) => ({ messageId: id, at: seconds * 1000, code: errors[0] ?? null })),
    )
    return sent
  })
}

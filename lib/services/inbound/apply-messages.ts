import { inBusiness } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import { readLocales } from '@/db/queries/contacts/contacts'
import type { Writer } from '@/db/queries/identities/number-order'
import type { InboundContact } from '@/db/queries/messages/senders'
import { findSentMessages, nameRecipients } from '@/db/queries/messages/sent-messages'
import type { MessageEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { contactLocale } from '@/lib/i18n/contact-locale'
import { changeContacts } from '@/lib/services/changes/change-contacts'
import { identitiesOf, messageKey, wordsOf } from '@/lib/services/contacts/whatsapp-event'
import { reviewUnnamed } from '@/lib/services/reviews/review-unnamed'
import { templateSource } from '@/lib/services/templates/template-source'
import { answerMessage } from './answer-message'
import { changeOfMessage, type InboundMessage } from './change-of-message'
import { eachGroup, type InboundContext } from './inbound-context'
import { certainRefusal, type MessageIntent } from './intent'
import { readIntent } from './read-intent'
import { recordWriters } from './record-writers'
import { NOBODY, resolveContacts } from './resolve-contacts'
import { mayRefuse, reviewGroupMessages } from './review-group-messages'
import { topicOfSent } from './topic-of-sent'

/** A message of a contact, and its intent. */
interface ReadMessage {
  event: MessageEvent
  contactId: string
  intent: MessageIntent
  /** Its author was erased since; the contact has their number now. */
  isOfErased?: boolean
}

/**
 * Applies what people wrote and tapped: finds each contact, records when they wrote (for the 24-hour window), and does
 * what each message asks for.
 */
export async function applyMessages(context: InboundContext, all: readonly MessageEvent[]): Promise<void> {
  await reviewGroupMessages(
    context,
    all.filter(({ inGroup }) => inGroup),
  )
  const events = all.filter(({ inGroup }) => !inGroup)
  if (events.length === 0) return
  const { deps, businessId, backendId } = context
  const { messages, lastInbound, writers } = await readMessages(context, events)
  // This comes before the changes, because a reply may be sent only to a contact who wrote within the window.
  await recordWriters(deps.db, businessId, lastInbound, writers)

  const answered = await inBusiness(deps.db, businessId, async (tx) => {
    const found = await findSentMessages(
      tx,
      businessId,
      messages.flatMap(({ event }) => event.contextId ?? []),
    )
    // A stranger who replies is known from now on: so their refusal counts at the message.
    const named = messages.flatMap(({ event: { contextId }, contactId, isOfErased }) =>
      contextId !== null && !isOfErased && found.get(contextId)?.contactId === null
        ? [{ messageId: contextId, contactId }]
        : [],
    )
    if (named.length > 0) await nameRecipients(tx, businessId, named)
    return found
  })
  const groups = inOrder(messages)
  // Takes one message of each person at a time, so that their next one finds the effect of this one.
  for (let turn = 0; groups.some((group) => group.length > turn); turn++) {
    const placed: PlacedMessage[] = []
    const ones = groups.map((group) => group.slice(turn, turn + 1))
    await eachGroup(context, ones, async ({ event, contactId, intent, isOfErased }) => {
      const sent = event.contextId === null ? undefined : answered.get(event.contextId)
      const sourceId = sent ? await templateSource(deps, businessId, sent) : null
      const topicId = sent ? await topicOfSent(deps, businessId, sent) : null
      placed.push({ message: { businessId, backendId, contactId, event, sourceId, topicId, isOfErased }, intent })
    })
    await applyAll(context, placed)
  }
}

/**
 * Finds the contact and the intent of each message. Returns the messages that ask for something, when each contact
 * last wrote to each sender, and from which number they wrote last.
 */
async function readMessages(
  context: InboundContext,
  events: readonly MessageEvent[],
): Promise<{ messages: ReadMessage[]; lastInbound: InboundContact[]; writers: Writer[] }> {
  const { deps, businessId } = context
  const people = events.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') }))
  const contacts = await resolveContacts(context, people, true)
  const [version, locales] = await inBusiness(deps.db, businessId, (tx) => {
    const known = [...new Set(contacts.flatMap(({ contactId }) => contactId ?? []))]
    return Promise.all([readConfigVersion(tx, businessId), readLocales(tx, businessId, known)])
  })
  const config = await deps.configs.at(businessId, version)

  const lastInbound = new Map<string, InboundContact>()
  const writers = new Map<string, Writer>()
  const now = deps.clock.now()
  const messages: ReadMessage[] = []
  // One after another, each on its own: one that can't be read or kept holds up no other.
  await eachGroup(context, [[...events.entries()]], async ([index, event]) => {
    const { contactId, isErased, nextHolder } = contacts[index] ?? NOBODY
    if (isErased) {
      context.count('message', 'erased')
      const refusal = certainRefusal(readIntent(event.content, config))
      if (refusal && nextHolder) messages.push({ event, contactId: nextHolder, intent: refusal, isOfErased: true })
      return
    }
    if (!contactId) {
      context.count('message', 'nobody')
      await reviewUnnamedMessage(context, event, readIntent(event.content, config))
      return
    }
    const senderId = await context.senderId(event.recipient)
    const at = Math.min(event.seconds * 1000, now)
    const key = contactId + senderId
    const before = lastInbound.get(key)
    const byAgent = event.heldBy === 'agent'
    // Within the same second the agent counts: giving the agent a conversation that it already has changes nothing.
    if (!before || before.at < at || (before.at === at && byAgent))
      lastInbound.set(key, { contactId, senderId, at, byAgent })
    const number = identitiesOf(event.person).find(({ kind }) => kind === 'phone')
    if (number && at >= (writers.get(contactId)?.at ?? 0))
      writers.set(contactId, { contactId, at, value: number.value, matchKey: number.matchKey })
    const phone = event.person.waId === null ? null : `+${event.person.waId}`
    const intent = readIntent(event.content, config, contactLocale(config, phone, locales.get(contactId) ?? null))
    context.count('message', intent.outcome)
    if (intent.outcome !== 'none') messages.push({ event, contactId, intent })
  })
  return { messages, lastInbound: [...lastInbound.values()], writers: [...writers.values()] }
}

/** Keeps a message that may be a No, but names no contact, for a member of the business to judge. */
async function reviewUnnamedMessage(
  { deps, businessId, backendId }: InboundContext,
  event: MessageEvent,
  intent: MessageIntent,
): Promise<void> {
  if (!mayRefuse(intent)) return
  const key = `${messageKey(event)}:unnamed`
  const body = { ...wordsOf(event.content), person: { ...event.person }, recipient: event.recipient.displayNumber }
  await reviewUnnamed(deps, { businessId, backendId, key, body, at: event.seconds * 1000 })
}

/** A message with what is known of the message that it answers, and its intent. */
interface PlacedMessage {
  message: InboundMessage
  intent: MessageIntent
}

/**
 * How many changes share a transaction. It is bounded because a save of one of these contacts waits for the whole
 * transaction.
 */
const TOGETHER = 150

/** Does what the messages of different contacts ask for: many changes together, and everything else one by one. */
async function applyAll(context: InboundContext, placed: readonly PlacedMessage[]): Promise<void> {
  const { deps, businessId } = context
  const changes = placed.flatMap(({ message, intent }) => changeOfMessage(message, intent) ?? [])
  const portions = Array.from({ length: Math.ceil(changes.length / TOGETHER) }, (_, index) =>
    changes.slice(index * TOGETHER, (index + 1) * TOGETHER),
  )
  await eachGroup(
    context,
    portions.map((portion) => [portion]),
    (portion) => changeContacts(deps, businessId, portion, (error) => context.fail(error)),
  )
  await eachGroup(
    context,
    placed.map((one) => [one]),
    ({ message, intent }) => answerMessage(deps, message, intent),
  )
}

/** Groups messages by contact, each group in the order of the messages' times. */
function inOrder(messages: readonly ReadMessage[]): ReadMessage[][] {
  const byContact = new Map<string, ReadMessage[]>()
  for (const message of messages) {
    const group = byContact.get(message.contactId)
    if (group) group.push(message)
    else byContact.set(message.contactId, [message])
  }
  return [...byContact.values()].map((group) => group.toSorted((a, b) => a.event.seconds - b.event.seconds))
}

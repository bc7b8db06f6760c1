import { inBusiness } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import { readLocales } from '@/db/queries/contacts/contacts'
import { type InboundContact, noteInbound } from '@/db/queries/messages/senders'
import { findSentMessages } from '@/db/queries/messages/sent-messages'
import type { IdentityEvent, MessageEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { contactLocale } from '@/lib/i18n/contact-locale'
import { changeContacts } from '@/lib/services/changes/change-contacts'
import { changeNumber } from '@/lib/services/contacts/change-number'
import { messageKey, wordsOf } from '@/lib/services/contacts/whatsapp-event'
import {
  answerInboundMessage,
  changeOfMessage,
  type InboundMessage,
  readIntent,
} from '@/lib/services/inbound/apply-inbound-message'
import { topicOfSent } from '@/lib/services/inbound/topic-of-sent'
import type { MessageIntent } from '@/lib/services/inbound/understand-text'
import { reviewUnnamed } from '@/lib/services/reviews/review-unnamed'
import { templateSource } from '@/lib/services/templates/template-source'
import { eachGroup, type InboxContext } from './context'
import { resolveContacts } from './resolve-contacts'

/** What people wrote and tapped: who it was, that they wrote (24-hour window), and what it asks for. */
export async function handleMessages(context: InboxContext, events: readonly MessageEvent[]): Promise<void> {
  if (events.length === 0) return
  const { services, businessId, backendId } = context
  const people = events.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') }))
  const contacts = await resolveContacts(context, people, true)
  const [version, locales] = await inBusiness(services.db, businessId, (tx) => {
    const known = [...new Set(contacts.filter((id) => id !== null))]
    return Promise.all([readConfigVersion(tx, businessId), readLocales(tx, businessId, known)])
  })
  const config = await services.configs.at(businessId, version)

  const heard = new Map<string, InboundContact>()
  const now = services.clock.now()
  const meant: { event: MessageEvent; contactId: string; meaning: MessageIntent }[] = []
  for (const [index, event] of events.entries()) {
    const contactId = contacts[index]
    if (!contactId) {
      context.count('message', 'nobody')
      await keepUnnamed(context, event, readIntent(event.content, config))
      continue
    }
    const senderId = await context.senderId(event.recipient)
    const at = Math.min(event.seconds * 1000, now)
    const key = contactId + senderId
    const before = heard.get(key)
    const byAgent = event.heldBy === 'agent'
    // Of one second the agent counts: who is given a conversation that they have already loses nothing.
    if (!before || before.at < at || (before.at === at && byAgent)) heard.set(key, { contactId, senderId, at, byAgent })
    const phone = event.person.waId === null ? null : `+${event.person.waId}`
    const meaning = readIntent(event.content, config, contactLocale(config, phone, locales.get(contactId) ?? null))
    context.count('message', meaning.outcome)
    if (meaning.outcome !== 'none') meant.push({ event, contactId, meaning })
  }
  // Before what they asked for: an answer may be written only to whom wrote lately.
  await inBusiness(services.db, businessId, (tx) => noteInbound(tx, businessId, [...heard.values()]))

  const answered = await inBusiness(services.db, businessId, (tx) =>
    findSentMessages(
      tx,
      businessId,
      meant.flatMap(({ event }) => event.contextId ?? []),
    ),
  )
  const groups = inOrder(meant)
  // One message of each person at a time: their next one finds what this one did.
  for (let turn = 0; groups.some((group) => group.length > turn); turn++) {
    const asked: Asked[] = []
    const ones = groups.map((group) => group.slice(turn, turn + 1))
    await eachGroup(context, ones, async ({ event, contactId, meaning }) => {
      const sent = event.contextId === null ? undefined : answered.get(event.contextId)
      const sourceId = sent ? await templateSource(services, businessId, sent) : null
      const topicId = sent ? await topicOfSent(services, businessId, sent) : null
      asked.push({ message: { businessId, backendId, contactId, event, sourceId, topicId }, meaning })
    })
    await applyAll(context, asked)
  }
}

/** Meanings that may be a No. */
const MAY_REFUSE: ReadonlySet<MessageIntent['outcome']> = new Set([
  'stop',
  'refuse_marketing',
  'refuse_topic',
  'unsure',
])

/** What may say no and names nobody waits for a person of the business. */
async function keepUnnamed(context: InboxContext, event: MessageEvent, { outcome }: MessageIntent): Promise<void> {
  if (!MAY_REFUSE.has(outcome)) return
  const { services, businessId, backendId } = context
  const key = `${messageKey(event)}:unnamed`
  const body = { ...wordsOf(event.content), person: { ...event.person }, recipient: event.recipient.displayNumber }
  await reviewUnnamed(services, { businessId, backendId, key, body, at: event.seconds * 1000 })
}

/** An understood message of somebody. */
interface Asked {
  message: InboundMessage
  meaning: MessageIntent
}

/** Changes that share a transaction: a save of one of these people waits for it. */
const TOGETHER = 150

/** Does what messages of different people ask for: changes many together, whatever else one by one. */
async function applyAll(context: InboxContext, asked: readonly Asked[]): Promise<void> {
  const { services, businessId } = context
  const changes = asked.flatMap(({ message, meaning }) => changeOfMessage(message, meaning) ?? [])
  const portions = Array.from({ length: Math.ceil(changes.length / TOGETHER) }, (_, index) =>
    changes.slice(index * TOGETHER, (index + 1) * TOGETHER),
  )
  await eachGroup(
    context,
    portions.map((portion) => [portion]),
    (portion) => changeContacts(services, businessId, portion, (error) => context.fail(error)),
  )
  await eachGroup(
    context,
    asked.map((one) => [one]),
    ({ message, meaning }) => answerInboundMessage(services, message, meaning),
  )
}

/** By contact, each one's in the order of their own times. */
function inOrder<T extends { contactId: string; event: { seconds: number } }>(items: readonly T[]): T[][] {
  const byContact = new Map<string, T[]>()
  for (const item of items) {
    const group = byContact.get(item.contactId)
    if (group) group.push(item)
    else byContact.set(item.contactId, [item])
  }
  return [...byContact.values()].map((group) => group.toSorted((a, b) => a.event.seconds - b.event.seconds))
}

/** Changed numbers, one after another in the order of their times: one may follow on another. */
export async function handleIdentityChanges(context: InboxContext, events: readonly IdentityEvent[]): Promise<void> {
  await eachGroup(context, [events.toSorted((a, b) => a.seconds - b.seconds)], async (event) => {
    const outcome = await changeNumber(context.services, context.businessId, context.backendId, event)
    context.count('identity', outcome)
  })
}

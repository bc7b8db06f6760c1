import type { IdentityEvent, MessageEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { applyInboundMessage, type Meaning, readMeaning } from '@/lib/services/apply-inbound-message'
import { changeNumber } from '@/lib/services/change-number'
import { templateSource } from '@/lib/services/template-source'
import { inBusiness } from '@/db/client'
import { readConfigVersion } from '@/db/queries/config'
import { type Heard, noteInbound } from '@/db/queries/senders'
import { findSentMessages } from '@/db/queries/sent-messages'
import { eachGroup, type InboxContext } from './context'
import { meetPeople } from './meet-people'

/** What people wrote and tapped: who it was, that they wrote (24-hour window), and what it asks for. */
export async function handleMessages(context: InboxContext, events: readonly MessageEvent[]): Promise<void> {
  if (events.length === 0) return
  const { services, businessId, backendId } = context
  const people = events.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') }))
  const contacts = await meetPeople(context, people, true)
  const version = await inBusiness(services.db, businessId, (tx) => readConfigVersion(tx, businessId))
  const config = await services.configs.at(businessId, version)

  const heard = new Map<string, Heard>()
  const now = services.clock.now()
  const meant: { event: MessageEvent; contactId: string; meaning: Meaning }[] = []
  for (const [index, event] of events.entries()) {
    const contactId = contacts[index]
    if (!contactId) {
      context.count('message', 'nobody')
      continue
    }
    const senderId = await context.senderId(event.recipient)
    const at = Math.min(event.seconds * 1000, now)
    const key = contactId + senderId
    if ((heard.get(key)?.at ?? 0) < at) heard.set(key, { contactId, senderId, at })
    const meaning = readMeaning(event.content, config)
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
  await eachGroup(context, inOrder(meant), async ({ event, contactId, meaning }) => {
    const sent = event.contextId === null ? undefined : answered.get(event.contextId)
    const sourceId = sent ? await templateSource(services, businessId, sent) : null
    await applyInboundMessage(services, { businessId, backendId, contactId, event, sourceId }, meaning)
  })
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

import { inBusiness } from '@/db/client'
import { type InboundContact, recordThreadHolders } from '@/db/queries/messages/senders'
import type { ControlEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { eachGroup, type InboundContext } from './inbound-context'
import { resolveContacts } from './resolve-contacts'

/** Records who answers each conversation from now on. Nothing is recorded for people we do not know. */
export async function applyThreadControls(context: InboundContext, events: readonly ControlEvent[]): Promise<void> {
  if (events.length === 0) return
  const { deps, businessId } = context
  const people = events.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') }))
  const contacts = await resolveContacts(context, people, false)
  const latest = new Map<string, InboundContact>()
  await eachGroup(context, [[...events.entries()]], async ([index, { recipient, seconds, holder }]) => {
    const contactId = contacts[index]?.contactId
    context.count('control', contactId ? holder : 'nobody')
    if (!contactId) return
    const senderId = await context.senderId(recipient)
    const at = Math.min(seconds * 1000, deps.clock.now())
    const before = latest.get(contactId + senderId)
    if ((before?.at ?? 0) <= at)
      latest.set(contactId + senderId, { contactId, senderId, at, byAgent: holder === 'agent' })
  })
  await inBusiness(deps.db, businessId, (tx) => recordThreadHolders(tx, businessId, [...latest.values()]))
}

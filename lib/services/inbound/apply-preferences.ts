import type { PreferenceEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { eachGroup, type InboundContext } from './inbound-context'
import { recordPreference } from './record-provider-stop'
import { NOBODY, resolveContacts } from './resolve-contacts'
import { reviewUnnamedStop } from './review-unnamed-stop'

/** Records WhatsApp's own "stop offers", and its end, each at the sender that it names. */
export async function applyPreferences(context: InboundContext, events: readonly PreferenceEvent[]): Promise<void> {
  const { deps, businessId } = context
  const contacts = await resolveContacts(
    context,
    events.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') })),
    true,
  )
  const groups = events.flatMap((event, index) => {
    const { contactId: own, isErased, nextHolder } = contacts[index] ?? NOBODY
    // WhatsApp's stop of a person who was erased since may be that of who has the number now. Its end is not.
    const contactId = own ?? (event.value === 'stop' ? nextHolder : null)
    if (!contactId) context.count('preference', isErased ? 'erased' : 'nobody')
    return contactId ? [[{ event, contactId }]] : []
  })
  const unnamed = events.filter((each, index) => {
    const { contactId, isErased } = contacts[index] ?? NOBODY
    return !contactId && !isErased && each.value === 'stop'
  })
  await eachGroup(context, [unnamed], async (event) => {
    const { phoneNumberId } = event.recipient
    const key = ['preference', phoneNumberId, event.seconds]
    await reviewUnnamedStop(context, event, key, { detail: event.detail })
  })
  await eachGroup(context, groups, async ({ event, contactId }) => {
    const senderId = await context.senderId(event.recipient)
    await recordPreference(deps, { businessId, contactId, senderId }, event)
    context.count('preference', event.value)
  })
}

import { inBusiness } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import type { MessageEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { messageKey, wordsOf } from '@/lib/services/contacts/whatsapp-event'
import { keepReview } from '@/lib/services/reviews/keep-review'
import { eachGroup, type InboundContext } from './inbound-context'
import type { MessageIntent } from './intent'
import { readIntent } from './read-intent'
import { NOBODY, resolveContacts } from './resolve-contacts'

/** Intents that may be a No. */
const MAY_REFUSE: ReadonlySet<MessageIntent['outcome']> = new Set([
  'stop',
  'refuse_marketing',
  'refuse_topic',
  'unsure',
  'decline',
])

/** Whether a message with this intent may be a No. */
export const mayRefuse = ({ outcome }: MessageIntent): boolean => MAY_REFUSE.has(outcome)

/**
 * Keeps for a member of the business to judge what people wrote in a group of the business and may be a refusal. In a
 * group people write to each other: a STOP there may be about anything, so it changes nothing by itself. Nothing else
 * of a group is kept, and no answer is sent.
 */
export async function reviewGroupMessages(context: InboundContext, events: readonly MessageEvent[]): Promise<void> {
  if (events.length === 0) return
  const { deps, businessId, backendId } = context
  const version = await inBusiness(deps.db, businessId, (tx) => readConfigVersion(tx, businessId))
  const config = await deps.configs.at(businessId, version)
  const kept = events.filter((event) => mayRefuse(readIntent(event.content, config)))
  context.count('message', 'group', events.length)
  const seen = kept.map(({ person, seconds }) => ({ person, at: fromSeconds(seconds, 'no') }))
  const contacts = await resolveContacts(context, seen, true)
  await eachGroup(context, [[...kept.entries()]], async ([index, event]) => {
    const { contactId, isErased } = contacts[index] ?? NOBODY
    if (isErased) return
    const person = contactId === null ? { person: { ...event.person }, unnamed: true } : {}
    await inBusiness(deps.db, businessId, (tx) =>
      keepReview(deps, tx, {
        ...{ businessId, backendId, contactId, kind: 'unsure_message', dedupeKey: `${messageKey(event)}:group` },
        body: {
          ...{ ...wordsOf(event.content), ...person, group: true, recipient: event.recipient.displayNumber },
          at: new Date(event.seconds * 1000).toISOString(),
        },
      }),
    )
  })
}

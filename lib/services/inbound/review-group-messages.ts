import { inBusiness } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import type { MessageEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import { messageKey, wordsOf } from '@/lib/services/contacts/whatsapp-event'
import { keepReview } from '@/lib/services/reviews/keep-review'
import { BY_ERASED } from './change-of-message'
import { eachGroup, type InboundContext } from './inbound-context'
import { certainRefusal, type MessageIntent } from './intent'
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
 * of a group is kept, and no answer is sent. A clear No of an author who was erased since is judged for who has the
 * number now, without its words; anything else of theirs is dropped.
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
    const { contactId: own, isErased, nextHolder } = contacts[index] ?? NOBODY
    if (isErased && (nextHolder === null || certainRefusal(readIntent(event.content, config)) === null)) return
    const contactId = isErased ? nextHolder : own
    const person = contactId === null ? { person: { ...event.person }, unnamed: true } : {}
    const said = isErased ? BY_ERASED : { ...wordsOf(event.content), ...person }
    await inBusiness(deps.db, businessId, (tx) =>
      keepReview(deps, tx, {
        ...{ businessId, backendId, contactId, kind: 'unsure_message', dedupeKey: `${messageKey(event)}:group` },
        body: {
          ...{ ...said, group: true, recipient: event.recipient.displayNumber },
          at: new Date(event.seconds * 1000).toISOString(),
        },
      }),
    )
  })
}

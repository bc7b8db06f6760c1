import { effectiveAnswer, isExpired, isStoppedFor } from './effective'
import { isVoidedBy } from './registers'
import {
  type ContactState,
  type Decision,
  type DecisionContext,
  type DecisionReason,
  FOREVER,
  type Instant,
  type Pending,
  type Topic,
} from './types'

const allowed = (reason: DecisionReason): Decision => ({ allowed: true, reason, until: null })
const refused = (reason: DecisionReason, until: Instant | null = null): Decision => ({ allowed: false, reason, until })

/**
 * Returns whether a message about `topic` may be sent to the contact at `context.now`, with the first reason that
 * applies. A contact that we do not know is `EMPTY_CONTACT`. docs/consent.md gives the order of the reasons. A test
 * compares the SQL version for many contacts with this function.
 */
export function decide(contact: ContactState, topic: Topic, context: DecisionContext): Decision {
  const { now } = context
  const marketing = topic.category === 'marketing' || context.category === 'marketing'

  if (contact.erasedAt !== null) return refused('erased')
  // This comes before `required`, so that no security code goes to a stranger.
  if (contact.releasedAt !== null) return refused('released')
  // So does this: a business that is being closed sends nothing.
  if (topic.closed) return refused('topic_paused')
  const { templatePaused = false } = context
  if (topic.policy === 'required' && !marketing)
    return templatePaused ? refused('template_paused') : allowed('required')
  if (isStoppedFor(contact, topic.id)) return refused('stopped')

  const pausedUntil = contact.pause?.until ?? null
  if (pausedUntil !== null && pausedUntil > now) return refused('paused', pausedUntil >= FOREVER ? null : pausedUntil)
  if (marketing && hasProviderStop(contact, context.senderId)) return refused('provider_stop')
  if (topic.paused) return refused('topic_paused')

  const state = contact.topics[topic.id]
  const answer = effectiveAnswer(state)?.register ?? null
  if (answer?.answer === 'out') return refused('opted_out')
  // A person who refused is named as such, and not as somebody who gets the template again later.
  if (templatePaused) return refused('template_paused')
  const isIn = answer?.answer === 'in'
  if (isIn && !isExpired(answer, now)) return allowed('opted_in')
  const pending = openRequest(contact, topic.id, now)
  if (pending) return refused('pending_confirmation', pending.expiresAt)
  if (isIn) return refused('consent_expired')
  // A `required` topic comes here only for a marketing message, to which `required` never applies. It then counts as no
  // answer.
  return topic.policy === 'opt_out' ? allowed('not_refused') : refused('no_opt_in')
}

function hasProviderStop(contact: ContactState, senderId: string | undefined): boolean {
  if (senderId !== undefined) return contact.providerStops[senderId]?.on === true
  return Object.values(contact.providerStops).some((stop) => stop.on)
}

/** Returns the request for confirmation of a topic that can still be confirmed at a moment; null if there is none. */
export function openRequest(contact: ContactState, topicId: string, now: Instant): Pending | null {
  const pending = contact.topics[topicId]?.pending ?? null
  if (!pending || pending.expiresAt <= now || isVoidedBy(contact.stop, pending)) return null
  return pending
}

import { applyChange } from './change'
import { decide, openRequest } from './decide'
import type { Change, ContactState, Instant, Statement, Topic } from './types'

/**
 * Returns the statements of an act in which a Yes to marketing waits until the person confirms it (docs/consent.md,
 * "Confirmation"). Any part of the act that would allow marketing that the person does not get today (a Yes, a return,
 * an undo) becomes a request for confirmation. Where it would come without a Yes, because a stop was lifted or a No
 * taken back, the topic is refused in the same act. What the act refuses, and what is no marketing, counts at once. A
 * topic whose request is still open is not asked about again. The request has the id of the change.
 */
export function askToConfirm(
  state: ContactState,
  change: Change,
  topics: readonly Topic[],
  expiresAt: Instant,
): Statement[] {
  const lets = (after: ContactState, topic: Topic) => isLetThrough(after, topic, change.at)
  const { after } = applyChange(state, change)
  const gained = topics.filter((topic) => topic.category === 'marketing' && !lets(state, topic) && lets(after, topic))
  if (gained.length === 0) return [...change.statements]
  const ids = new Set(gained.map(({ id }) => id))
  const kept = change.statements.filter((one) => one.on !== 'answer' || one.answer !== 'in' || !ids.has(one.topicId))
  const rest = applyChange(state, { ...change, statements: kept }).after
  const refused = gained.filter((topic) => lets(rest, topic))
  const asked = gained.filter((topic) => refused.includes(topic) || !openRequest(state, topic.id, change.at))
  return [
    ...kept,
    ...refused.map(({ id }): Statement => ({ on: 'answer', topicId: id, answer: 'out' })),
    ...asked.map(({ id }): Statement => ({ on: 'pending', topicId: id, requestId: change.id, expiresAt })),
  ]
}

/** Whether a topic comes as far as the person decides it by their answers: a pause and WhatsApp's own stop end. */
function isLetThrough(state: ContactState, topic: Topic, now: Instant): boolean {
  const answered = { ...state, pause: null, providerStops: {} }
  return decide(answered, { ...topic, paused: false, closed: false }, { now }).allowed
}

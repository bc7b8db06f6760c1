import { answerStrictness, isLaterRequest, pauseStrictness, stopStrictness, takes } from './registers'
import { topicOf, write } from './state'
import { type ContactState, type Effect, EMPTY_CONTACT } from './types'

/**
 * Rebuilds the state from the effects of a contact's ledger lines, given in any order. For all lines the result equals
 * what `applyChange` produced; for the lines recorded up to some moment, it is what we knew then. `before` is the state
 * before the first of the lines: for the lines after a merge, the merged state.
 */
export function fold(lines: Iterable<readonly Effect[]>, before: ContactState = EMPTY_CONTACT): ContactState {
  let state = before
  const closedRequests = new Set<string>()
  for (const effects of lines) {
    for (const effect of effects) {
      if (effect.on === 'pending' && effect.said === null && effect.before) closedRequests.add(effect.before.requestId)
      if (isWritten(effect) && holds(state, effect)) state = write(state, effect)
    }
  }
  return closeRequests(state, closedRequests)
}

/**
 * Whether an effect was written. An effect that did not take its register lost to another one that is among the lines
 * as well. A Yes that a No kept out is still in its lane.
 */
function isWritten(effect: Effect): boolean {
  if (effect.outcome === 'none') return false
  return effect.outcome !== 'kept_out' || (effect.on === 'answer' && effect.lane !== 'own')
}

/** Whether an effect takes its register from the state folded up to now. */
function holds(state: ContactState, effect: Effect): boolean {
  switch (effect.on) {
    case 'answer':
      return takes(effect.said, topicOf(state, effect.topicId).lanes[effect.lane], answerStrictness)
    case 'pending':
      // A closed request is removed at the end, because in this order the request itself may come after the line that
      // closed it.
      return effect.said !== null && isLaterRequest(effect.said, topicOf(state, effect.topicId).pending)
    case 'stop':
      return takes(effect.said, state.stop, stopStrictness)
    case 'pause':
      return takes(effect.said, state.pause, pauseStrictness)
    case 'provider_stop':
      return takes(effect.said, state.providerStops[effect.senderId], stopStrictness)
    case 'release':
      return state.releasedAt === null || effect.said.at < state.releasedAt
    case 'erasure':
      return state.erasedAt === null || effect.said.at < state.erasedAt
  }
}

function closeRequests(state: ContactState, closed: ReadonlySet<string>): ContactState {
  const topics = Object.entries(state.topics).map(([topicId, topic]) => {
    const isClosed = topic.pending !== null && closed.has(topic.pending.requestId)
    return [topicId, isClosed ? { ...topic, pending: null } : topic] as const
  })
  return { ...state, topics: Object.fromEntries(topics) }
}

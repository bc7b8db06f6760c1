import { answerStrictness, isLaterRequest, pauseStrictness, stopStrictness, takes } from './registers'
import { topicOf, write } from './state'
import { type ContactState, type Effect, EMPTY_CONTACT } from './types'

/**
 * Rebuilds the state from the effects of a contact's ledger lines, given in any order. For all lines it equals what
 * `applyChange` left behind; for the lines recorded by some moment, what we knew then. `before` is what held before
 * the first of them: for the lines after a merge, what it made.
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
 * What lost then lost to something that is in the lines as well. A Yes of others that was kept out is in its lane all
 * the same.
 */
function isWritten(effect: Effect): boolean {
  if (effect.outcome === 'none') return false
  return effect.outcome !== 'kept_out' || (effect.on === 'answer' && effect.lane !== 'own')
}

/** Whether an effect takes its register from what was folded so far. */
function holds(state: ContactState, effect: Effect): boolean {
  switch (effect.on) {
    case 'answer':
      return takes(effect.said, topicOf(state, effect.topicId).lanes[effect.lane], answerStrictness)
    case 'pending':
      // A closed request is taken out at the end: in this order the request itself may come after its end.
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

import type { ContactState, Effect, TopicState } from './types'

/** The state after a change, and its effects. Without effects nothing happened, and no line is due. */
export interface Applied {
  after: ContactState
  effects: Effect[]
}

const EMPTY_TOPIC: TopicState = { lanes: {}, pending: null }

/** Returns what is known about a topic; nothing, when the contact never answered about it. */
export function topicOf(state: ContactState, topicId: string): TopicState {
  return state.topics[topicId] ?? EMPTY_TOPIC
}

/** Returns the state with `topic` in place of what it held about that topic. */
function withTopic(state: ContactState, topicId: string, topic: TopicState): ContactState {
  return { ...state, topics: { ...state.topics, [topicId]: topic } }
}

/** Returns the state with the effect's value in its register. The caller has decided that the effect may take it. */
export function write(state: ContactState, effect: Effect): ContactState {
  switch (effect.on) {
    case 'answer': {
      const topic = topicOf(state, effect.topicId)
      return withTopic(state, effect.topicId, { ...topic, lanes: { ...topic.lanes, [effect.lane]: effect.said } })
    }
    case 'pending':
      return withTopic(state, effect.topicId, { ...topicOf(state, effect.topicId), pending: effect.said })
    case 'stop':
      return { ...state, stop: effect.said }
    case 'pause':
      return { ...state, pause: effect.said }
    case 'provider_stop':
      return { ...state, providerStops: { ...state.providerStops, [effect.senderId]: effect.said } }
    case 'release':
      return { ...state, releasedAt: effect.said.at }
    case 'erasure':
      return { ...state, erasedAt: effect.said.at }
  }
}

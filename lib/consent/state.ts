import type { ContactState, Effect, TopicState } from './types'

/** The state after something was said, and what that did. No effects: nothing happened, and no line is due. */
export interface Applied {
  after: ContactState
  effects: Effect[]
}

const EMPTY_TOPIC: TopicState = { lanes: {}, pending: null }

/** What is known about a topic; nothing, when the contact never heard of it. */
export function topicOf(state: ContactState, topicId: string): TopicState {
  return state.topics[topicId] ?? EMPTY_TOPIC
}

/** The state with `topic` in the place of what it knew of that topic. */
function withTopic(state: ContactState, topicId: string, topic: TopicState): ContactState {
  return { ...state, topics: { ...state.topics, [topicId]: topic } }
}

/** The state with what the effect said in its register. Whether it may take the register was decided before. */
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

import { FOREVER, type ContactState, type Instant } from './types'

/**
 * Returns when a decision about the contact next changes by itself: a pause ends, a consent expires, or a request for
 * confirmation expires. Returns null when none will.
 */
export function nextTransition(state: ContactState, now: Instant): Instant | null {
  let next: Instant | null = null
  const look = (time: Instant | null | undefined) => {
    if (time != null && time > now && time < FOREVER && (next === null || time < next)) next = time
  }
  look(state.pause?.until)
  for (const id in state.topics) {
    const topic = state.topics[id]
    look(topic?.pending?.expiresAt)
    look(topic?.lanes.own?.expiresAt)
    look(topic?.lanes.other?.expiresAt)
    look(topic?.lanes.unproven?.expiresAt)
  }
  return next
}

import { FOREVER, type ContactState, type Instant } from './types'

/**
 * When what may be sent to a contact next changes by itself: a pause ends, a consent or a question expires. Null:
 * never.
 */
export function nextTransition(state: ContactState, now: Instant): Instant | null {
  const times = [
    state.pause?.until ?? null,
    ...Object.values(state.topics).map((topic) => topic.pending?.expiresAt ?? null),
    ...Object.values(state.topics).flatMap((topic) => Object.values(topic.lanes).map((register) => register.expiresAt)),
  ].filter((time): time is Instant => time !== null && time > now && time < FOREVER)
  return times.length > 0 ? Math.min(...times) : null
}

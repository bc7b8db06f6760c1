import { FOREVER, type ContactState, type Instant } from './types'

/**
 * Returns when a decision about the contact next changes by itself: a pause ends, a consent expires, or a request for
 * confirmation expires. Returns null when none will.
 */
export function nextTransition(state: ContactState, now: Instant): Instant | null {
  const times = [
    state.pause?.until ?? null,
    ...Object.values(state.topics).map((topic) => topic.pending?.expiresAt ?? null),
    ...Object.values(state.topics).flatMap((topic) => Object.values(topic.lanes).map((register) => register.expiresAt)),
  ].filter((time): time is Instant => time !== null && time > now && time < FOREVER)
  return times.length > 0 ? Math.min(...times) : null
}

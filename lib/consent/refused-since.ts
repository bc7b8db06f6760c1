import type { ContactState, Instant } from './types'

/**
 * Returns whether a contact holds a refusal of this moment or later: a stop, a pause, Meta's own stop, or a No to a
 * topic, from any source. With null for the moment, any refusal counts.
 */
export function refusedSince(state: ContactState, since: Instant | null): boolean {
  const { stop, pause, providerStops, topics } = state
  const refusals = [
    ...(stop?.on ? [stop] : []),
    ...(pause !== null && pause.until !== null ? [pause] : []),
    ...Object.values(providerStops).filter(({ on }) => on),
    ...Object.values(topics).flatMap(({ lanes }) => Object.values(lanes).filter(({ answer }) => answer === 'out')),
  ]
  return refusals.some(({ at }) => since === null || at >= since)
}

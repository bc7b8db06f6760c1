import type { ContactState, Instant } from './types'

/** Returns the registers of a contact that hold a stop, a pause, or a No to a topic, from any source. */
export const refusalsOf = ({ stop, pause, topics }: ContactState): { at: Instant }[] => [
  ...(stop?.on ? [stop] : []),
  ...(pause !== null && pause.until !== null ? [pause] : []),
  ...Object.values(topics).flatMap(({ lanes }) => Object.values(lanes).filter(({ answer }) => answer === 'out')),
]

/**
 * Returns whether a contact holds a refusal of this moment or later: Meta's own stop, or one of `refusalsOf`. With null
 * for the moment, any refusal counts.
 */
export function refusedSince(state: ContactState, since: Instant | null): boolean {
  const refusals = [...refusalsOf(state), ...Object.values(state.providerStops).filter(({ on }) => on)]
  return refusals.some(({ at }) => since === null || at >= since)
}

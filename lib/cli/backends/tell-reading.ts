import type { HangingReading } from '@/db/queries/sync/reading-health'

/** Whether a reading only waits for its share of the hour's requests, and continues by itself. */
export const isWaiting = ({ reason }: HangingReading): boolean => reason === 'budget' || reason.startsWith('http_429')

/** Returns one line about a reading that makes no progress: why, since when, and when it is tried again. */
export function tellHanging(reading: HangingReading): string {
  const what = reading.kind === 'changes' ? 'of what was changed there' : 'of everything there'
  const how = isWaiting(reading) ? 'waits for the limit of requests' : 'fails'
  const since = reading.since === null ? '' : ` since ${iso(reading.since)}`
  return `Hanging    the reading ${what} ${how}${since}: ${reading.reason}; again at ${iso(reading.nextAt)}`
}

const iso = (at: number) => new Date(at).toISOString()

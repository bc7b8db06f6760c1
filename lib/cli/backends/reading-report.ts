import type { HangingReading } from '@/db/queries/sync/reading-health'

/** Returns whether a reading only waits for its share of the hour’s requests, and continues by itself. */
export const isWaiting = ({ reason }: HangingReading): boolean => reason === 'budget' || reason.startsWith('http_429')

/** Returns one line about a reading that makes no progress: the reason, since when, and when it is tried again. */
export function describeHanging(reading: HangingReading): string {
  const what = reading.kind === 'changes' ? 'changes' : 'all contacts'
  const how = isWaiting(reading) ? 'waits for the request limit' : 'fails'
  const since = reading.since === null ? '' : ` (since ${iso(reading.since)})`
  return `Hanging    the reading of ${what} ${how}${since}: ${reading.reason}; next try at ${iso(reading.nextAt)}`
}

const iso = (at: number) => new Date(at).toISOString()

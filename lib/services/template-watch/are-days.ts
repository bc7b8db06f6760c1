import { startOfDay } from '@/lib/services/records/start-of-day'

/** The most days that are asked about at a time. */
const MOST_DAYS = 90
const DAY_MS = 86_400_000

/** Whether two texts are days that exist, in their order, and not too far apart. */
export function areDays(from: string, to: string): boolean {
  const [first, last] = [startOfDay(from, 'UTC'), startOfDay(to, 'UTC')]
  return first !== null && last !== null && first <= last && last - first < MOST_DAYS * DAY_MS
}

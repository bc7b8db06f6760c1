import type { Followed } from '@/lib/sync/reconcile/follow-reading'

/** Returns one line about the result of a reading. */
export function describeTally(followed: Followed): string {
  const { looked, takenIn, mended, forReview } = followed.tally
  const counts = `contacts read: ${looked}, refusals recorded: ${takenIn}, written again: ${mended}, for review: ${forReview}`
  return followed.done ? `done. ${counts}.` : `not done (${followed.reason}); the workers continue. ${counts}.`
}

/** Prints how long a reading waits for the limit of the backend. */
export function printWaiting(ms: number): void {
  process.stderr.write(
    `The backend's hourly limit of requests is reached. Reading continues in ${Math.ceil(ms / 1000)} seconds.\n`,
  )
}

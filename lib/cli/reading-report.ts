import type { Followed } from '@/lib/sync/reconcile/follow-reading'

/** Returns one line about the result of a reading. */
export function tellTally(followed: Followed): string {
  const { looked, takenIn, mended, forReview } = followed.tally
  const counts = `${looked} contacts read, ${takenIn} refusals taken in, ${mended} mended, ${forReview} for review`
  return followed.done ? `done: ${counts}.` : `not done (${followed.reason}), the workers go on with it: ${counts}.`
}

export function tellWaiting(ms: number): void {
  process.stderr.write(`The backend's limit is reached; going on in ${Math.ceil(ms / 1000)} s.\n`)
}

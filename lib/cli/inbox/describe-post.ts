import type { FailedPost } from '@/lib/services/posts/list-failed-posts'
import { KEPT_DAYS } from '@/lib/sync/inbox/work-row'

const DAY_MS = 86_400_000

export const iso = (at: number) => new Date(at).toISOString()

/** Returns until when a POST is kept: then the worker deletes it, whether it was processed or not. */
export const keptUntil = ({ receivedAt }: Pick<FailedPost, 'receivedAt'>): number => receivedAt + KEPT_DAYS * DAY_MS

/** Why nothing was done with a POST, after its id. */
export const REFUSALS = {
  unknown: 'is no POST of this business: `list` shows those of all. One that is older than 30 days is deleted.',
  processed: 'was processed meanwhile, and nothing is left to do.',
  is_set_aside: 'is set aside already.',
  not_failed: 'has not failed yet: it waits for its first try, or is being tried for the first time.',
  claimed: 'is being tried now. If its worker ended, it is tried again at the time that `list` says.',
} as const

/** Returns one line about a POST: never what is in it. */
export function describePost(post: FailedPost): string {
  const { id, backendId, onlyProgress, receivedAt, attempts, lastError } = post
  return [
    id,
    `backend ${backendId}`,
    onlyProgress ? 'statuses only' : 'may hold what people wrote',
    `since ${iso(receivedAt)}`,
    `tries ${attempts}`,
    `error ${lastError ?? 'none, the worker ended or gave it back'}`,
    whatNext(post),
  ].join('  ')
}

function whatNext(post: FailedPost): string {
  const { state, dueAt, setAside } = post
  if (state === 'claimed') return `being tried, until ${iso(dueAt ?? 0)} at most`
  if (state !== 'set_aside') return `tried again at ${iso(dueAt ?? 0)}`
  const until = `kept until ${iso(keptUntil(post))}`
  // Without a note it was given up, or set aside by a statement, as the runbook of earlier versions said.
  return setAside === null
    ? `tried no more, ${until}`
    : `set aside at ${iso(setAside.at)}, ${until}, because: ${setAside.reason}`
}

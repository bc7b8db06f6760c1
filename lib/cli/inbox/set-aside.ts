import { OperatorError } from '@/lib/process/operator-error.mjs'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { type FailedPost, readByIds } from '@/lib/services/posts/list-failed-posts'
import { readReason, REASON_MOST } from '@/lib/services/posts/read-reason'
import { type PostSetAside, setPostsAside } from '@/lib/services/posts/set-posts-aside'
import { ENDING_DAYS } from '@/lib/sync/inbox/work-row'
import type { InboxCommand } from './command'
import { describePost, iso, keptUntil, REFUSALS } from './describe-post'

const WHAT_IT_MEANS = `These POSTs are tried no more, and the alerts SaysoPostsStuck and SaysoStatusesStuck about them
end within two hours. Nothing else waits for them. They are kept encrypted until 30 days after they came, and deleted
then. To have one tried again: npm run -s inbox -- replay <id>`
const WORDS = `If somebody wrote STOP in one of them, checks say Yes for this person until it is processed. Tell the
business that refusals of the chat may be missing, and since when. From ${ENDING_DAYS} days after such a POST came,
whenever it was set aside, the alert SaysoPostsSetAside tells of it until it is processed or deleted.`
const STATUSES = `Without statuses that are set aside, the counts of what was delivered and read are too low, and the
rate of refusals of a template looks higher. After 8 days, a replay may count some of them twice.`

/**
 * Sets POSTs of a business aside. Without a reason it prints what they are and what that means, and asks for the
 * reason. Returns the exit code.
 */
export async function setAside(
  command: InboxCommand,
  businessId: string,
  ids: string[],
  given: string | undefined,
): Promise<number> {
  const { deps, out, err } = command
  if (given !== undefined) checkReason(given)
  const reason = given ?? (await reasonFor(command, businessId, ids))
  if (reason === null) return 1
  const result = granted(await setPostsAside(deps, operatorOf(businessId), ids, reason))
  if (result.outcome === 'reason_not_valid') throw new OperatorError(NOT_VALID, 2)
  for (const post of result.posts) {
    if (post.outcome === 'set_aside') out(describeDone(post))
    else err(`${post.id}  ${REFUSALS[post.outcome]}`)
  }
  return result.posts.every(({ outcome }) => outcome === 'set_aside') ? 0 : 1
}

const NOT_VALID = `The reason must be one line of ${REASON_MOST} characters at most, without numbers of people and
without secrets: owners and editors read it in the audit log. More than eight digits in a row, also with spaces, dots or
hyphens between them, are taken for a number, except in dates and ids. Nothing was changed.`

function checkReason(reason: string): void {
  if (readReason(reason) === null) throw new OperatorError(NOT_VALID, 2)
}

function describeDone({ id, wasClaimed, post }: Extract<PostSetAside, { outcome: 'set_aside' }>): string {
  const tried = wasClaimed ? ' A try of it had begun: if that succeeds, it is processed all the same.' : ''
  return `${id}  is set aside, and kept until ${iso(keptUntil(post))}.${tried}`
}

/** Prints what would be done, and asks for the reason. Returns null if nothing is to be done. */
async function reasonFor(
  { deps, out, err, ask }: InboxCommand,
  businessId: string,
  ids: readonly string[],
): Promise<string | null> {
  const { posts } = granted(await readByIds(deps, operatorOf(businessId), ids))
  const known = new Map(posts.map((post) => [post.id, post]))
  const failed = posts.filter(({ state }) => state === 'waits' || state === 'claimed')
  for (const post of failed) out(describePost(post))
  for (const id of ids) {
    const why = refusalOf(known.get(id))
    if (why !== null) err(`${id}  ${REFUSALS[why]}`)
  }
  if (failed.length === 0) return null
  err(WHAT_IT_MEANS)
  if (failed.some(({ onlyProgress }) => !onlyProgress)) err(WORDS)
  if (failed.some(({ onlyProgress }) => onlyProgress)) err(STATUSES)
  const reason = await ask()
  if (reason !== null && reason.trim() !== '') {
    checkReason(reason)
    return reason
  }
  err('Nothing was set aside. To do it, add the reason: --reason "waits for the version that mends it"')
  return null
}

function refusalOf(post: FailedPost | undefined): keyof typeof REFUSALS | null {
  switch (post?.state) {
    case undefined:
      return 'unknown'
    case 'processed':
      return 'processed'
    case 'set_aside':
      return 'is_set_aside'
    case 'new':
      return 'not_failed'
    default:
      return null
  }
}

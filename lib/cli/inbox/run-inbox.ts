import { listRealBusinesses } from '@/db/queries/business/businesses'
import { businessOf } from '@/lib/cli/keys/run-keys'
import { readArguments } from '@/lib/cli/read-arguments'
import { isUuid } from '@/lib/ids'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { type FailedPosts, listFailed } from '@/lib/services/posts/list-failed-posts'
import { replayPosts } from '@/lib/services/posts/replay-posts'
import { POSTS_MOST } from '@/lib/services/posts/set-posts-aside'
import type { InboxCommand } from './command'
import { describePost, REFUSALS } from './describe-post'
import { setAside } from './set-aside'

export const USAGE = `What WhatsApp posted and could not be processed. What is in it is never shown.

  npm run -s inbox -- list [--business <slug>]
      prints each POST of which a try has failed: its id, its backend, whether it may hold what people wrote, since
      when, how often it was tried, the kind of the error, and when it is tried again or why it was set aside
  npm run -s inbox -- set-aside <id>… [--reason <why>] [--business <slug>]
      POSTs that can't be processed are tried no more; without --reason it says what that means, and asks for the
      reason, which owners and editors read in the audit log. Nothing is deleted before the 30 days of each are over
  npm run -s inbox -- replay <id>… [--business <slug>]
      POSTs that were set aside, or that wait, are tried at once

--business can be left out where there is one business. One call takes ${POSTS_MOST} ids at most.`

const OPTIONS = { business: { type: 'string' }, reason: { type: 'string' } } as const

/**
 * Does what one verb asks for. Returns the exit code: 0 done, 1 could not be done for each id.
 *
 * @throws OperatorError with a sentence for the operator
 */
export async function runInbox(command: InboxCommand, args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS, { usage: USAGE, exitCode: 2 })
  const { business, reason } = values
  const [verb, ...ids] = positionals
  if (verb === 'list' && ids.length === 0 && reason === undefined) return list(command, business)
  if (verb !== 'set-aside' && (verb !== 'replay' || reason !== undefined)) throw new OperatorError(USAGE, 2)
  const posts = idsOf(ids)
  const businessId = await businessOf(command.owner, business ?? null)
  if (verb === 'set-aside') return setAside(command, businessId, posts, reason)
  return replay(command, businessId, posts)
}

function idsOf(ids: readonly string[]): string[] {
  const wrong = ids.find((id) => !isUuid(id))
  if (ids.length === 0 || wrong !== undefined)
    throw new OperatorError('The id of a POST is missing or is no id. `list` shows the ids. Nothing was changed.', 2)
  const posts = [...new Set(ids)]
  if (posts.length <= POSTS_MOST) return posts
  throw new OperatorError(`One call takes ${POSTS_MOST} ids at most. Nothing was changed.`, 2)
}

/** Prints each business that has such POSTs, and below it a line for each of them. */
async function list({ deps, owner, out, err }: InboxCommand, slug: string | undefined): Promise<number> {
  const all = await listRealBusinesses(owner.sql)
  const businesses = slug === undefined ? all : all.filter((each) => each.slug === slug)
  if (slug !== undefined && businesses.length === 0)
    throw new OperatorError('There is no business with this name. Without --business, `list` shows all.')
  let found = 0
  for (const business of businesses) {
    let after: string | null = null
    let isNamed = false
    do {
      const part: Exclude<FailedPosts, NotAllowed> = granted(await listFailed(deps, operatorOf(business.id), { after }))
      if (part.posts.length > 0 && !isNamed) out(business.slug)
      isNamed ||= part.posts.length > 0
      for (const post of part.posts) out(`  ${describePost(post)}`)
      found += part.posts.length
      after = part.next
    } while (after !== null)
  }
  // Beside the list, which a script may read.
  if (found === 0) err('Nothing that WhatsApp posted waits behind a failure.')
  return 0
}

async function replay({ deps, out, err }: InboxCommand, businessId: string, ids: string[]): Promise<number> {
  const { posts } = granted(await replayPosts(deps, operatorOf(businessId), ids))
  for (const { id, outcome } of posts)
    if (outcome === 'replayed') out(`${id}  is tried now, by the worker.`)
    else err(`${id}  ${REFUSALS[outcome]}`)
  return posts.every(({ outcome }) => outcome === 'replayed') ? 0 : 1
}

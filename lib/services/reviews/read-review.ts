import type { Tx } from '@/db/client'
import { type BusinessConfig, readConfigVersion, type TopicConfig } from '@/db/queries/business/config'
import { type NamedSource, nameSources } from '@/db/queries/business/named-things'
import { nameMembers } from '@/db/queries/people/person-details'
import { countReviews, listReviewRows, readReviewRow, type StoredReview } from '@/db/queries/reviews/review-list'
import { nameBackends } from '@/db/queries/reviews/review-names'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { explainText, type ExplainedText } from '@/lib/services/inbound/understand-text'
import { UNDO_MS } from '@/lib/services/page/undo-change'
import { type PersonSummary, summarise } from '@/lib/services/people/person-summary'
import type { ListedReview } from './list-reviews'
import { openReview } from './open-review'
import { isForGood } from './reopen-review'

/** How many of those that wait are listed beside the one that is shown, and up to how many are counted. */
const QUEUE = 50
export const MOST_COUNTED = 1000
const WEEK_MS = 7 * 86_400_000

/** A review with what a member needs in order to judge it. */
export interface ReviewDetail extends ListedReview {
  /** When the person wrote or did it, as far as that is known; else when the review was made. */
  at: Instant
  person: PersonSummary | null
  /** The contact who holds the number, where a backend named another contact by it. */
  holder: PersonSummary | null
  backendName: string | null
  /** The template or campaign under which they wrote. */
  source: NamedSource | null
  /** The topic of the message that it answers, or one that its words name; null if neither is known. */
  topic: TopicConfig | null
  /** Why the words alone did not decide; null where there are no words. */
  explained: ExplainedText | null
  /** The member who decided it. */
  decidedBy: string | null
  canReopen: boolean
}

export interface ReviewDesk {
  outcome: 'read'
  /** Those that wait, the oldest first, at most 50. */
  queue: ListedReview[]
  /** How many wait, up to `MOST_COUNTED`. */
  open: number
  /** How many were decided in the last seven days, and how many of them were refusals. */
  decided: { all: number; refusals: number }
  /** The one that is shown; null if none waits. */
  current: ReviewDetail | null
  /** The one that was decided last, which the member may take back. */
  last: ReviewDetail | null
  /** Topics that a person can refuse. */
  topics: TopicConfig[]
}

/**
 * Returns what the screen for reviews shows: those that wait, the one with the id `at` (or the oldest) in full, and the
 * one that was just decided.
 */
export async function readReviewDesk(
  deps: Deps,
  caller: Caller,
  { at, last }: { at: string | null; last: string | null },
): Promise<ReviewDesk | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'reviews.read', async (tx): Promise<ReviewDesk> => {
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const now = deps.clock.now()
    const rows = await listReviewRows(tx, businessId, { kind: null, after: null, limit: QUEUE })
    const waiting = rows.filter(({ resolvedAt }) => resolvedAt === null)
    const counts = await countReviews(tx, businessId, { most: MOST_COUNTED, since: now - WEEK_MS })
    const wanted = isId(at) ? await readReviewRow(tx, businessId, at) : null
    const shown = wanted?.resolvedAt === null ? wanted : (waiting[0] ?? null)
    const decided = isId(last) ? await readReviewRow(tx, businessId, last) : null
    const detail = (row: StoredReview | null) => row && detailOf(deps, tx, caller, config, row)
    return {
      outcome: 'read',
      queue: waiting.map((row) => ({ ...row, body: openReview(deps, row) })),
      open: counts.open,
      decided: { all: counts.decided, refusals: counts.refusals },
      current: await detail(shown),
      last: decided?.resolvedAt === null ? null : await detail(decided),
      topics: config.topics.filter((topic) => !topic.archived && topic.policy !== 'required'),
    }
  })
}

async function detailOf(
  deps: Deps,
  tx: Tx,
  caller: Caller,
  config: BusinessConfig,
  row: StoredReview,
): Promise<ReviewDetail> {
  const { businessId } = caller
  const body = openReview(deps, row)
  const now = deps.clock.now()
  const heldBy = textIn(body, 'heldBy')
  const people = await summarise(tx, caller, config, [row.contactId, heldBy].filter(isId), now)
  const person = people.find(({ id }) => id === row.contactId) ?? null
  const sourceId = textIn(body, 'source')
  const [sources, backends, members] = await Promise.all([
    nameSources(tx, businessId, isId(sourceId) ? [sourceId] : []),
    nameBackends(tx, businessId, row.backendId === null ? [] : [row.backendId]),
    nameMembers(tx, businessId, row.resolvedBy === null ? [] : [row.resolvedBy]),
  ])
  const text = textIn(body, 'text')
  const explained = text === null ? null : explainText(text, config, person?.locale ?? null)
  const topicId = textIn(body, 'topic') ?? explained?.topicIds[0] ?? null
  const written = Date.parse(textIn(body, 'at') ?? textIn(body, 'seenAt') ?? '')
  return {
    ...row,
    body,
    at: Number.isFinite(written) ? written : row.createdAt,
    person,
    holder: people.find(({ id }) => id === heldBy) ?? null,
    backendName: backends.get(row.backendId ?? '') ?? null,
    source: sources[0] ?? null,
    topic: config.topics.find(({ id, policy }) => id === topicId && policy !== 'required') ?? null,
    explained,
    decidedBy: members.get(row.resolvedBy ?? '') ?? null,
    canReopen: row.resolvedAt !== null && now - row.resolvedAt < UNDO_MS && !isForGood(row),
  }
}

export function textIn(body: Record<string, unknown> | null, name: string): string | null {
  const value = body?.[name]
  return typeof value === 'string' && value !== '' ? value : null
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const isId = (text: string | null): text is string => text !== null && UUID.test(text)

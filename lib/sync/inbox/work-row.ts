import { inBusiness, sqlState } from '@/db/client'
import {
  finishInbox,
  giveBackInbox,
  type InboxRow,
  noteCutOff,
  postponeInbox,
  releaseInbox,
} from '@/db/queries/inbox/inbox'
import type { Payload } from '@/lib/backends/whatsapp/events'
import { readPayload } from '@/lib/backends/whatsapp/payload'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { decryptEvidence } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { applyPayload } from '@/lib/services/inbound/apply-payload'
import type { SenderCache } from '@/lib/services/inbound/inbound-context'
import { textDigest } from '@/lib/services/text-digest'

/** A POST that still fails after this many attempts, about 17 minutes, is tried again each hour. */
export const QUICK_ATTEMPTS = 10
const BACKOFF_MS = 1000
export const LATE_MS = 3_600_000
/**
 * For this long a POST is tried, because a refusal may be in it: what was missing, such as a key, or a mended version,
 * may come late.
 */
export const KEPT_DAYS = 30
/**
 * When a POST that was set aside came this many days ago, the worker begins to count it each hour as one that is soon
 * deleted, so that somebody hears of it in its last week: a refusal may be in it.
 */
export const ENDING_DAYS = KEPT_DAYS - 7
const DAY_MS = 86_400_000

interface Tools {
  senders: SenderCache
  /** Counts updates for the metrics. */
  count(family: string, outcome: string, by?: number): void
}

/** How long a process that has counted a POST is read by Prometheus before the POST may end it, in milliseconds. */
const COUNTED_MS = 60_000

/**
 * Processes one claimed POST: decrypts it, applies its updates, and ends the claim. One that failed does not delay the
 * others of the same POST. The whole POST is tried again, because updates that were applied before have no effect the
 * second time. When it is 30 days old it is given up, counted as a dead letter, and deleted within the hour
 * (lib/sync/upkeep/purge-messages.ts): it may not be kept for longer.
 */
export async function workRow(services: Deps, businessId: string, row: InboxRow, tools: Tools): Promise<void> {
  if (row.wasCutOff && row.attempts > QUICK_ATTEMPTS) return noteUnfinished(services, businessId, row, tools)
  const failures = await applyRow(services, businessId, row, tools).catch((error: unknown) => [error])
  await inBusiness(services.db, businessId, async (tx) => {
    if (failures.length === 0) return finishInbox(tx, businessId, [row.id])
    const now = services.clock.now()
    const isLast = isOver(row, now)
    const isLate = row.attempts >= QUICK_ATTEMPTS
    const dueAt = isLast ? null : now + (isLate ? LATE_MS : BACKOFF_MS * 2 ** row.attempts)
    // A worker that comes late, after its claim, must not wake what another one has finished or is processing.
    if (!(await postponeInbox(tx, businessId, row, dueAt, codeOf(failures[0])))) return
    tools.count(familyOf(row), isLast ? 'dead_letter' : isLate ? 'stuck' : 'failed')
    services.log[isLate ? 'error' : 'warn'](
      { err: failures[0], failures: failures.length, attempts: row.attempts, isLast },
      'updates of a backend could not be processed',
    )
  })
}

const familyOf = ({ onlyProgress }: InboxRow) => (onlyProgress ? 'post_of_statuses' : 'post')

/** Whether a POST is as old as it may become. */
const isOver = ({ receivedAt }: InboxRow, now: Instant): boolean => now - receivedAt >= KEPT_DAYS * DAY_MS

/**
 * Counts a POST whose last try ended with its worker, as it did ten times before: what that worker counted was lost
 * with it. It is tried by the next claim, when the count was read from this process, which that may end as well.
 */
async function noteUnfinished(services: Deps, businessId: string, row: InboxRow, tools: Tools): Promise<void> {
  await inBusiness(services.db, businessId, async (tx) => {
    const now = services.clock.now()
    const isLast = isOver(row, now)
    if (!(await noteCutOff(tx, businessId, row, isLast ? null : now + COUNTED_MS))) return
    tools.count(familyOf(row), isLast ? 'dead_letter' : 'stuck')
    services.log.error({ attempts: row.attempts - 1, isLast }, 'a POST of a backend ended the worker that tried it')
  })
}

/** The most updates that one claim applies. More are only applied if a single POST has more. */
const UPDATES_AT_ONCE = 1000
/** The most POSTs of statuses that are claimed at once, and processed together. */
export const PROGRESS_AT_ONCE = 100

/**
 * Processes claimed POSTs that hold nothing but how far messages got, together: they are many, and each alone would
 * cost as many transactions. Those that can't be processed together are given back: each is tried by itself when its
 * turn comes, and so what people say is not kept waiting by them. WhatsApp may put hundreds of updates into one POST,
 * so POSTs beyond the first thousand updates are released: between two claims the worker asks whether it may go on, and
 * looks for what people said. Returns how many POSTs the next claim of this business should take.
 * @param limit how many this claim might take
 */
export async function workProgress(
  services: Deps,
  businessId: string,
  rows: readonly InboxRow[],
  limit: number,
  tools: Tools,
): Promise<number> {
  const { byBackend, unreadable, left, updates } = postsByBackend(services, rows)
  // Before the others are applied, so that another worker can claim them.
  if (left.length > 0) await inBusiness(services.db, businessId, (tx) => releaseInbox(tx, businessId, left))
  const back = [...unreadable]
  for (const posts of byBackend) if (!(await applyPosts(services, businessId, posts, tools))) back.push(...posts.rows)
  if (back.length > 0)
    await inBusiness(services.db, businessId, (tx) => giveBackInbox(tx, businessId, back, services.clock.now()))
  return nextLimit(limit, { taken: rows.length - left.length, left: left.length, updates })
}

/**
 * Returns how many POSTs the next claim should take: as many as a thousand updates fill, by the size of these, so that
 * a backlog of large POSTs is not read, and written, once for each claim before it. It grows to twice as many at most,
 * because small and large ones come mixed.
 */
function nextLimit(limit: number, { taken, left, updates }: { taken: number; left: number; updates: number }): number {
  if (left > 0) return taken
  const fitting = Math.floor((UPDATES_AT_ONCE * taken) / Math.max(updates, 1))
  return Math.max(1, Math.min(2 * limit, fitting, PROGRESS_AT_ONCE))
}

/** POSTs of one backend that are processed together, and what they hold. */
interface PostsOfBackend {
  rows: InboxRow[]
  payload: Payload
}

/** Returns the first rows with about as many updates as one claim applies, by backend, and the rows that are left. */
function postsByBackend(
  services: Deps,
  rows: readonly InboxRow[],
): { byBackend: Iterable<PostsOfBackend>; unreadable: InboxRow[]; left: readonly InboxRow[]; updates: number } {
  const byBackend = new Map<string, PostsOfBackend>()
  const unreadable: InboxRow[] = []
  let updates = 0
  for (const [place, row] of rows.entries()) {
    const payload = payloadOf(services, row)
    if (!payload) {
      unreadable.push(row)
      continue
    }
    if (updates > 0 && updates + payload.events.length > UPDATES_AT_ONCE)
      return { byBackend: byBackend.values(), unreadable, left: rows.slice(place), updates }
    updates += payload.events.length
    const posts = byBackend.get(row.backendId) ?? { rows: [], payload: { events: [], ignored: {} } }
    byBackend.set(row.backendId, posts)
    posts.rows.push(row)
    posts.payload.events.push(...payload.events)
    for (const [what, times] of Object.entries(payload.ignored))
      posts.payload.ignored[what] = (posts.payload.ignored[what] ?? 0) + times
  }
  return { byBackend: byBackend.values(), unreadable, left: [], updates }
}

function payloadOf(services: Deps, row: InboxRow): Payload | null {
  try {
    return readRow(services, row)
  } catch {
    // The reason is found again, and noted, when the row is processed by itself.
    return null
  }
}

/** Returns whether all updates of these POSTs were applied. If not, those that were do nothing the second time. */
async function applyPosts(
  services: Deps,
  businessId: string,
  { rows, payload }: PostsOfBackend,
  tools: Tools,
): Promise<boolean> {
  const [first] = rows
  if (!first) return true
  const { backendId, receivedAt } = first
  const applied = await applyPayload(services, { businessId, backendId, receivedAt }, payload, tools.senders)
  if (applied.failures.length > 0) return false
  for (const { family, outcome, times } of applied.counts) tools.count(family, outcome, times)
  const ids = rows.map(({ id }) => id)
  await inBusiness(services.db, businessId, (tx) => finishInbox(tx, businessId, ids))
  return true
}

/** Returns why updates of the POST could not be applied. Empty: nothing is left to do. */
async function applyRow(services: Deps, businessId: string, row: InboxRow, tools: Tools): Promise<unknown[]> {
  const payload = readRow(services, row)
  if (!payload) {
    tools.count('post', 'malformed')
    return []
  }
  const { backendId, receivedAt } = row
  const applied = await applyPayload(services, { businessId, backendId, receivedAt }, payload, tools.senders)
  for (const { family, outcome, times } of applied.counts) tools.count(family, outcome, times)
  return applied.failures
}

function readRow({ keys, pepper }: Deps, row: InboxRow): Payload | null {
  return readPayload(decryptEvidence(keys, row.body, row.id), {
    receivedAt: Math.floor(row.receivedAt / 1000),
    digest: (text) => textDigest(pepper, 'inbox', text),
  })
}

/** Returns the reason that people who look at dead letters see. It never contains the text of a message. */
function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code
  return sqlState(error) ?? (error instanceof Error ? error.name : 'unknown')
}

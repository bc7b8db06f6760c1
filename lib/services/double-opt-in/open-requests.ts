import type { Tx } from '@/db/client'
import type { TopicConfig } from '@/db/queries/business/config'
import { findChange, hasMergedSince } from '@/db/queries/ledger/ledger'
import type { Line } from '@/db/queries/ledger/lines'
import { openRequest } from '@/lib/consent/decide'
import type { Instant, Pending } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'
import type { Locked } from '@/lib/services/changes/change-request'

/** A request for confirmation that a topic of the contact holds, and the line that made it. */
export interface HeldRequest {
  topic: TopicConfig
  pending: Pending
  /** The notice that the person saw when they asked; null if they asked in the chat. */
  notice: string | null
}

/**
 * Returns what the person is asked to confirm, in the order of the page: every topic whose request is still open and
 * was made up to `askedUpTo`. A request of another contact, or from before a merge, is left out: the holder of the
 * number then need not be who has it now.
 */
export async function readOpenRequests(
  tx: Tx,
  locked: Pick<Locked, 'businessId' | 'row' | 'state' | 'config'>,
  now: Instant,
  askedUpTo: Instant = Infinity,
): Promise<HeldRequest[]> {
  const { businessId, row, state, config } = locked
  const known = new Map<string, Line | null>()
  const held: HeldRequest[] = []
  for (const topic of config.topics) {
    const pending = openRequest(state, topic.id, now)
    if (!pending || pending.askedAt > askedUpTo || topic.archived) continue
    if (!known.has(pending.requestId)) known.set(pending.requestId, await findOwn(tx, businessId, row.id, pending))
    const line = known.get(pending.requestId)
    if (line) held.push({ topic, pending, notice: readLine(line.payload).notice ?? null })
  }
  return held
}

async function findOwn(tx: Tx, businessId: string, contactId: string, { requestId }: Pending): Promise<Line | null> {
  const line = await findChange(tx, businessId, contactId, requestId)
  return line && !(await hasMergedSince(tx, businessId, contactId, line.changeId)) ? line : null
}

/** Returns the topics that a change asked about, whether their requests are open or not. */
export function topicsAsked(line: Pick<Line, 'payload'>): string[] {
  return effectsOf(readLine(line.payload)).flatMap((effect) =>
    effect.on === 'pending' && effect.said !== null ? [effect.topicId] : [],
  )
}

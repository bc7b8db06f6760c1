import { inBusiness } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import { type NamedSource, nameSources } from '@/db/queries/business/named-things'
import { type FedLine, readFeed } from '@/db/queries/ledger/feed'
import type { Effect } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'
import type { Deps } from '@/lib/services/deps'

/** A line of the ledger as the feed tells it. */
export interface FeedEvent extends FedLine {
  source: NamedSource | null
  notice: string | null
  /** Null where the stored text is no line of ours (`ledger:verify` says why). */
  effects: Effect[] | null
}

export interface EventPage {
  events: FeedEvent[]
  /** Keys of topics by id. */
  topicKeys: ReadonlyMap<string, string>
}

/**
 * Up to `limit` lines behind a position of a business's feed. Positions are given by the worker, after the commit, one writer per
 * business: who goes on from the last position misses nobody, however late they commit, and sees each line once.
 */
export async function readEvents(
  deps: Deps,
  businessId: string,
  { after, limit }: { after: number; limit: number },
): Promise<EventPage> {
  return inBusiness(deps.db, businessId, async (tx) => {
    const lines = await readFeed(tx, businessId, after, limit)
    if (lines.length === 0) return { events: [], topicKeys: new Map() }
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const sources = await nameSources(tx, businessId, [...new Set(lines.flatMap(({ sourceId }) => sourceId ?? []))])
    const sourceOf = new Map(sources.map((source) => [source.id, source]))
    return {
      events: lines.map((line) => ({ ...line, source: sourceOf.get(line.sourceId ?? '') ?? null, ...tell(line) })),
      topicKeys: new Map(config.topics.map((topic) => [topic.id, topic.key])),
    }
  })
}

function tell({ payload }: FedLine): Pick<FeedEvent, 'notice' | 'effects'> {
  try {
    const content = readLine(payload)
    return { notice: content.notice, effects: effectsOf(content) }
  } catch {
    return { notice: null, effects: null }
  }
}

/** Lines of a page of a stream: a transaction each. */
const AT_ONCE = 500

/** Everything behind a position, up to `most` lines, in pages with a transaction each: none stays open for a slow reader. */
export async function* streamEvents(
  deps: Deps,
  businessId: string,
  { after, most = Infinity }: { after: number; most?: number },
): AsyncGenerator<EventPage> {
  let place = after
  for (let left = most; left > 0;) {
    const limit = Math.min(AT_ONCE, left)
    const page = await readEvents(deps, businessId, { after: place, limit })
    if (page.events.length > 0) yield page
    if (page.events.length < limit) return
    place = page.events.at(-1)?.position ?? place
    left -= page.events.length
  }
}

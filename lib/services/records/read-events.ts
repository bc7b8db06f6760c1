import { inBusiness } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import { type NamedSource, nameSources } from '@/db/queries/business/named-things'
import { type FedLine, readFeed } from '@/db/queries/ledger/feed'
import type { Effect } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'
import type { Deps } from '@/lib/services/deps'

/** A line of the ledger as the feed shows it. */
export interface FeedEvent extends FedLine {
  source: NamedSource | null
  notice: string | null
  /** Null if the stored text is not a valid line (`ledger:verify` says why). */
  effects: Effect[] | null
}

export interface EventPage {
  events: FeedEvent[]
  /** The keys of topics by their ids. */
  topicKeys: ReadonlyMap<string, string>
}

/**
 * Returns up to `limit` lines after a position of a business's feed. The worker assigns positions after the commit,
 * with one writer for each business. So a reader who goes on from the last position sees every line exactly once,
 * however late its change was committed.
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
      events: lines.map((line) => ({ ...line, source: sourceOf.get(line.sourceId ?? '') ?? null, ...contentOf(line) })),
      topicKeys: new Map(config.topics.map((topic) => [topic.id, topic.key])),
    }
  })
}

function contentOf({ payload }: FedLine): Pick<FeedEvent, 'notice' | 'effects'> {
  try {
    const content = readLine(payload)
    return { notice: content.notice, effects: effectsOf(content) }
  } catch {
    return { notice: null, effects: null }
  }
}

/** How many lines a page of a stream has; each page is read in one transaction. */
const AT_ONCE = 500

/**
 * Returns every line after a position, up to `most` lines, in pages. Each page has a transaction of its own, so that
 * none stays open for a slow reader.
 */
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

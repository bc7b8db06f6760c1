import { listBackends } from '@/db/queries/backends/backend-list'
import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import {
  type BoardCounts,
  type BoardFilter,
  type BoardRow,
  countTemplateBoard,
  countTopicTemplates,
  readTemplateBoard as readBoard,
} from '@/db/queries/templates/template-board'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { BoardFilter, BoardRow }

/** A template is new for this many milliseconds. */
export const NEW_MS = 7 * 86_400_000

export interface BoardTopic {
  id: string
  key: string
  texts: TopicConfig['texts']
  archived: boolean
  /** How many names of templates are tied to it. */
  templates: number
}

export interface TemplateBoard {
  rows: BoardRow[]
  /** The row behind which the next page begins; null on the last. */
  next: { lastSeenAt: Instant; name: string } | null
  counts: BoardCounts
  topics: BoardTopic[]
  /** The business's WhatsApp accounts. */
  accounts: { id: string; name: string }[]
  now: Instant
}

/**
 * Returns a page of a business's templates, all languages of a name in one row, the newest first.
 */
export async function readTemplateBoard(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  query: { filter: BoardFilter; accountId?: string; topicId?: string; after?: TemplateBoard['next']; limit: number },
): Promise<TemplateBoard | NotAllowed> {
  const { businessId } = caller
  const { filter, accountId, topicId, after, limit } = query
  const now = deps.clock.now()
  const newSince = now - NEW_MS
  return inBusinessFor(deps, caller, 'templates.read', async (tx) => {
    // One row more than asked for shows whether there is another page.
    const page = { filter, newSince, accountId, topicId, after: after ?? undefined, limit: limit + 1 }
    const found = await readBoard(tx, businessId, page)
    const rows = found.slice(0, limit)
    const last = found.length > limit ? rows.at(-1) : undefined
    const tied = await countTopicTemplates(tx, businessId)
    const topics = (await readConfig(tx, businessId))?.topics ?? []
    const backends = await listBackends(tx, businessId)
    return {
      rows,
      next: last ? { lastSeenAt: last.lastSeenAt, name: last.name } : null,
      counts: await countTemplateBoard(tx, businessId, { newSince, accountId }),
      topics: topics.map(({ id, key, texts, archived }) => ({ id, key, texts, archived, templates: tied[id] ?? 0 })),
      accounts: backends.flatMap(({ id, kind, name }) => (kind === 'whatsapp' ? [{ id, name }] : [])),
      now,
    }
  })
}

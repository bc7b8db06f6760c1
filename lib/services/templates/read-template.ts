import { listBackends } from '@/db/queries/backends/backend-list'
import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import {
  type BoardRow,
  readTemplateHistory,
  readTemplateNamed,
  type TemplateEventRow,
} from '@/db/queries/templates/template-board'
import { findTemplate } from '@/db/queries/templates/templates'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { TemplateEventRow }

export interface TemplateDetails {
  row: BoardRow
  events: TemplateEventRow[]
  /** The event behind which the next page begins; null on the last. */
  next: { occurredAt: Instant; id: string } | null
  topics: Pick<TopicConfig, 'id' | 'key' | 'texts' | 'archived' | 'paused' | 'policy'>[]
  accounts: { id: string; name: string }[]
  now: Instant
}

/**
 * Returns all languages of a template, by the id of one of them, and a page of what happened to them, the newest first.
 * Null when the business has no such template.
 */
export async function readTemplate(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  templateId: string,
  { after, limit }: { after?: TemplateDetails['next']; limit: number },
): Promise<TemplateDetails | NotAllowed | null> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'templates.read', async (tx) => {
    const template = await findTemplate(tx, businessId, templateId)
    const row = template && (await readTemplateNamed(tx, businessId, template.name))
    if (!row) return null
    // One event more than asked for shows whether there is another page.
    const page = { after: after ?? undefined, limit: limit + 1 }
    const found = await readTemplateHistory(tx, businessId, row.name, page)
    const events = found.slice(0, limit)
    const last = found.length > limit ? events.at(-1) : undefined
    const backends = await listBackends(tx, businessId)
    return {
      row,
      events,
      next: last ? { occurredAt: last.occurredAt, id: last.id } : null,
      topics: (await readConfig(tx, businessId))?.topics ?? [],
      accounts: backends.flatMap(({ id, kind, name }) => (kind === 'whatsapp' ? [{ id, name }] : [])),
      now: deps.clock.now(),
    }
  })
}

/** Returns the name of a template; null when the business has no such template. */
export async function nameOfTemplate(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  templateId: string,
): Promise<{ name: string } | NotAllowed | null> {
  return inBusinessFor(deps, caller, 'templates.read', async (tx) => {
    const template = await findTemplate(tx, caller.businessId, templateId)
    return template && { name: template.name }
  })
}

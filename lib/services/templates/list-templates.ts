import {
  type ListedTemplateRow,
  listTemplates as readTemplates,
  type TemplateFilter,
} from '@/db/queries/templates/template-list'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { ListedTemplateRow }

/**
 * Returns a page of the templates of a business, each with its topic and its latest events; `next` is null on the last
 * page.
 */
export async function listTemplates(
  deps: Deps,
  caller: Caller,
  filter: TemplateFilter,
): Promise<{ outcome: 'listed'; templates: ListedTemplateRow[]; next: string | null } | NotAllowed> {
  // One row more than asked for shows whether there is another page.
  const rows = await inBusinessFor(deps, caller, 'templates.read', (tx) =>
    readTemplates(tx, caller.businessId, { ...filter, limit: filter.limit + 1 }),
  )
  if ('outcome' in rows) return rows
  const templates = rows.slice(0, filter.limit)
  return { outcome: 'listed', templates, next: rows.length > filter.limit ? (templates.at(-1)?.id ?? null) : null }
}

import { inBusiness } from '@/db/client'
import {
  ensureSource,
  listSources as readSources,
  type NewSource,
  renameSource,
  type SourceRow,
} from '@/db/queries/business/sources'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'

export type { SourceRow }

/** The source of that kind and reference, made when it is new, under the name given. */
export async function nameSource(
  deps: Deps,
  businessId: string,
  { kind, name, reference }: Pick<NewSource, 'kind' | 'name' | 'reference'>,
): Promise<SourceRow> {
  return inBusiness(deps.db, businessId, async (tx) => {
    const source = { id: newId(), kind, name, reference, now: deps.clock.now() }
    const number = await ensureSource(tx, businessId, source)
    const row = number === 0 ? null : await renameSource(tx, businessId, number, name)
    if (!row) throw new AppError('source_busy', { message: 'no number was to be had for a source' })
    return row
  })
}

/** A page of sources in the order of their numbers; `next` is null on the last. */
export async function listSources(
  deps: Deps,
  businessId: string,
  { after, limit }: { after: number; limit: number },
): Promise<{ sources: SourceRow[]; next: number | null }> {
  const rows = await inBusiness(deps.db, businessId, (tx) => readSources(tx, businessId, { after, limit: limit + 1 }))
  const sources = rows.slice(0, limit)
  return { sources, next: rows.length > limit ? (sources.at(-1)?.number ?? null) : null }
}

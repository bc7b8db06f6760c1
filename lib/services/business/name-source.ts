import { inBusiness } from '@/db/client'
import { lockBusiness } from '@/db/queries/business/brand'
import { findSourceName } from '@/db/queries/business/source-name'
import {
  ensureSource,
  listSources as readSources,
  type NewSource,
  renameSource,
  type SourceRow,
} from '@/db/queries/business/sources'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

export type { SourceRow }

export type NamedSource = { outcome: 'named'; source: SourceRow } | NotAllowed

/** Returns the source with this kind and reference, which is created if new, and gives it this name. */
export async function nameSource(
  deps: Deps,
  caller: Caller,
  { kind, name, reference, id = newId() }: Pick<NewSource, 'kind' | 'name' | 'reference'> & { id?: string },
): Promise<NamedSource> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'sources.write', async (tx): Promise<NamedSource> => {
    await lockBusiness(tx, businessId)
    const before = await findSourceName(tx, businessId, { kind, reference })
    const source = { id, kind, name, reference, now: deps.clock.now() }
    const number = await ensureSource(tx, businessId, source)
    const row = number === 0 ? null : await renameSource(tx, businessId, number, name)
    if (!row) throw new AppError('source_busy', { message: 'no number could be assigned to a source', status: 503 })
    const subject = { kind: 'source', id: row.id } as const
    const changes = { kind, name: { from: before, to: name } }
    if (before !== name) await recordAudit(deps, tx, caller, { action: 'source.named', subject, changes })
    return { outcome: 'named', source: row }
  })
}

/** Returns a page of sources in the order of their numbers; `next` is null on the last page. */
export async function listSources(
  deps: Deps,
  businessId: string,
  { after, limit }: { after: number; limit: number },
): Promise<{ sources: SourceRow[]; next: number | null }> {
  const rows = await inBusiness(deps.db, businessId, (tx) => readSources(tx, businessId, { after, limit: limit + 1 }))
  const sources = rows.slice(0, limit)
  return { sources, next: rows.length > limit ? (sources.at(-1)?.number ?? null) : null }
}

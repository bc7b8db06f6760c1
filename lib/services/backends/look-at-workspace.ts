import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { type Look, lookAtWeni, type LookOptions, type LookResult } from '@/lib/backends/weni/look'
import type { Caller } from '@/lib/services/callers/caller'
import { demandRight } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { proposeMapping } from './propose-mapping'
import type { Mapping } from './read-mapping'

export type { Look }

/**
 * Reads what a Weni workspace has, and proposes how topics could be shown in it. Writes nothing in the workspace or
 * here.
 * @throws AppError `not_allowed` (403)
 */
export async function lookAtWorkspace(
  deps: Pick<Deps, 'db' | 'settings'>,
  caller: Caller,
  place: Omit<LookOptions, 'allowPrivate'>,
): Promise<{ ok: true; look: Look; mapping: Mapping } | Extract<LookResult, { ok: false }>> {
  const { businessId } = caller
  await demandRight(deps, caller, 'backends.write')
  const seen = await lookAtWeni({ ...place, allowPrivate: deps.settings.allowPrivate })
  if (!seen.ok) return seen
  const config = await inBusiness(deps.db, businessId, (tx) => readConfig(tx, businessId))
  return { ok: true, look: seen.look, mapping: proposeMapping(seen.look, config?.topics ?? []) }
}

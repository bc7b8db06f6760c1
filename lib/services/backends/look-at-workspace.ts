import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { type Look, lookAtWeni, type LookOptions, type LookResult } from '@/lib/backends/weni/look'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { proposeMapping } from './propose-mapping'
import type { Mapping } from './read-mapping'

export type { Look }

export type LookedAtWorkspace =
  | { ok: true; look: Look; mapping: Mapping }
  | Extract<LookResult, { ok: false }>
  | { ok: false; problem: 'not_allowed' }

/**
 * Reads what a Weni workspace has, and proposes how topics could be shown in it. Writes nothing in the workspace or
 * here.
 */
export async function lookAtWorkspace(
  deps: Pick<Deps, 'db' | 'settings'>,
  caller: Caller,
  place: Omit<LookOptions, 'allowPrivate'>,
): Promise<LookedAtWorkspace> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'backends.write'))) return { ok: false, problem: 'not_allowed' }
  const seen = await lookAtWeni({ ...place, allowPrivate: deps.settings.allowPrivate })
  if (!seen.ok) return seen
  const config = await inBusiness(deps.db, businessId, (tx) => readConfig(tx, businessId))
  return { ok: true, look: seen.look, mapping: proposeMapping(seen.look, config?.topics ?? []) }
}

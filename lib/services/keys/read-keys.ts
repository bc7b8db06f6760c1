import { inBusiness } from '@/db/client'
import { type KeyPlace, listNewestKeys, type ListedKey } from '@/db/queries/api/api-keys'
import { findTestBusiness } from '@/lib/services/business/ensure-test-business'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { KeyPlace, ListedKey }

const MOST_AT_ONCE = 100

/** Returns a page of the keys of one mode, the newest first, those that were revoked among them. */
export async function readKeys(
  deps: Deps,
  caller: Caller,
  { mode, before, limit }: { mode: 'live' | 'test'; before: KeyPlace | null; limit: number },
): Promise<{ outcome: 'read'; keys: ListedKey[]; next: KeyPlace | null } | NotAllowed> {
  const { businessId } = caller
  const most = Math.max(1, Math.min(limit, MOST_AT_ONCE))
  const page = { before, limit: most + 1 }
  const live = await inBusinessFor(deps, caller, 'keys.write', (tx) => listNewestKeys(tx, businessId, page))
  if ('outcome' in live) return live
  const testId = mode === 'test' ? await findTestBusiness(deps, businessId) : null
  const test = testId === null ? [] : await inBusiness(deps.db, testId, (tx) => listNewestKeys(tx, testId, page))
  const read = mode === 'test' ? test : live
  const keys = read.slice(0, most)
  const last = keys.at(-1)
  return { outcome: 'read', keys, next: read.length > most && last ? { at: last.createdAt, id: last.id } : null }
}

import { inBusiness } from '@/db/client'
import { findAudience as findStored, type StoredAudience } from '@/db/queries/api/audiences'
import type { Deps } from '@/lib/services/deps'

/**
 * A list that is silent for this many milliseconds counts as broken: while it runs, its row is updated every ten
 * seconds (record.ts).
 */
const SILENT_MS = 2 * 60 * 1000

/**
 * Returns the state of a list; null if the business has none with this id. A list whose process fell silent is broken,
 * although its process could not record that.
 */
export async function findAudience(deps: Deps, businessId: string, id: string): Promise<StoredAudience | null> {
  const stored = await inBusiness(deps.db, businessId, (tx) => findStored(tx, businessId, id))
  if (!stored || stored.endedAt !== null || deps.clock.now() - stored.seenAt < SILENT_MS) return stored
  return { ...stored, status: 'broken', problem: 'process_ended', endedAt: stored.seenAt }
}

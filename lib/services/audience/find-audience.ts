import { inBusiness } from '@/db/client'
import { findAudience as findStored, type StoredAudience } from '@/db/queries/api/audiences'
import type { Deps } from '@/lib/services/deps'

/** A list at work tells of itself every ten seconds (record.ts). */
const SILENT_MS = 2 * 60 * 1000

/** How a list stands; one whose process fell silent is broken, though nobody could note it. Null: the business has none of that id. */
export async function findAudience(deps: Deps, businessId: string, id: string): Promise<StoredAudience | null> {
  const stored = await inBusiness(deps.db, businessId, (tx) => findStored(tx, businessId, id))
  if (!stored || stored.endedAt !== null || deps.clock.now() - stored.seenAt < SILENT_MS) return stored
  return { ...stored, status: 'broken', problem: 'process_ended', endedAt: stored.seenAt }
}

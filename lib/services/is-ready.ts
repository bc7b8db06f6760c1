import { countFailingReadings } from '@/db/queries/sync/reading-health'
import type { Deps } from './deps'

/**
 * Resolves when the database answers, with how many backends can't be read, by reason: nothing that another process
 * could do better, so nothing to be unready for. Throws what the database throws.
 */
export async function isReady(deps: Deps): Promise<{ readings: { reason: string; backends: number }[] }> {
  return { readings: await countFailingReadings(deps.db.sql) }
}

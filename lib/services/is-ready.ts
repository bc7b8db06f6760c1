import { countFailingReadings } from '@/db/queries/sync/reading-health'
import type { Deps } from './deps'

/**
 * Resolves when the database answers. Returns for each reason how many backends cannot be read. Such a backend does not
 * make this process unready, because another process could not read it either. Errors of the database pass through.
 */
export async function isReady(deps: Deps): Promise<{ readings: { reason: string; backends: number }[] }> {
  return { readings: await countFailingReadings(deps.db.sql) }
}

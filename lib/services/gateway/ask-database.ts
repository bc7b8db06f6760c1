import { stillHolds } from '@/lib/clock'
import { isOutage } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import type { GatewayMemory } from './memory'

/** The database could not be asked. Which messages pass is then the business's choice. */
export class Unasked extends Error {
  override readonly name = 'Unasked'
}

/**
 * The caller waits for the gateway, so a database that takes more than this many milliseconds counts as not reachable.
 */
const PATIENCE_MS = 2500
/** After an outage the database is asked again at most once in this many milliseconds, and not for every message. */
const AWAY_MS = 1000

/**
 * Runs work that needs the database.
 * @throws Unasked when the database cannot answer, for any reason
 */
export async function askDatabase<T>(
  deps: Pick<Deps, 'clock' | 'log'>,
  memory: Pick<GatewayMemory, 'awayUntil'>,
  work: () => Promise<T>,
): Promise<T> {
  if (stillHolds(deps, memory.awayUntil, AWAY_MS)) throw new Unasked('the database was away a moment ago')
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })), PATIENCE_MS)
  })
  try {
    return await Promise.race([work(), patience])
  } catch (cause) {
    deps.log.error({ err: cause }, 'the gateway could not ask the database')
    if (isOutage(cause)) memory.awayUntil = deps.clock.now() + AWAY_MS
    throw new Unasked('the database could not be asked', { cause })
  } finally {
    clearTimeout(timer)
  }
}

import { isOutage } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import type { GatewayMemory } from './memory'

/** The database could not be asked; what then passes is the business's to choose. */
export class Unasked extends Error {
  override readonly name = 'Unasked'
}

/** A sender waits for its answer: longer than this is as good as away. */
const PATIENCE_MS = 2500
/** After it was away it is asked again once a second, and not by every message. */
const AWAY_MS = 1000

/** Runs what needs the database. Throws `Unasked` for whatever keeps it from answering. */
export async function askDatabase<T>(
  deps: Pick<Deps, 'clock' | 'log'>,
  memory: Pick<GatewayMemory, 'awayUntil'>,
  work: () => Promise<T>,
): Promise<T> {
  if (deps.clock.now() < memory.awayUntil) throw new Unasked('the database was away a moment ago')
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

import { type Database, inBusiness } from '@/db/client'
import { writeKeyUse } from '@/db/queries/api/api-keys'
import { BoundedMap } from '@/lib/bounded-map'
import { type Clock, stillHolds } from '@/lib/clock'
import type { Deps } from '@/lib/services/deps'

interface Noted {
  /** The day (UTC) that is written or being written; empty after a failure. */
  day: string
  /** After a failure, when to try again. */
  retryAt: number
}

const RETRY_MS = 60_000

/**
 * Returns what notes that an API key was used. It returns at once, and the day is written beside the call: once a day
 * and key by each process. A call never waits for it and never fails because of it.
 */
export function keyUse({ db, clock, log }: { db: Database; clock: Clock } & Pick<Deps, 'log'>): Deps['noteKeyUse'] {
  const noted = new BoundedMap<Noted>(10_000)
  return ({ businessId, keyId }) => {
    const now = clock.now()
    const day = new Date(now).toISOString().slice(0, 10)
    const known = noted.get(keyId)
    if (known && (known.day === day || stillHolds({ clock }, known.retryAt, RETRY_MS))) return
    noted.set(keyId, { day, retryAt: 0 })
    inBusiness(db, businessId, (tx) => writeKeyUse(tx, businessId, keyId, day)).catch((error: unknown) => {
      noted.set(keyId, { day: '', retryAt: now + RETRY_MS })
      log.warn({ err: error }, 'the last use of an API key was not written')
    })
  }
}

import { type Database, inBusiness } from '@/db/client'
import { writeRefusedFrame } from '@/db/queries/business/refused-frames'
import { BoundedMap } from '@/lib/bounded-map'
import { type Clock, isWithin } from '@/lib/clock'
import type { Deps } from '@/lib/services/deps'

/** The most sites that are kept of a business: an owner looks for the one that they know. */
export const REFUSED_MOST = 20
const MINUTE_MS = 60_000
/** The most writes for one business in a minute: anybody with a link can name any site. */
const WRITES_MOST = 5

interface Minute {
  began: number
  origins: Set<string>
}

/**
 * Returns what notes that a site tried to show a page of a business in a frame and is not in its list. It returns at
 * once, and the site is written beside the visit, which never waits for it and never fails because of it. Each process
 * writes a site once a minute, and few sites of a business in that time.
 */
export function refusedFrames({
  db,
  clock,
  log,
}: { db: Database; clock: Clock } & Pick<Deps, 'log'>): Deps['noteRefusedFrame'] {
  const minutes = new BoundedMap<Minute>(10_000)
  return ({ businessId, origin }) => {
    const now = clock.now()
    const known = minutes.get(businessId)
    const minute = known && isWithin(now, known.began, MINUTE_MS) ? known : { began: now, origins: new Set<string>() }
    if (minute !== known) minutes.set(businessId, minute)
    if (minute.origins.has(origin) || minute.origins.size >= WRITES_MOST) return
    minute.origins.add(origin)
    inBusiness(db, businessId, (tx) => writeRefusedFrame(tx, businessId, origin, now, REFUSED_MOST)).catch(
      (error: unknown) =>
        log.warn({ err: error }, 'could not record a site that tried to embed the page without permission'),
    )
  }
}

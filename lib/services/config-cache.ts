import type { Database, Tx } from '@/db/client'
import { inBusiness } from '@/db/client'
import { type BusinessConfig, findBusinessId, readConfig } from '@/db/queries/business/config'
import { BoundedMap } from '@/lib/bounded-map'
import { AppError } from '@/lib/errors'

/**
 * Keeps configurations in memory, by business and version. Every read of a contact names the version that was current
 * at that moment, so the cache is never stale: a topic archived a second ago is archived on the next page.
 */
export interface ConfigCache {
  /** Returns the id of the business behind the number in a link; null when there is none. */
  businessId(number: number): Promise<string | null>
  /** Returns the configuration of exactly this version, or a newer one if the business has changed it meanwhile. */
  at(businessId: string, version: number): Promise<BusinessConfig>
  /** The same as `at`, read within a transaction of the business. */
  within(tx: Tx, businessId: string, version: number): Promise<BusinessConfig>
  /**
   * Returns the configuration that this process read last, without any query: what the page can still show when the
   * database is down. Returns null when this process has not read one.
   */
  lastKnown(number: number): BusinessConfig | null
}

/** The most businesses that one process keeps in memory. */
const KEPT_MOST = 10_000

export function configCache(db: Database): ConfigCache {
  const byId = new BoundedMap<BusinessConfig>(KEPT_MOST)
  const idByNumber = new BoundedMap<string, number>(KEPT_MOST)

  const fresh = (businessId: string, version: number): BusinessConfig | null => {
    const known = byId.get(businessId)
    return known && known.version >= version ? known : null
  }
  const keep = (businessId: string, config: BusinessConfig | null): BusinessConfig => {
    if (!config) throw new AppError('business_not_found', { message: 'a business has contacts but no configuration' })
    idByNumber.set(config.number, businessId)
    // Of two reads at the same time, the one of the older version may end last.
    const newer = fresh(businessId, config.version)
    if (newer) return newer
    byId.set(businessId, config)
    return config
  }

  return {
    async businessId(number) {
      const known = idByNumber.get(number)
      if (known) return known
      const id = await findBusinessId(db.sql, number)
      if (id) idByNumber.set(number, id)
      return id
    },
    async at(businessId, version) {
      return (
        fresh(businessId, version) ??
        keep(businessId, await inBusiness(db, businessId, (tx) => readConfig(tx, businessId)))
      )
    },
    async within(tx, businessId, version) {
      return fresh(businessId, version) ?? keep(businessId, await readConfig(tx, businessId))
    },
    lastKnown(number) {
      const id = idByNumber.get(number)
      return (id && byId.get(id)) || null
    },
  }
}

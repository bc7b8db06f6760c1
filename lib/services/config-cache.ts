import type { Database, Tx } from '@/db/client'
import { inBusiness } from '@/db/client'
import { type BusinessConfig, findBusinessId, readConfig } from '@/db/queries/business/config'
import { BoundedMap } from '@/lib/bounded-map'
import { AppError } from '@/lib/errors'

/**
 * Configurations by business and version. Every read of a contact names the version of that moment, so the cache can't be stale:
 * a topic archived a second ago is archived on the next page.
 */
export interface ConfigCache {
  /** The business behind the number in a link; null when there is none. */
  businessId(number: number): Promise<string | null>
  /** The configuration of exactly this version, or a newer one if the business changed it meanwhile. */
  at(businessId: string, version: number): Promise<BusinessConfig>
  /** The configuration as it is now, read within a transaction of the business. */
  within(tx: Tx, businessId: string, version: number): Promise<BusinessConfig>
  /** The last one seen, without any query: what can still be shown when the database is down. */
  lastKnown(number: number): BusinessConfig | null
}

/** Businesses that a process remembers. */
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
    byId.set(businessId, config)
    idByNumber.set(config.number, businessId)
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

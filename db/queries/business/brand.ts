import type { Tx } from '@/db/client'
import type { BusinessConfig } from './config'

/**
 * Keeps every other change of the business's page waiting until this transaction ends. A row that only points to the
 * business, as a new source does, waits for nothing. It comes first in a transaction that raises the version of the
 * configuration: on a cluster, two that have written before would each wait for the other, whosever they are
 * (docs/reference/citus.md, 33).
 */
export async function lockBusiness(tx: Tx, businessId: string): Promise<void> {
  await tx`select 1 from businesses where id = ${businessId} for no key update`
}

/** What the page and its notices say of the business itself. */
export type Brand = Pick<
  BusinessConfig,
  | 'name'
  | 'color'
  | 'logoHash'
  | 'locales'
  | 'defaultLocale'
  | 'timeZone'
  | 'country'
  | 'whatsappNumber'
  | 'linkKeywords'
  | 'linkPreview'
  | 'privacyUrl'
  | 'helpUrl'
  | 'controller'
  | 'frameOrigins'
>

/** Writes all of the brand. The caller publishes the notices in the same transaction. */
export async function updateBrand(tx: Tx, businessId: string, brand: Brand): Promise<void> {
  await tx`
    update businesses set name = ${brand.name}, color = ${brand.color}, logo_hash = ${brand.logoHash},
      locales = ${brand.locales}::text[], default_locale = ${brand.defaultLocale}, time_zone = ${brand.timeZone},
      country = ${brand.country}, whatsapp_number = ${brand.whatsappNumber},
      link_keywords = ${tx.json(brand.linkKeywords)}, link_preview = ${tx.json(brand.linkPreview ?? {})},
      privacy_url = ${brand.privacyUrl}, help_url = ${brand.helpUrl}, controller = ${tx.json({ ...brand.controller })},
      frame_origins = ${brand.frameOrigins}::text[]
    where id = ${businessId}`
}

/** The brand of a configuration. */
export const brandOf = (config: BusinessConfig): Brand => ({
  name: config.name,
  color: config.color,
  logoHash: config.logoHash,
  locales: config.locales,
  defaultLocale: config.defaultLocale,
  timeZone: config.timeZone,
  country: config.country,
  whatsappNumber: config.whatsappNumber,
  linkKeywords: config.linkKeywords,
  linkPreview: config.linkPreview ?? {},
  privacyUrl: config.privacyUrl,
  helpUrl: config.helpUrl,
  controller: config.controller,
  frameOrigins: config.frameOrigins,
})

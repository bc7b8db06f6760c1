import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { brandOf, lockBusiness, updateBrand } from './brand'
import { type BusinessConfig, readConfig, type TopicConfig } from './config'

/** The test business's own row: the business as it is, under another id and number, tied to nothing outside. */
export async function insertTestBusiness(
  tx: Tx,
  sandboxId: string,
  business: BusinessConfig,
  names: { number: number; slug: string },
  now: Instant,
): Promise<boolean> {
  // There is no row yet. On a cluster, the creations of others wait.
  await lockBusiness(tx, sandboxId)
  const rows = await tx`
    insert into businesses (id, number, slug, name, color, logo_hash, locales, default_locale, time_zone, country,
      whatsapp_number, link_keywords,
      privacy_url, help_url, controller, frame_origins, test_of, unknown_template, gateway_outage, created_at)
    values (${sandboxId}, ${names.number}, ${names.slug}, ${business.name}, ${business.color}, ${null},
      ${business.locales}::text[],
      ${business.defaultLocale}, ${business.timeZone}, ${business.country}, ${business.whatsappNumber},
        ${tx.json(business.linkKeywords)},
      ${business.privacyUrl}, ${business.helpUrl}, ${tx.json({ ...business.controller })},
        ${business.frameOrigins}::text[], ${business.id},
      ${business.unknownTemplate}, ${business.gatewayOutage}, ${instant(now)})
    on conflict do nothing returning id`
  return rows.length === 1
}

/**
 * Writes a topic of the business into its test business, under the same id, or brings it up to date. Returns whether
 * something differed.
 */
export async function copyTopic(
  tx: Tx,
  sandboxId: string,
  topic: TopicConfig,
  position: number,
  now: Instant,
): Promise<boolean> {
  const { listed, listedSources } = topic
  const archivedAt = topic.archived ? instant(now) : null
  const rows = await tx`
    insert into topics (business_id, id, key, category, policy, legal_basis, texts, position, paused, archived_at,
      listed, listed_sources)
    values (${sandboxId}, ${topic.id}, ${topic.key}, ${topic.category}, ${topic.policy}, ${topic.legalBasis},
      ${JSON.stringify(topic.texts)}::text::jsonb,
      ${position}, ${topic.paused}, ${archivedAt}::timestamptz, ${listed}, ${[...listedSources]}::integer[])
    on conflict (business_id, id) do update set key = excluded.key, category = excluded.category,
      policy = excluded.policy,
      legal_basis = excluded.legal_basis, texts = excluded.texts, position = excluded.position,
        paused = excluded.paused, listed = excluded.listed, listed_sources = excluded.listed_sources,
      archived_at = case when excluded.archived_at is null then null
         else coalesce(topics.archived_at, excluded.archived_at) end,
       version = topics.version + 1
      where (topics.key, topics.category, topics.policy, topics.legal_basis, topics.texts, topics.position,
        topics.paused, topics.listed, topics.listed_sources, topics.archived_at is null)
        is distinct from (excluded.key, excluded.category, excluded.policy, excluded.legal_basis, excluded.texts,
          excluded.position, excluded.paused, excluded.listed, excluded.listed_sources, excluded.archived_at is null)
    returning id`
  return rows.length === 1
}

/**
 * Brings the brand of the test business up to the business's, but for the logo, whose bytes are the business's. Returns
 * whether something differed.
 */
export async function copyBrand(tx: Tx, sandboxId: string, business: BusinessConfig): Promise<boolean> {
  const sandbox = await readConfig(tx, sandboxId)
  if (!sandbox) return false
  const wanted = brandOf({ ...business, logoHash: null })
  if (isDeepStrictEqual(brandOf(sandbox), wanted)) return false
  await updateBrand(tx, sandboxId, wanted)
  return true
}

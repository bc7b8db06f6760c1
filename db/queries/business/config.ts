import type { Sql, Tx } from '@/db/client'
import type { CHAT_CONFIRMATION, Controller, GATEWAY_OUTAGE, Localized, UNKNOWN_TEMPLATE } from '@/db/schema/businesses'
import type { TopicText } from '@/db/schema/topics'
import type { Category, Instant, Listed, Policy } from '@/lib/consent/types'

export interface TopicConfig {
  id: string
  key: string
  category: Category
  policy: Policy
  legalBasis: string | null
  texts: Localized<TopicText>
  paused: boolean
  /** Nothing is sent about it, because the business is being closed. */
  closed?: boolean
  archived: boolean
  /** Who sees it on their page without having agreed to it. */
  listed: Listed
  /** For `sources`: the numbers that links of these sources carry. */
  listedSources: readonly number[]
}

/** What the present version of a topic is, beside its content. A line of the ledger binds it. */
export interface TopicVersion {
  version: number
  archivedAt: Instant | null
  validFrom: Instant | null
}

/**
 * All that a business has set up and that every page and decision needs. One version of it is immutable, so processes
 * cache it.
 */
export interface BusinessConfig {
  id: string
  number: number
  version: number
  name: string
  color: string
  logoHash: string | null
  locales: string[]
  defaultLocale: string
  timeZone: string
  country: string
  whatsappNumber: string
  linkKeywords: Localized<string>
  /** The line that a chat shows below a link, by language. */
  linkPreview?: Localized<string>
  privacyUrl: string | null
  helpUrl: string
  controller: Controller
  frameOrigins: string[]
  /** The host names of its own under which its page is shown, and whether new links have this one. */
  domains: { host: string; makesLinks: boolean }[]
  /** Whether it is the test business of another business: test keys belong to it. */
  isSandbox: boolean
  /** What a message of a template that is tied to no topic counts as. */
  unknownTemplate: (typeof UNKNOWN_TEMPLATE)[number]
  /** What the gateway lets through while nothing can be asked. */
  gatewayOutage: (typeof GATEWAY_OUTAGE)[number]
  /** Which changes are confirmed in the chat. */
  chatConfirmation: (typeof CHAT_CONFIRMATION)[number]
  /** Whether a Yes to marketing waits until the person confirms it in WhatsApp (docs/double-opt-in.md). */
  confirmMarketing: boolean
  /** How many days a link works in full; null: as many as the installation says. */
  linkLifetimeDays: number | null
  /** When the business will be closed, also after it was; null: it will not be. */
  closesAt: Instant | null
  /** Every check answers No since then, because a backup was restored that may lack refusals. Left out: it does not. */
  recoveringSince?: Instant | null
  /** In the order of the page; archived ones last. */
  topics: TopicConfig[]
  /** By the ids of the topics. */
  topicVersions?: Readonly<Record<string, TopicVersion>>
  /** Hash of the notice shown now, by language. */
  notices: Localized<string>
}

/** Reads a business's configuration in one statement, so in one snapshot. Null when there is no such business. */
export async function readConfig(tx: Sql | Tx, businessId: string): Promise<BusinessConfig | null> {
  const rows = await tx<{ config: BusinessConfig }[]>`
    select json_build_object(
      'id', b.id, 'number', b.number, 'version', b.config_version, 'name', b.name, 'color', b.color, 'logoHash',
        b.logo_hash, 'locales', b.locales,
      'defaultLocale', b.default_locale, 'timeZone', b.time_zone, 'country', b.country, 'whatsappNumber',
        b.whatsapp_number,
      'linkKeywords', b.link_keywords, 'linkPreview', b.link_preview, 'privacyUrl', b.privacy_url, 'helpUrl', b.help_url, 'controller', b.controller,
        'frameOrigins', b.frame_origins,
      'isSandbox', b.test_of is not null, 'unknownTemplate', b.unknown_template, 'gatewayOutage', b.gateway_outage,
      'chatConfirmation', b.chat_confirmation, 'confirmMarketing', b.confirm_marketing,
      'linkLifetimeDays', b.link_lifetime_days, 'closesAt', sayso_ms(b.closes_at),
      'recoveringSince', sayso_ms(b.recovering_since),
      'topics', coalesce((select json_agg(json_build_object('id', t.id, 'key', t.key, 'category', t.category, 'policy',
        t.policy,
          'legalBasis', t.legal_basis, 'texts', t.texts, 'paused', t.paused, 'closed', t.closed, 'archived', t.archived_at is not null,
          'listed', t.listed, 'listedSources', t.listed_sources)
          order by t.archived_at is not null, t.position) from topics t where t.business_id = ${businessId}),
            '[]'::json),
      'topicVersions', coalesce((select json_object_agg(t.id, json_build_object('version', t.version,
          'archivedAt', sayso_ms(t.archived_at), 'validFrom', sayso_ms(v.valid_from)))
        from topics t left join topic_versions v on v.business_id = ${businessId} and v.topic_id = t.id
          and v.version = t.version where t.business_id = ${businessId}), '{}'::json),
      'domains', coalesce((select json_agg(json_build_object('host', d.host, 'makesLinks', d.makes_links) order by d.host)
        from domains d where d.business_id = ${businessId} and d.proven_at is not null), '[]'::json),
      'notices', coalesce((select json_object_agg(n.locale, n.hash) from notices n where n.business_id = ${businessId}
        and n.current), '{}'::json)
    ) as config
    from businesses b where b.id = ${businessId}`
  return rows[0]?.config ?? null
}

/** The version that the configuration has now. */
export async function readConfigVersion(tx: Tx, businessId: string): Promise<number> {
  const rows = await tx<
    { version: number }[]
  >`select config_version as version from businesses where id = ${businessId}`
  return rows[0]?.version ?? 0
}

/** PostgreSQL's time, and the version that the configuration has now. */
export async function readNow(tx: Tx, businessId: string): Promise<{ now: Instant; configVersion: number }> {
  const rows = await tx<{ now: Instant; configVersion: number }[]>`
    select sayso_ms(clock_timestamp()) as now, config_version as "configVersion" from businesses
      where id = ${businessId}`
  return rows[0] ?? { now: 0, configVersion: 0 }
}

/** The last number that the column holds; a token has room for twice as many. */
const LAST_NUMBER = 2 ** 31 - 1

/** Returns the id behind the short number that links carry. */
export async function findBusinessId(sql: Sql, number: number): Promise<string | null> {
  if (number > LAST_NUMBER) return null
  const rows = await sql<{ id: string | null }[]>`select sayso_business_id(${number}) as id`
  return rows[0]?.id ?? null
}

/** The logo's bytes. Public: it is on the page. */
export async function readLogo(
  tx: Tx,
  businessId: string,
  hash: string,
): Promise<{ contentType: string; content: Buffer } | null> {
  const rows = await tx<{ contentType: string; content: Buffer }[]>`
    select content_type as "contentType", content from logos where business_id = ${businessId} and hash = ${hash}`
  return rows[0] ?? null
}

/** Returns whether a hash is the notice shown now in some language of the business. */
export function isCurrentNotice(config: BusinessConfig, hash: string): boolean {
  return Object.values(config.notices).includes(hash)
}

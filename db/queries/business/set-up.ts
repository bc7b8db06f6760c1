import type { Tx } from '@/db/client'
import type { Localized } from '@/db/schema/businesses'
import type { TopicText } from '@/db/schema/topics'
import { instant } from '@/db/sql'
import type { Listed } from '@/lib/consent/types'
import { lockBusiness } from './brand'
import type { BusinessConfig } from './config'

type NewBusiness = Omit<
  BusinessConfig,
  | 'topics'
  | 'notices'
  | 'version'
  | 'frameOrigins'
  | 'domains'
  | 'isSandbox'
  | 'unknownTemplate'
  | 'gatewayOutage'
  | 'chatConfirmation'
  | 'confirmMarketing'
  | 'linkLifetimeDays'
  | 'closesAt'
> & {
  slug: string
  frameOrigins?: string[]
}

export async function insertBusiness(tx: Tx, business: NewBusiness, now: number): Promise<void> {
  // There is no row yet. On a cluster, the creations of others wait.
  await lockBusiness(tx, business.id)
  await tx`
    insert into businesses (id, number, slug, name, color, logo_hash, locales, default_locale, time_zone, country,
      whatsapp_number, link_keywords, link_preview,
      privacy_url, help_url, controller, frame_origins, created_at)
    values (${business.id}, ${business.number}, ${business.slug}, ${business.name}, ${business.color},
      ${business.logoHash}, ${business.locales}::text[],
      ${business.defaultLocale}, ${business.timeZone}, ${business.country}, ${business.whatsappNumber},
        ${tx.json(business.linkKeywords)}, ${tx.json(business.linkPreview ?? {})},
      ${business.privacyUrl}, ${business.helpUrl}, ${tx.json({ ...business.controller })},
        ${business.frameOrigins ?? []}::text[], ${instant(now)})`
}

export async function insertLogo(
  tx: Tx,
  businessId: string,
  logo: { hash: string; contentType: string; content: Buffer },
): Promise<void> {
  await tx`
    insert into logos (business_id, hash, content_type, content)
      values (${businessId}, ${logo.hash}, ${logo.contentType}, ${logo.content})
    on conflict do nothing`
}

export interface NewTopic {
  id: string
  key: string
  category: string
  policy: string
  legalBasis: string | null
  texts: Localized<TopicText>
  /** Left out: everybody sees it. */
  listed?: Listed
  listedSources?: readonly number[]
}

/**
 * Creates a topic with its first version. The caller publishes the notices in the same transaction. A key has no
 * capitals and no blanks, so that it is unique however a caller writes it (`findTopic`).
 */
export async function insertTopic(
  tx: Tx,
  businessId: string,
  topic: NewTopic,
  position: number,
  now: number,
): Promise<void> {
  if (topic.key !== topic.key.trim().toLowerCase())
    throw new RangeError('the key of a topic has no capitals, and no blanks around it')
  await tx`
    insert into topics (business_id, id, key, category, policy, legal_basis, texts, position, listed, listed_sources)
    values (${businessId}, ${topic.id}, ${topic.key}, ${topic.category}, ${topic.policy}, ${topic.legalBasis},
      ${JSON.stringify(topic.texts)}::text::jsonb, ${position}, ${topic.listed ?? 'always'},
      ${[...(topic.listedSources ?? [])]}::integer[])`
  await addTopicVersion(tx, businessId, topic.id, now)
}

/**
 * Archives a topic that is on the page. It is no longer on the page; its answers and ledger lines stay. Returns the
 * version that the topic has then.
 */
export async function archiveTopic(tx: Tx, businessId: string, topicId: string, now: number): Promise<number> {
  const [row] = await tx<{ version: number }[]>`
    update topics set archived_at = ${instant(now)}, version = version + 1
    where business_id = ${businessId} and id = ${topicId} and archived_at is null returning version`
  if (!row) throw new Error('a topic is archived that is not on the page')
  await addTopicVersion(tx, businessId, topicId, now)
  return row.version
}

/** Pauses or resumes a topic for everybody. */
export async function pauseTopic(
  tx: Tx,
  businessId: string,
  topicId: string,
  paused: boolean,
  now: number,
): Promise<void> {
  await tx`update topics set paused = ${paused}, version = version + 1 where business_id = ${businessId}
    and id = ${topicId}`
  await addTopicVersion(tx, businessId, topicId, now)
}

/**
 * Stores the present state of a topic as a new version, because a check about the past reads the version of that time.
 */
export async function addTopicVersion(tx: Tx, businessId: string, topicId: string, now: number): Promise<void> {
  await tx`
    insert into topic_versions (business_id, topic_id, version, category, policy, legal_basis, texts, paused,
      closed, archived_at, valid_from)
    select t.business_id, t.id, t.version, t.category, t.policy, t.legal_basis, t.texts, t.paused, t.closed,
      t.archived_at, ${instant(now)}::timestamptz
    from topics t where t.business_id = ${businessId} and t.id = ${topicId}`
}

export async function insertSender(
  tx: Tx,
  businessId: string,
  sender: { id: string; phoneNumberId: string; displayNumber: string; name: string },
): Promise<void> {
  await tx`
    insert into senders (business_id, id, phone_number_id, display_number, name)
    values (${businessId}, ${sender.id}, ${sender.phoneNumberId}, ${sender.displayNumber}, ${sender.name})`
}

export interface NewBackend {
  id: string
  kind: 'weni' | 'whatsapp' | 'webhook'
  name: string
  baseUrl: string
  /** Encrypted. */
  secret: Buffer
  inboundTokenHash: string
  settings: Record<string, string | number | boolean | null | Readonly<Record<string, string>>>
}

export async function insertBackend(tx: Tx, businessId: string, backend: NewBackend, now: number): Promise<void> {
  await tx`
    insert into backends (business_id, id, kind, name, base_url, secret, inbound_token_hash, status, status_at,
      settings, created_at)
    values (${businessId}, ${backend.id}, ${backend.kind}, ${backend.name}, ${backend.baseUrl}, ${backend.secret},
      ${backend.inboundTokenHash}, 'active',
      ${instant(now)}, ${tx.json(backend.settings)}, ${instant(now)})`
}

/** Points a backend at its present address: the demo's port may change between starts. */
export async function moveBackend(tx: Tx, businessId: string, backendId: string, baseUrl: string): Promise<void> {
  await tx`update backends set base_url = ${baseUrl} where business_id = ${businessId} and id = ${backendId}`
}

export async function insertMirror(
  tx: Tx,
  businessId: string,
  mirror: {
    backendId: string
    topicId: string
    fieldKey: string | null
    groupUuid: string | null
    groupName: string | null
    /** The group lists who refuses. */
    inverted?: boolean
  },
): Promise<void> {
  await tx`
    insert into mirrors (business_id, backend_id, topic_id, field_key, group_uuid, group_name, inverted)
    values (${businessId}, ${mirror.backendId}, ${mirror.topicId}, ${mirror.fieldKey}, ${mirror.groupUuid},
      ${mirror.groupName},
      ${mirror.inverted ?? false})`
}

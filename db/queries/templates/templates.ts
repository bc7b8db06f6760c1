import type { Tx } from '@/db/client'
import type { UrlButton } from '@/db/schema/templates'
import { instant } from '@/db/sql'
import type { Category, Instant } from '@/lib/consent/types'
import type { TemplateContent } from '@/lib/template-watch/content'

/** What WhatsApp told of a template; what it did not tell is left out. */
export interface TemplateFacts {
  providerId?: string | null
  name: string
  /** `en-US`, as `readGraphLanguage` writes it. */
  language: string
  category?: Category | null
  status?: string | null
  quality?: string | null
  urlButtons?: readonly UrlButton[] | null
  content?: TemplateContent | null
}

export interface TemplateRow {
  id: string
  topicId: string | null
  providerId: string | null
  name: string
  language: string
  category: Category
  status: string | null
  quality: string | null
  firstSeenAt: Instant
  urlButtons: UrlButton[] | null
  content: TemplateContent | null
  /** When the business paused it; null: it may be sent. */
  pausedAt: Instant | null
}

const columns = (tx: Tx) => tx`
  id, topic_id as "topicId", provider_id as "providerId", name, language, category, status, quality,
    sayso_ms(first_seen_at) as "firstSeenAt",
  url_buttons as "urlButtons", content, sayso_ms(paused_at) as "pausedAt"`

const asJson = (value: object | null | undefined) => (value ? JSON.stringify(value) : null)

/**
 * The template of that name and language under the lock of this transaction, made under the id given when it is new.
 * One whose category nobody told counts as marketing: what is refused there must not be sent. A new language of a
 * template is tied to the topic of the languages that are known, if all of them have the same, and is paused if all of
 * them are. The caller holds the lock of the business (`lockBusiness`), as what ties or pauses templates does: else a
 * language that is made in the same moment would keep the topic that the others had before.
 */
export async function lockTemplate(
  tx: Tx,
  businessId: string,
  id: string,
  told: TemplateFacts,
  now: Instant,
): Promise<{ template: TemplateRow; created: boolean }> {
  const made = await tx<TemplateRow[]>`
    insert into templates (business_id, id, provider_id, name, language, category, status, quality, first_seen_at,
      url_buttons, content)
    values (${businessId}, ${id}, ${told.providerId ?? null}, ${told.name}, ${told.language},
      ${told.category ?? 'marketing'},
      ${told.status ?? null}, ${told.quality ?? null}, ${instant(now)}, ${asJson(told.urlButtons)}::text::jsonb,
      ${asJson(told.content)}::text::jsonb)
    on conflict (business_id, name, language) do nothing returning ${columns(tx)}`
  if (made[0]) return { template: await likeOthers(tx, businessId, made[0], now), created: true }
  const [template] = await tx<TemplateRow[]>`
    select ${columns(tx)} from templates
    where business_id = ${businessId} and name = ${told.name} and language = ${told.language} for update`
  if (!template) throw new Error('a template that could not be inserted is not there either')
  return { template, created: false }
}

/** No event is needed: the template has been tied and paused since it is known. */
async function likeOthers(tx: Tx, businessId: string, template: TemplateRow, now: Instant): Promise<TemplateRow> {
  const named = await findTemplatesNamed(tx, businessId, template.name, null)
  const others = named.filter(({ id }) => id !== template.id)
  const [topicId = null, ...differing] = new Set(others.map((other) => other.topicId))
  const isTied = topicId !== null && differing.length === 0
  const isPaused = others.length > 0 && others.every(({ pausedAt }) => pausedAt !== null)
  if (isTied) await tieTemplate(tx, businessId, template.id, topicId)
  if (isPaused) await pauseTemplates(tx, businessId, [template.id], now)
  return { ...template, ...(isTied && { topicId }), ...(isPaused && { pausedAt: now }) }
}

/** Writes what WhatsApp says of a template now; what is left out stays. */
export async function updateTemplate(
  tx: Tx,
  businessId: string,
  id: string,
  told: Pick<TemplateFacts, 'providerId' | 'category' | 'status' | 'quality' | 'urlButtons' | 'content'>,
): Promise<void> {
  await tx`
    update templates set provider_id = coalesce(${told.providerId ?? null}::text, provider_id),
      category = coalesce(${told.category ?? null}::text, category), status = coalesce(${told.status ?? null}::text,
        status),
      quality = coalesce(${told.quality ?? null}::text, quality),
      url_buttons = coalesce(${asJson(told.urlButtons)}::text::jsonb, url_buttons),
      content = coalesce(${asJson(told.content)}::text::jsonb, content)
    where business_id = ${businessId} and id = ${id}`
}

/** Ties a template to a topic, or to none. The caller keeps a `topic` event in the same transaction. */
export async function tieTemplate(tx: Tx, businessId: string, id: string, topicId: string | null): Promise<void> {
  await tx`update templates set topic_id = ${topicId}::uuid where business_id = ${businessId} and id = ${id}`
}

/** Pauses templates from `now` on, or with null lets them be sent again. The caller keeps events and the version. */
export async function pauseTemplates(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  pausedAt: Instant | null,
): Promise<void> {
  await tx`
    update templates set paused_at = ${instant(pausedAt)}::timestamptz
    where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
}

/** The name and language behind a template's id at WhatsApp: some events bring the id only. */
export async function findTemplateByProviderId(
  tx: Tx,
  businessId: string,
  providerId: string,
): Promise<TemplateRow | null> {
  const rows = await tx<
    TemplateRow[]
  >`select ${columns(tx)} from templates where business_id = ${businessId} and provider_id = ${providerId} limit 1`
  return rows[0] ?? null
}

export type TemplateEventKind = 'status' | 'quality' | 'category' | 'topic' | 'components' | 'pause'

/** Keeps what happened to a template: a check about the past reads it. */
export async function insertTemplateEvent(
  tx: Tx,
  businessId: string,
  event: {
    id: string
    templateId: string
    kind: TemplateEventKind
    value: Record<string, string | number | boolean | null>
    occurredAt: Instant
    recordedAt: Instant
  },
): Promise<void> {
  await tx`
    insert into template_events (business_id, id, template_id, kind, value, occurred_at, recorded_at)
    values (${businessId}, ${event.id}, ${event.templateId}, ${event.kind}, ${tx.json(event.value)},
      ${instant(event.occurredAt)}, ${instant(event.recordedAt)})`
}

/**
 * Returns whether something of that kind is known that happened later: then a late event is kept and changes nothing.
 */
export async function hasLaterEvent(
  tx: Tx,
  businessId: string,
  templateId: string,
  kind: TemplateEventKind,
  at: Instant,
): Promise<boolean> {
  const rows = await tx`
    select 1 from template_events
    where business_id = ${businessId} and template_id = ${templateId} and kind = ${kind}
      and occurred_at > ${instant(at)} limit 1`
  return rows.length > 0
}

export async function findTemplate(tx: Tx, businessId: string, id: string): Promise<TemplateRow | null> {
  const rows = await tx<
    TemplateRow[]
  >`select ${columns(tx)} from templates where business_id = ${businessId} and id = ${id}`
  return rows[0] ?? null
}

/** Returns those of the templates that exist, by their ids. */
export async function findTemplatesById(tx: Tx, businessId: string, ids: readonly string[]): Promise<TemplateRow[]> {
  return tx<TemplateRow[]>`
    select ${columns(tx)} from templates where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
}

/** The templates of a name, in one language or, with null, in all. */
export async function findTemplatesNamed(
  tx: Tx,
  businessId: string,
  name: string,
  language: string | null,
): Promise<TemplateRow[]> {
  return tx<TemplateRow[]>`
    select ${columns(tx)} from templates
    where business_id = ${businessId} and name = ${name} and (${language}::text is null or language = ${language})
      order by language`
}

/** The templates of a name, in some languages or, with null, in all, under the locks of this transaction. */
export async function lockTemplatesNamed(
  tx: Tx,
  businessId: string,
  name: string,
  languages: readonly string[] | null,
): Promise<TemplateRow[]> {
  const wanted = languages && [...languages]
  return tx<TemplateRow[]>`
    select ${columns(tx)} from templates
    where business_id = ${businessId} and name = ${name}
      and (${wanted}::text[] is null or language = any(${wanted}::text[]))
    order by language for update`
}

/** Returns the names of all templates, each with the ids of its languages. */
export async function readTemplateNames(tx: Tx, businessId: string): Promise<{ name: string; ids: string[] }[]> {
  return tx<{ name: string; ids: string[] }[]>`
    select name, array_agg(id::text order by id) as ids from templates where business_id = ${businessId} group by name`
}

import type { Tx } from '@/db/client'
import { orNil } from '@/db/sql'
import type { Category, Instant } from '@/lib/consent/types'
import type { TemplateEventKind } from './templates'

/**
 * Returns the approved utility template of a name, in the first language of the list that it has, else in the base
 * language of one of them, else in any language. Returns null if there is none.
 */
export async function findSendableTemplate(
  tx: Tx,
  businessId: string,
  name: string,
  languages: readonly string[],
): Promise<{ id: string; language: string } | null> {
  const bases = languages.map((language) => language.split('-')[0] ?? '')
  const rows = await tx<{ id: string; language: string }[]>`
    select id, language from templates
    where business_id = ${businessId} and name = ${name} and category = 'utility' and status = 'APPROVED'
      and paused_at is null
    order by array_position(${[...languages]}::text[], language),
      array_position(${bases}::text[], split_part(language, '-', 1)), first_seen_at limit 1`
  return rows[0] ?? null
}

export interface ListedTemplateRow {
  id: string
  name: string
  language: string
  category: Category
  status: string | null
  quality: string | null
  topicId: string | null
  topicKey: string | null
  firstSeenAt: Instant
  /** When the business paused it; null: it may be sent. */
  pausedAt: Instant | null
  /** Newest first. */
  events: {
    kind: TemplateEventKind
    occurredAt: Instant
    value: Record<string, string | number | boolean | null>
  }[]
}

export interface TemplateFilter {
  /** True: tied to no topic; false: tied to one. */
  unmapped?: boolean
  name?: string
  /** One of these only. */
  ids?: readonly string[]
  /** The id that the page begins behind. */
  after?: string
  limit: number
}

/** How many events a template is listed with. */
const EVENTS = 5

/** A page of a business's templates in the order in which they became known, each with its latest events. */
export async function listTemplates(tx: Tx, businessId: string, filter: TemplateFilter): Promise<ListedTemplateRow[]> {
  const { unmapped = null, name = null, after = null } = filter
  const ids = filter.ids ? [...filter.ids] : null
  return tx<ListedTemplateRow[]>`
    select t.id, t.name, t.language, t.category, t.status, t.quality, t.topic_id as "topicId", k.key as "topicKey",
      sayso_ms(t.first_seen_at) as "firstSeenAt", sayso_ms(t.paused_at) as "pausedAt",
      coalesce((select json_agg(json_build_object('kind', e.kind, 'occurredAt', sayso_ms(e.occurred_at), 'value', e.value)
          order by e.occurred_at desc, e.id desc)
        from (select v.id, v.kind, v.occurred_at, v.value from template_events v
          where v.business_id = ${businessId} and v.template_id = t.id
          order by v.occurred_at desc, v.id desc limit ${EVENTS}) e), '[]'::json) as events
    from templates t left join topics k on k.business_id = ${businessId} and k.id = t.topic_id
    where t.business_id = ${businessId}
      and t.id > ${orNil(after)}::uuid
      and (${name}::text is null or t.name = ${name}::text)
      and (${ids}::uuid[] is null or t.id = any(${ids}::uuid[]))
      and (${unmapped}::boolean is null or (t.topic_id is null) = ${unmapped}::boolean)
    order by t.id limit ${filter.limit}`
}

/** Returns the languages in which a template of this name is known. */
export async function findTemplateLanguages(tx: Tx, businessId: string, name: string): Promise<string[]> {
  const rows = await tx<{ language: string }[]>`
    select language from templates where business_id = ${businessId} and name = ${name} order by language`
  return rows.map((row) => row.language)
}

/** Returns the ids of the templates that the business paused. */
export async function listPausedIds(tx: Tx, businessId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from templates where business_id = ${businessId} and paused_at is not null`
  return rows.map(({ id }) => id)
}

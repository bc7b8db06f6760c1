import type { Tx } from '@/db/client'
import { instant, LATEST, NIL } from '@/db/sql'
import type { Category, Instant } from '@/lib/consent/types'
import type { TemplateEventKind } from './templates'

/** What WhatsApp and we know of one template in one language. */
export interface BoardTemplate {
  id: string
  language: string
  category: Category
  status: string | null
  quality: string | null
  topicId: string | null
  firstSeenAt: Instant
  /** When the business paused it; null: it may be sent. */
  pausedAt: Instant | null
}

/** All languages of one name. */
export interface BoardRow {
  name: string
  /** When the first and the last of its languages became known. */
  firstSeenAt: Instant
  lastSeenAt: Instant
  templates: BoardTemplate[]
  /** The WhatsApp accounts whose list has it. */
  accountIds: string[]
}

/**
 * `unmapped`: a language is tied to no topic; `new`: a language became known after `newSince`; `look`: WhatsApp does
 * not send it, or lowered its quality.
 */
export type BoardFilter = 'all' | 'new' | 'unmapped' | 'look'

export interface BoardQuery {
  filter: BoardFilter
  /** The milliseconds since 1970 from which on a template is new. */
  newSince: Instant
  accountId?: string | undefined
  topicId?: string | undefined
  /** The row that the page begins behind. */
  after?: { lastSeenAt: Instant; name: string } | undefined
  limit: number
}

/** The templates of a name that WhatsApp sends and has nothing against. */
const looksGood = (tx: Tx) =>
  tx`(t.status is null or t.status = 'APPROVED') and (t.quality is null or t.quality not in ('YELLOW', 'RED'))`

const ofAccount = (tx: Tx, businessId: string, accountId: string | undefined) =>
  tx`(${accountId ?? null}::uuid is null or exists (select 1 from template_accounts a
    where a.business_id = ${businessId} and a.template_id = t.id and a.backend_id = ${accountId ?? null}::uuid))`

const columns = (tx: Tx, businessId: string) => tx`
  t.name, sayso_ms(min(t.first_seen_at)) as "firstSeenAt", sayso_ms(max(t.first_seen_at)) as "lastSeenAt",
  json_agg(json_build_object('id', t.id, 'language', t.language, 'category', t.category, 'status', t.status,
    'quality', t.quality, 'topicId', t.topic_id, 'firstSeenAt', sayso_ms(t.first_seen_at), 'pausedAt', sayso_ms(t.paused_at))
    order by t.language)
    as templates,
  array(select distinct a.backend_id::text from template_accounts a where a.business_id = ${businessId}
    and a.template_id = any(array_agg(t.id))) as "accountIds"`

/** Returns a page of the names of templates, the newest first, each with its languages. */
export async function readTemplateBoard(tx: Tx, businessId: string, query: BoardQuery): Promise<BoardRow[]> {
  const { filter, newSince, accountId, topicId = null, after, limit } = query
  const [lastSeenAt, name] = [instant(after?.lastSeenAt), after?.name ?? null]
  return tx<BoardRow[]>`
    select ${columns(tx, businessId)} from templates t
    where t.business_id = ${businessId} and ${ofAccount(tx, businessId, accountId)}
    group by t.name
    having (${filter} <> 'unmapped' or bool_or(t.topic_id is null))
      and (${filter} <> 'new' or max(t.first_seen_at) >= ${instant(newSince)}::timestamptz)
      and (${filter} <> 'look' or bool_or(not (${looksGood(tx)})))
      and (${topicId}::uuid is null or bool_or(t.topic_id = ${topicId}::uuid))
      and (${lastSeenAt}::timestamptz is null or (max(t.first_seen_at), t.name)
        < (${lastSeenAt}::timestamptz, ${name}::text))
    order by max(t.first_seen_at) desc, t.name desc limit ${limit}`
}

/** Returns all languages of a name; null when there is none. */
export async function readTemplateNamed(tx: Tx, businessId: string, name: string): Promise<BoardRow | null> {
  const [row] = await tx<BoardRow[]>`
    select ${columns(tx, businessId)} from templates t
    where t.business_id = ${businessId} and t.name = ${name} group by t.name`
  return row ?? null
}

/** How many names of templates each filter shows. */
export type BoardCounts = Record<BoardFilter, number>

export async function countTemplateBoard(
  tx: Tx,
  businessId: string,
  { newSince, accountId }: Pick<BoardQuery, 'newSince' | 'accountId'>,
): Promise<BoardCounts> {
  const [row] = await tx<BoardCounts[]>`
    select count(*)::int as all, count(*) filter (where is_new)::int as new,
      count(*) filter (where is_unmapped)::int as unmapped, count(*) filter (where is_bad)::int as look
    from (
      select bool_or(t.topic_id is null) as is_unmapped, bool_or(not (${looksGood(tx)})) as is_bad,
        max(t.first_seen_at) >= ${instant(newSince)}::timestamptz as is_new
      from templates t
      where t.business_id = ${businessId} and ${ofAccount(tx, businessId, accountId)} group by t.name) n`
  return row ?? { all: 0, new: 0, unmapped: 0, look: 0 }
}

/** Returns how many names of templates are tied to each topic, by the topic's id. */
export async function countTopicTemplates(tx: Tx, businessId: string): Promise<Record<string, number>> {
  const rows = await tx<{ topicId: string; count: number }[]>`
    select topic_id as "topicId", count(distinct name)::int as count from templates
    where business_id = ${businessId} and topic_id is not null group by topic_id`
  return Object.fromEntries(rows.map(({ topicId, count }) => [topicId, count]))
}

/** Something that happened to a template. */
export interface TemplateEventRow {
  id: string
  /** The language of the template to which it happened. */
  language: string
  kind: TemplateEventKind
  value: Record<string, string | number | boolean | null>
  occurredAt: Instant
}

/** Returns a page of what happened to all languages of a name, the newest first. */
export async function readTemplateHistory(
  tx: Tx,
  businessId: string,
  name: string,
  { after, limit }: { after?: { occurredAt: Instant; id: string } | undefined; limit: number },
): Promise<TemplateEventRow[]> {
  const { occurredAt, id } = after ?? { occurredAt: LATEST, id: NIL }
  return tx<TemplateEventRow[]>`
    select e.id, t.language, e.kind, e.value, sayso_ms(e.occurred_at) as "occurredAt"
    from templates t join template_events e on e.business_id = ${businessId} and e.template_id = t.id
    where t.business_id = ${businessId} and t.name = ${name}
      and (e.occurred_at, e.id) < (${instant(occurredAt)}::timestamptz, ${id}::uuid)
    order by e.occurred_at desc, e.id desc limit ${limit}`
}

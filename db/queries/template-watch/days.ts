import type { Tx } from '@/db/client'
import type { Category } from '@/lib/consent/types'

/** The sums of one template, or of a part of it. */
export interface DaySums {
  sent: number
  failed: number
  agreed: number
  refused: number
  unanswered: number
  notNeeded: number
  delivered: number
  read: number
  directOptouts: number
  windowOptouts: number
  directPauses: number
  windowPauses: number
}

const sums = (tx: Tx) => tx`
  coalesce(sum(d.sent), 0)::int as sent, coalesce(sum(d.failed), 0)::int as failed,
  coalesce(sum(d.agreed), 0)::int as agreed, coalesce(sum(d.refused), 0)::int as refused,
  coalesce(sum(d.unanswered), 0)::int as unanswered, coalesce(sum(d.not_needed), 0)::int as "notNeeded",
  coalesce(sum(d.delivered), 0)::int as delivered, coalesce(sum(d.read), 0)::int as read,
  coalesce(sum(d.direct_optouts), 0)::int as "directOptouts",
  coalesce(sum(d.window_optouts), 0)::int as "windowOptouts",
  coalesce(sum(d.direct_pauses), 0)::int as "directPauses", coalesce(sum(d.window_pauses), 0)::int as "windowPauses"`

/** Days from one to another, both included, as `2026-11-29`. */
export interface DayRange {
  from: string
  to: string
}

/** A template in one category, day by day: the places of the days after `from`, and the counts on each. */
export interface TemplateSeries extends DaySums {
  templateId: string
  category: Category
  places: number[]
  deliveredOn: number[]
  directOn: number[]
  windowOn: number[]
}

const numbers = (text: string) => text.split(',').map(Number)

type Joined = Record<'places' | 'deliveredOn' | 'directOn' | 'windowOn', string>

/** Returns the figures of all templates of a business with something on these days, or of those named. */
export async function readSeries(
  tx: Tx,
  businessId: string,
  { from, to }: DayRange,
  templateIds: readonly string[] | null = null,
): Promise<TemplateSeries[]> {
  const ids = templateIds && [...templateIds]
  // The days of a template travel as one text each: five hundred templates have 45,000 of them.
  const rows = await tx<(Omit<TemplateSeries, keyof Joined> & Joined)[]>`
    select d.template_id as "templateId", d.category, ${sums(tx)},
      string_agg((d.day - ${from}::date)::text, ',' order by d.day) as places,
      string_agg(d.delivered::text, ',' order by d.day) as "deliveredOn",
      string_agg(d.direct_optouts::text, ',' order by d.day) as "directOn",
      string_agg(d.window_optouts::text, ',' order by d.day) as "windowOn"
    from template_days d
    where d.business_id = ${businessId} and d.day between ${from}::date and ${to}::date
      ${ids ? tx`and d.template_id = any(${ids}::uuid[])` : tx``}
    group by d.template_id, d.category`
  return rows.map(({ places, deliveredOn, directOn, windowOn, ...row }) => ({
    ...row,
    places: numbers(places),
    deliveredOn: numbers(deliveredOn),
    directOn: numbers(directOn),
    windowOn: numbers(windowOn),
  }))
}

/** What a business delivered in one category on one day, and what was refused of it. */
export interface CategoryDay {
  category: Category
  /** The place of the day after `from`. */
  place: number
  delivered: number
  direct: number
  window: number
}

/** Returns the sums of all templates by category and day: what a template is compared with. */
export async function readCategoryDays(tx: Tx, businessId: string, { from, to }: DayRange): Promise<CategoryDay[]> {
  return tx<CategoryDay[]>`
    select d.category, d.day - ${from}::date as place, sum(d.delivered)::int as delivered,
      sum(d.direct_optouts)::int as direct, sum(d.window_optouts)::int as window
    from template_days d
    where d.business_id = ${businessId} and d.day between ${from}::date and ${to}::date
    group by d.category, d.day`
}

/** Returns the figures of some templates together, by day. */
export async function readDays(
  tx: Tx,
  businessId: string,
  templateIds: readonly string[],
  { from, to }: DayRange,
): Promise<(DaySums & { day: string })[]> {
  return tx<(DaySums & { day: string })[]>`
    select d.day::text, ${sums(tx)} from template_days d
    where d.business_id = ${businessId} and d.template_id = any(${[...templateIds]}::uuid[])
      and d.day between ${from}::date and ${to}::date
    group by d.day order by d.day`
}

export interface SenderSums extends DaySums {
  /** The nil UUID: not known. */
  senderId: string
  name: string | null
  displayNumber: string | null
}

/** Returns the figures of some templates together, by the number that sent them. */
export async function readSenders(
  tx: Tx,
  businessId: string,
  templateIds: readonly string[],
  { from, to }: DayRange,
): Promise<SenderSums[]> {
  return tx<SenderSums[]>`
    select d.sender_id as "senderId", s.name, s.display_number as "displayNumber", ${sums(tx)}
    from template_days d left join senders s on s.business_id = ${businessId} and s.id = d.sender_id
    where d.business_id = ${businessId} and d.template_id = any(${[...templateIds]}::uuid[])
      and d.day between ${from}::date and ${to}::date
    group by d.sender_id, s.name, s.display_number order by sum(d.sent) desc, d.sender_id`
}

/** What is added to one row of the counters. Numbers may be negative: a delivery may move to another day. */
export type DayChange = { templateId: string; senderId: string; day: string } & Record<
  'sent' | 'failed' | 'agreed' | 'refused' | 'unanswered' | 'notNeeded' | 'delivered' | 'read',
  number
>

/** Adds to the counters; each of `changes` names another row. A template that does not exist is left out. */
export async function addDays(tx: Tx, businessId: string, changes: readonly DayChange[]): Promise<void> {
  if (changes.length === 0) return
  const column = <K extends keyof DayChange>(name: K) => changes.map((change) => change[name])
  await tx`
    insert into template_days as d (business_id, template_id, sender_id, day, category, sent, failed, agreed, refused,
      unanswered, not_needed, delivered, read)
    select ${businessId}::uuid, v.template_id, v.sender_id, v.day, t.category, v.sent, v.failed, v.agreed, v.refused,
      v.unanswered, v.not_needed, v.delivered, v.read
    from unnest(${column('templateId')}::uuid[], ${column('senderId')}::uuid[], ${column('day')}::date[],
      ${column('sent')}::int[], ${column('failed')}::int[], ${column('agreed')}::int[], ${column('refused')}::int[],
      ${column('unanswered')}::int[], ${column('notNeeded')}::int[], ${column('delivered')}::int[],
      ${column('read')}::int[]) as v(template_id, sender_id, day, sent, failed, agreed, refused, unanswered, not_needed,
        delivered, read)
    join templates t on t.business_id = ${businessId} and t.id = v.template_id
    order by v.template_id, v.day, v.sender_id
    on conflict (business_id, template_id, day, sender_id) do update set sent = d.sent + excluded.sent,
      failed = d.failed + excluded.failed, agreed = d.agreed + excluded.agreed, refused = d.refused + excluded.refused,
      unanswered = d.unanswered + excluded.unanswered, not_needed = d.not_needed + excluded.not_needed,
      delivered = d.delivered + excluded.delivered, read = d.read + excluded.read`
}

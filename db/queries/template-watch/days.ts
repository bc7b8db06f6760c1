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

/** Returns the sums of all templates of a business with something on these days, by the id of the template. */
export async function readSums(
  tx: Tx,
  businessId: string,
  { from, to }: DayRange,
): Promise<(DaySums & { templateId: string })[]> {
  // Not by `coalesce`: where a template has a row, it has a sum. No day is sorted or sent: five hundred templates have
  // 45,000 days.
  return tx<(DaySums & { templateId: string })[]>`
    select d.template_id as "templateId", sum(d.sent)::int as sent, sum(d.failed)::int as failed,
      sum(d.agreed)::int as agreed, sum(d.refused)::int as refused, sum(d.unanswered)::int as unanswered,
      sum(d.not_needed)::int as "notNeeded", sum(d.delivered)::int as delivered, sum(d.read)::int as read,
      sum(d.direct_optouts)::int as "directOptouts", sum(d.window_optouts)::int as "windowOptouts",
      sum(d.direct_pauses)::int as "directPauses", sum(d.window_pauses)::int as "windowPauses"
    from template_days d
    where d.business_id = ${businessId} and d.day between ${from}::date and ${to}::date
    group by d.template_id`
}

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

/** Returns the whole numbers of an array that PostgreSQL wrote as text: `{3,0,-12}`. */
function numbers(array: string): number[] {
  const all: number[] = []
  let [number, sign] = [0, 1]
  for (let place = 1; place < array.length; place++) {
    const code = array.charCodeAt(place)
    if (code === MINUS) sign = -1
    else if (code >= ZERO && code <= NINE) number = number * 10 + code - ZERO
    else {
      all.push(sign * number)
      ;[number, sign] = [0, 1]
    }
  }
  return all
}

const MINUS = '-'.charCodeAt(0)
const [ZERO, NINE] = ['0'.charCodeAt(0), '9'.charCodeAt(0)] as const

interface SeriesRow extends Omit<DaySums, 'delivered' | 'directOptouts' | 'windowOptouts'> {
  templateId: string
  category: Category
  /** Where the template was in several categories: that of each day. */
  categories: Category[] | null
  places: string
  deliveredOn: string
  directOn: string
  windowOn: string
}

/**
 * Returns the figures of all templates of a business with something on these days, or of those named. A template that
 * was in several categories has a series for each.
 */
export async function readSeries(
  tx: Tx,
  businessId: string,
  { from, to }: DayRange,
  templateIds: readonly string[] | null = null,
): Promise<TemplateSeries[]> {
  const ids = templateIds && [...templateIds]
  // The days of a template travel as one text each, in the order of the primary key, so that nothing is sorted: five
  // hundred templates have 45,000 days.
  const rows = await tx<SeriesRow[]>`
    select d.template_id as "templateId", min(d.category) as category,
      case when min(d.category) <> max(d.category) then array_agg(d.category) end as categories,
      sum(d.sent)::int as sent, sum(d.failed)::int as failed, sum(d.agreed)::int as agreed,
      sum(d.refused)::int as refused, sum(d.unanswered)::int as unanswered, sum(d.not_needed)::int as "notNeeded",
      sum(d.read)::int as read, sum(d.direct_pauses)::int as "directPauses", sum(d.window_pauses)::int as "windowPauses",
      array_agg(d.day - ${from}::date)::text as places, array_agg(d.delivered)::text as "deliveredOn",
      array_agg(d.direct_optouts)::text as "directOn", array_agg(d.window_optouts)::text as "windowOn"
    from (
      select * from template_days where business_id = ${businessId} and day between ${from}::date and ${to}::date
        ${ids ? tx`and template_id = any(${ids}::uuid[])` : tx``}
      order by template_id, day
    ) d
    group by d.template_id`
  return rows.flatMap(seriesOf)
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function seriesOf({ categories, places, deliveredOn, directOn, windowOn, ...row }: SeriesRow): TemplateSeries[] {
  const days = { places: numbers(places), deliveredOn: numbers(deliveredOn) }
  const refusals = { directOn: numbers(directOn), windowOn: numbers(windowOn) }
  const all = {
    ...row,
    delivered: sumOf(days.deliveredOn),
    directOptouts: sumOf(refusals.directOn),
    windowOptouts: sumOf(refusals.windowOn),
    ...days,
    ...refusals,
  }
  if (!categories) return [all]
  // The sums are of all days, and stay with the first.
  return [...new Set(categories)].map((category, place) => {
    const own = (values: readonly number[]) => values.filter((_, index) => categories[index] === category)
    const series = {
      ...{ category, places: own(all.places), deliveredOn: own(all.deliveredOn) },
      ...{ directOn: own(all.directOn), windowOn: own(all.windowOn) },
    }
    return { ...(place === 0 ? all : { ...NO_SUMS, templateId: row.templateId }), ...series }
  })
}

/** The sums of nothing. */
export const NO_SUMS: DaySums = {
  sent: 0,
  failed: 0,
  agreed: 0,
  refused: 0,
  unanswered: 0,
  notNeeded: 0,
  delivered: 0,
  read: 0,
  directOptouts: 0,
  windowOptouts: 0,
  directPauses: 0,
  windowPauses: 0,
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

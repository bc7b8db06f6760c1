import type { Tx } from '@/db/client'
import type { ATTRIBUTIONS, OPTOUT_EVENTS } from '@/db/schema/template-watch'
import { columnsOf, instant, lines } from '@/db/sql'
import type { Instant, Method, Reason } from '@/lib/consent/types'

export type OptoutEvent = (typeof OPTOUT_EVENTS)[number]
export type LineAttribution = (typeof ATTRIBUTIONS)[number]

/** A line that refuses, pauses or gives a reason, and its cause. */
export interface OptoutRow {
  contactId: string
  seq: number
  changeId: string
  /** The change that a reason is about, or that replaced this stop. */
  refersTo: string | null
  event: OptoutEvent
  reason: Reason | null
  attribution: LineAttribution
  templateId: string | null
  sourceId: string | null
  senderId: string | null
  messageId: string | null
  way: Method
  occurredAt: Instant
  day: string | null
  counts: boolean
  saved: 'pause' | 'topics' | null
}

const columns = (tx: Tx) => tx`
  o.contact_id as "contactId", o.seq, o.change_id as "changeId", o.refers_to as "refersTo", o.event, o.reason,
  o.attribution, o.template_id as "templateId", o.source_id as "sourceId", o.sender_id as "senderId",
  o.message_id as "messageId", o.way, sayso_ms(o.occurred_at) as "occurredAt", o.day::text, o.counts, o.saved`

/** Returns what is attributed of contacts. */
export async function readOptoutsOf(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<OptoutRow[]> {
  return tx<OptoutRow[]>`
    select ${columns(tx)} from template_optouts o
    where o.business_id = ${businessId} and o.contact_id = any(${[...contactIds]}::uuid[])
    order by o.contact_id, o.seq`
}

/** Writes rows; one that is there already is replaced. */
export async function putOptouts(tx: Tx, businessId: string, rows: readonly OptoutRow[]): Promise<void> {
  if (rows.length === 0) return
  const column = columnsOf(rows)
  const of = (read: (row: OptoutRow) => string | number | null) => lines(tx, column(read))
  await tx`
    insert into template_optouts (business_id, contact_id, seq, change_id, refers_to, event, reason, attribution,
      template_id, source_id, sender_id, message_id, way, occurred_at, day, counts, saved)
    select ${businessId}::uuid, v.* from unnest(
      ${of((row) => row.contactId)}::uuid[], ${of((row) => row.seq)}::int[], ${of((row) => row.changeId)}::uuid[],
      ${of((row) => row.refersTo)}::uuid[], ${of((row) => row.event)}, ${of((row) => row.reason)},
      ${of((row) => row.attribution)}, ${of((row) => row.templateId)}::uuid[], ${of((row) => row.sourceId)}::uuid[],
      ${of((row) => row.senderId)}::uuid[], ${column((row) => row.messageId)}::text[], ${of((row) => row.way)},
      ${of((row) => instant(row.occurredAt))}::timestamptz[], ${of((row) => row.day)}::date[],
      ${of((row) => String(row.counts))}::boolean[], ${of((row) => row.saved)}) as v
    on conflict (business_id, contact_id, seq) do update set refers_to = excluded.refers_to,
      event = excluded.event, reason = excluded.reason, attribution = excluded.attribution,
      template_id = excluded.template_id, source_id = excluded.source_id, sender_id = excluded.sender_id,
      message_id = excluded.message_id, day = excluded.day, counts = excluded.counts, saved = excluded.saved`
}

/** Removes rows: what was undone drives nobody away. */
export async function deleteOptouts(
  tx: Tx,
  businessId: string,
  rows: readonly Pick<OptoutRow, 'contactId' | 'seq'>[],
): Promise<void> {
  if (rows.length === 0) return
  const of = columnsOf(rows)
  await tx`
    delete from template_optouts o using unnest(${of((row) => row.contactId)}::uuid[],
      ${of((row) => row.seq)}::int[]) as v(contact, seq)
    where o.business_id = ${businessId} and o.contact_id = v.contact and o.seq = v.seq`
}

/** One row of the counters. */
export interface Cell {
  templateId: string
  /** The nil UUID: not known. */
  senderId: string
  day: string
}

/** Counts the refusals and pauses of rows of the counters from what is attributed. */
export async function recountCells(tx: Tx, businessId: string, cells: readonly Cell[]): Promise<void> {
  if (cells.length === 0) return
  const of = columnsOf(cells)
  await tx`
    insert into template_days as d (business_id, template_id, sender_id, day, category, direct_optouts, window_optouts,
      direct_pauses, window_pauses)
    select ${businessId}::uuid, c.template_id, c.sender_id, c.day, t.category,
      count(*) filter (where o.counts and o.event <> 'pause' and o.attribution = 'direct'),
      count(*) filter (where o.counts and o.event <> 'pause' and o.attribution = 'window'),
      count(*) filter (where o.counts and o.event = 'pause' and o.attribution = 'direct'),
      count(*) filter (where o.counts and o.event = 'pause' and o.attribution = 'window')
    from (select distinct * from unnest(${of((cell) => cell.templateId)}::uuid[],
      ${of((cell) => cell.senderId)}::uuid[], ${of((cell) => cell.day)}::date[]) as u(template_id, sender_id, day)) c
    join templates t on t.business_id = ${businessId} and t.id = c.template_id
    left join template_optouts o on o.business_id = ${businessId} and o.template_id = c.template_id and o.day = c.day
      and coalesce(o.sender_id, '00000000-0000-0000-0000-000000000000'::uuid) = c.sender_id
    group by c.template_id, c.sender_id, c.day, t.category
    order by c.template_id, c.day, c.sender_id
    on conflict (business_id, template_id, day, sender_id) do update set direct_optouts = excluded.direct_optouts,
      window_optouts = excluded.window_optouts, direct_pauses = excluded.direct_pauses,
      window_pauses = excluded.window_pauses`
}

/** Moves what is attributed to messages to the days on which they were delivered. */
export async function moveOptouts(
  tx: Tx,
  businessId: string,
  messages: readonly { contactId: string; messageId: string; day: string }[],
): Promise<void> {
  if (messages.length === 0) return
  const of = columnsOf(messages)
  await tx`
    update template_optouts o set day = v.day
    from unnest(${of((each) => each.contactId)}::uuid[], ${of((each) => each.messageId)}::text[],
      ${of((each) => each.day)}::date[]) as v(contact, message, day)
    where o.business_id = ${businessId} and o.contact_id = v.contact and o.message_id = v.message and o.day is not null`
}

export interface ReasonCount {
  reason: Reason
  attribution: 'direct' | 'window'
  times: number
}

/** Returns the reasons that people gave for refusals of some templates, the most frequent first. */
export async function readReasons(
  tx: Tx,
  businessId: string,
  templateIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<ReasonCount[]> {
  return tx<ReasonCount[]>`
    select o.reason, o.attribution, count(*)::int as times from template_optouts o
    where o.business_id = ${businessId} and o.template_id = any(${[...templateIds]}::uuid[]) and o.reason is not null
      and o.day between ${from}::date and ${to}::date
    group by o.reason, o.attribution order by count(*) desc, o.reason, o.attribution`
}

/** Returns the campaigns and flows whose links led to refusals of some templates. */
export async function readCampaigns(
  tx: Tx,
  businessId: string,
  templateIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<{ sourceId: string; name: string; times: number }[]> {
  return tx<{ sourceId: string; name: string; times: number }[]>`
    select o.source_id as "sourceId", s.name, count(*)::int as times
    from template_optouts o join sources s on s.business_id = ${businessId} and s.id = o.source_id
    where o.business_id = ${businessId} and o.template_id = any(${[...templateIds]}::uuid[]) and o.counts
      and s.kind <> 'template' and o.day between ${from}::date and ${to}::date
    group by o.source_id, s.name order by count(*) desc, s.name`
}

/** Where a page of refusals ends. */
export interface OptoutPlace {
  at: Instant
  contactId: string
  seq: number
}

/** Returns what some templates are taken to have caused, the newest first, before `before` (null: from the newest). */
export async function listOptoutRows(
  tx: Tx,
  businessId: string,
  templateIds: readonly string[],
  { before, limit }: { before: OptoutPlace | null; limit: number },
): Promise<(OptoutRow & { templateId: string; attribution: 'direct' | 'window' })[]> {
  return tx<(OptoutRow & { templateId: string; attribution: 'direct' | 'window' })[]>`
    select ${columns(tx)} from template_optouts o
    where o.business_id = ${businessId} and o.template_id = any(${[...templateIds]}::uuid[])
      ${
        before === null
          ? tx``
          : tx`and (o.occurred_at, o.contact_id, o.seq)
            < (${instant(before.at)}::timestamptz, ${before.contactId}::uuid, ${before.seq}::int)`
      }
    order by o.occurred_at desc, o.contact_id desc, o.seq desc limit ${limit}`
}

export interface SavesCount {
  reason: Reason | null
  stops: number
  pause: number
  topics: number
}

/** Returns the stops of everything on the page in a time, and what replaced them, by the last reason that was given. */
export async function countSaves(
  tx: Tx,
  businessId: string,
  { from, to }: { from: Instant; to: Instant },
  templateIds: readonly string[] | null,
): Promise<SavesCount[]> {
  const ids = templateIds && [...templateIds]
  return tx<SavesCount[]>`
    select s.reason, count(*)::int as stops, count(*) filter (where s.saved = 'pause')::int as pause,
      count(*) filter (where s.saved = 'topics')::int as topics
    from (
      select distinct on (o.contact_id, o.seq) o.contact_id, o.seq, o.saved, r.reason
      from template_optouts o
      left join template_optouts r on r.business_id = ${businessId} and r.contact_id = o.contact_id
        and r.event = 'reason' and (r.refers_to = o.change_id or r.refers_to = o.refers_to)
      where o.business_id = ${businessId} and o.event = 'stop' and o.way = 'page'
        and o.occurred_at >= ${instant(from)}::timestamptz and o.occurred_at < ${instant(to)}::timestamptz
        ${ids ? tx`and o.template_id = any(${ids}::uuid[])` : tx``}
      order by o.contact_id, o.seq, r.seq desc nulls last
    ) s
    group by s.reason order by count(*) desc, s.reason nulls last`
}

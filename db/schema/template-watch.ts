import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { CATEGORIES, METHODS, REASONS } from '@/lib/consent/types'
import { businessId, instant } from './columns'

const count = (name: string) => integer(name).notNull().default(0)

/**
 * What was sent from a template and what became of it, by sender and day in the time zone of the business. Sends,
 * failures and what the recipients had said count on the day of the sending; deliveries, reads, refusals and pauses on
 * the day of the delivery, whenever they happen.
 */
export const templateDays = pgTable(
  'template_days',
  {
    businessId: businessId(),
    templateId: uuid('template_id').notNull(),
    /** The nil UUID: not known. */
    senderId: uuid('sender_id').notNull(),
    day: date('day').notNull(),
    /** The category of the template when the day was first counted. */
    category: text('category', { enum: CATEGORIES }).notNull(),
    sent: count('sent'),
    failed: count('failed'),
    agreed: count('agreed'),
    refused: count('refused'),
    unanswered: count('unanswered'),
    notNeeded: count('not_needed'),
    delivered: count('delivered'),
    read: count('read'),
    directOptouts: count('direct_optouts'),
    windowOptouts: count('window_optouts'),
    directPauses: count('direct_pauses'),
    windowPauses: count('window_pauses'),
  },
  (t) => [
    primaryKey({ name: 'template_days_pk', columns: [t.businessId, t.templateId, t.day, t.senderId] }),
    index('template_days_day').on(t.businessId, t.day),
  ],
)

export const OPTOUT_EVENTS = ['stop', 'topic', 'provider', 'pause', 'reason'] as const
export const ATTRIBUTIONS = ['direct', 'window', 'none'] as const

/** The lines of the ledger that refuse, pause or give a reason, and the message that is taken for their cause. */
export const templateOptouts = pgTable(
  'template_optouts',
  {
    businessId: businessId(),
    contactId: uuid('contact_id').notNull(),
    seq: integer('seq').notNull(),
    changeId: uuid('change_id').notNull(),
    refersTo: uuid('refers_to'),
    event: text('event', { enum: OPTOUT_EVENTS }).notNull(),
    reason: text('reason', { enum: REASONS }),
    /** `direct`: the link or the reply names it; `window`: the last template delivered before; `none`: no template. */
    attribution: text('attribution', { enum: ATTRIBUTIONS }).notNull(),
    templateId: uuid('template_id'),
    /** The campaign, flow or template that the link named. */
    sourceId: uuid('source_id'),
    senderId: uuid('sender_id'),
    messageId: text('message_id'),
    way: text('way', { enum: METHODS }).notNull(),
    occurredAt: instant('occurred_at').notNull(),
    /** The day of the delivery; null: no delivery is known, and the line is in no counter. */
    day: date('day'),
    /** False: undone, a reason, or not the first refusal below its message. */
    counts: boolean('counts').notNull(),
    /** What the person took instead of this stop. */
    saved: text('saved', { enum: ['pause', 'topics'] }),
  },
  (t) => [
    primaryKey({ name: 'template_optouts_pk', columns: [t.businessId, t.contactId, t.seq] }),
    index('template_optouts_template')
      .on(t.businessId, t.templateId, t.day)
      .where(sql`template_id is not null`),
    index('template_optouts_at').on(t.businessId, t.occurredAt),
  ],
)

export const WATCH_STATES = ['too_little', 'fine', 'watch', 'harming'] as const

/** What the figures of a template's name, in all its languages, say at present: docs/template-watch.md. */
export const templateVerdicts = pgTable(
  'template_verdicts',
  {
    businessId: businessId(),
    name: text('name').notNull(),
    attribution: text('attribution', { enum: ['direct', 'window'] }).notNull(),
    state: text('state', { enum: WATCH_STATES }).notNull(),
    stateSince: instant('state_since').notNull(),
    previousState: text('previous_state', { enum: WATCH_STATES }),
    e: doublePrecision('e').notNull(),
    eWatch: doublePrecision('e_watch').notNull(),
    /** The evidence that the state goes by; null: judged by a version that did not keep it. */
    eState: doublePrecision('e_state'),
    lowerBound: doublePrecision('lower_bound'),
    ratio: doublePrecision('ratio'),
    ratioLow: doublePrecision('ratio_low'),
    ratioHigh: doublePrecision('ratio_high'),
    delivered: integer('delivered').notNull(),
    seen: integer('seen').notNull(),
    expected: doublePrecision('expected').notNull(),
    comparedWith: text('compared_with', { enum: ['others', 'own_past'] }).notNull(),
    /** Whether it is among those of which the whole board says, by e-BH, that they harm. */
    onBoard: boolean('on_board').notNull(),
    judgedAt: instant('judged_at').notNull(),
  },
  (t) => [primaryKey({ name: 'template_verdicts_pk', columns: [t.businessId, t.name, t.attribution] })],
)

/** How far the watch of a business has come. */
export const templateWatch = pgTable(
  'template_watch',
  {
    businessId: businessId(),
    /** The last position of the feed that is attributed. */
    position: bigint('position', { mode: 'number' }).notNull().default(0),
    linesDueAt: instant('lines_due_at'),
    judgeDueAt: instant('judge_due_at'),
    judgedAt: instant('judged_at'),
    /** How long the last judging took, in milliseconds. */
    judgeMs: count('judge_ms'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId] }),
    index('template_watch_lines')
      .on(t.linesDueAt)
      .where(sql`lines_due_at is not null`),
    index('template_watch_judge')
      .on(t.judgeDueAt)
      .where(sql`judge_due_at is not null`),
  ],
)

import { sql } from 'drizzle-orm'
import { bigint, boolean, date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/** How far the figures of a business have been counted. A worker counts; the screens read. */
export const figures = pgTable(
  'figures',
  {
    businessId: businessId(),
    /** Contacts who are neither erased, released nor merged, at `reachAt`. */
    people: bigint('people', { mode: 'number' }).notNull().default(0),
    /** When the last counting began; null: never yet. */
    reachAt: instant('reach_at'),
    /** When that of `reach_states` began: another time than `reachAt` once a worker of the last release has counted. */
    statesAt: instant('states_at'),
    /** How long the last counting took, in milliseconds. */
    reachMs: integer('reach_ms').notNull().default(0),
    /** From when on the reach is to be counted again; null: nothing has changed. */
    reachDueAt: instant('reach_due_at'),
    /** Until when a worker is counting the reach; null: none is. */
    reachClaimedUntil: instant('reach_claimed_until'),
    /** The last position of the feed that is counted in `day_counts`. */
    position: bigint('position', { mode: 'number' }).notNull().default(0),
    /** Set while there are lines in the feed that are not counted. */
    daysDueAt: instant('days_due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId] }),
    index('figures_reach_due')
      .on(t.reachDueAt)
      .where(sql`reach_due_at is not null`),
    index('figures_reach_claimed')
      .on(t.reachClaimedUntil)
      .where(sql`reach_claimed_until is not null`),
    index('figures_days_due')
      .on(t.daysDueAt)
      .where(sql`days_due_at is not null`),
  ],
)

export const COUNTED_ANSWERS = ['in', 'out', 'expired', 'none'] as const

/**
 * How many contacts are in each state that decisions tell apart: once all of them, as if they had said nothing about
 * any topic, and once for each topic those who have an answer or a request. Which reason a decision has follows from
 * the state and from how the topic is set.
 */
export const reachStates = pgTable(
  'reach_states',
  {
    businessId: businessId(),
    /** The nil UUID: all contacts. */
    topicId: uuid('topic_id').notNull(),
    /** "Stop everything" is on. */
    stopped: boolean('stopped').notNull(),
    /** The person agreed to the topic after that. */
    agreedSince: boolean('agreed_since').notNull(),
    paused: boolean('paused').notNull(),
    /** WhatsApp's own stop of marketing is on at a sender. */
    providerStop: boolean('provider_stop').notNull(),
    answer: text('answer', { enum: COUNTED_ANSWERS }).notNull(),
    /** There is a request that can still be confirmed. */
    pending: boolean('pending').notNull(),
    people: bigint('people', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.businessId, t.topicId, t.stopped, t.agreedSince, t.paused, t.providerStop, t.answer, t.pending],
    }),
  ],
)

/** How many contacts had each reason, by topic: of the last release. Nothing reads or writes it since `reachStates`. */
export const reachCounts = pgTable(
  'reach_counts',
  {
    businessId: businessId(),
    topicId: uuid('topic_id').notNull(),
    reason: text('reason').notNull(),
    people: bigint('people', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.topicId, t.reason] })],
)

export const DAY_EVENTS = ['agreed', 'refused', 'stopped', 'paused', 'returned', 'reason'] as const
export const SPEAKERS = ['person', 'other'] as const

/** How often something happened on each day, in the time zone of the business. */
export const dayCounts = pgTable(
  'day_counts',
  {
    businessId: businessId(),
    day: date('day').notNull(),
    event: text('event', { enum: DAY_EVENTS }).notNull(),
    /** The topic's id of an answer, the reason of a `reason`, or empty: a change that has one or more of these. */
    detail: text('detail').notNull(),
    /** Who said it: the person, or somebody else for them (an import, a backend, the API). */
    speaker: text('speaker', { enum: SPEAKERS }).notNull(),
    times: bigint('times', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.day, t.event, t.detail, t.speaker] })],
)

import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/** What a business receives an alert about. The words are stored and sent, so never rename one. */
export const ALERT_KINDS = [
  'harming',
  'quality_lowered',
  'paused_by_meta',
  'disabled_by_meta',
  'recategorised',
  'held_back_more',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** Facts of an alert: words of Meta and numbers. Never a text of a template or of a person. */
export type AlertValue = Record<string, string | number | boolean | null>

/** What a business received an alert about, once for each event. */
export const templateAlerts = pgTable(
  'template_alerts',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: ALERT_KINDS }).notNull(),
    templateId: uuid('template_id'),
    eventKey: text('event_key').notNull(),
    value: jsonb('value').$type<AlertValue>().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** When a member said that it needs nobody any more; null: nobody has. */
    handledAt: instant('handled_at'),
  },
  (t) => [
    primaryKey({ name: 'template_alerts_pk', columns: [t.businessId, t.id] }),
    uniqueIndex('template_alerts_event').on(t.businessId, t.eventKey),
    index('template_alerts_recorded').on(t.businessId, t.recordedAt, t.id),
  ],
)

/** Which webhook receives which alert. */
export const alertDeliveries = pgTable(
  'alert_deliveries',
  {
    businessId: businessId(),
    alertId: uuid('alert_id').notNull(),
    backendId: uuid('backend_id').notNull(),
    /** Null: it was delivered, or given up. */
    dueAt: instant('due_at'),
    claimedUntil: instant('claimed_until'),
    attempts: integer('attempts').notNull().default(0),
    deliveredAt: instant('delivered_at'),
    lastError: text('last_error'),
  },
  (t) => [
    primaryKey({ name: 'alert_deliveries_pk', columns: [t.businessId, t.alertId, t.backendId] }),
    index('alert_deliveries_due')
      .on(t.dueAt)
      .where(sql`due_at is not null`),
  ],
)

/** What Meta returned when it compared two templates. Of a pair, `templateId` is the lower id. */
export const templateComparisons = pgTable(
  'template_comparisons',
  {
    businessId: businessId(),
    templateId: uuid('template_id').notNull(),
    otherId: uuid('other_id').notNull(),
    windowEnd: instant('window_end').notNull(),
    windowDays: integer('window_days').notNull(),
    /** Which of the two is blocked more often for its sends; null: Meta did not say. */
    moreBlocked: uuid('more_blocked'),
    templateSends: bigint('template_sends', { mode: 'number' }),
    otherSends: bigint('other_sends', { mode: 'number' }),
    templateBlockReason: text('template_block_reason'),
    otherBlockReason: text('other_block_reason'),
  },
  (t) => [
    primaryKey({
      name: 'template_comparisons_pk',
      columns: [t.businessId, t.templateId, t.otherId, t.windowEnd],
    }),
  ],
)

/** The database logins that read the views of `sayso_reports`, each for one business. */
export const reportLogins = pgTable(
  'report_logins',
  { businessId: businessId(), login: text('login').notNull(), createdAt: instant('created_at').notNull() },
  (t) => [primaryKey({ columns: [t.businessId, t.login] })],
)

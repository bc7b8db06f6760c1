import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/**
 * How far readings of a backend have come: polling, template lists, reconciliation; and how far contacts have followed
 * a changed topic.
 */
export const pollCursors = pgTable(
  'poll_cursors',
  {
    businessId: businessId(),
    backendId: uuid('backend_id').notNull(),
    kind: text('kind', { enum: ['changes', 'templates', 'reconcile', 'topics'] }).notNull(),
    cursor: text('cursor'),
    /** When to read next. */
    dueAt: instant('due_at').notNull(),
    claimedUntil: instant('claimed_until'),
    lastError: text('last_error'),
    /** Since when each reading has ended with an error; null when its last run did not. */
    failedSince: instant('failed_since'),
  },
  // By time alone: the worker looks for what is due of all businesses.
  (t) => [primaryKey({ columns: [t.businessId, t.backendId, t.kind] }), index('poll_cursors_due').on(t.dueAt)],
)

/** Contacts of a backend that could not be read into Sayso, each with its reason; they are read again. */
export const readingFailures = pgTable(
  'reading_failures',
  {
    businessId: businessId(),
    backendId: uuid('backend_id').notNull(),
    /** The contact's own id in the backend. */
    externalId: text('external_id').notNull(),
    reason: text('reason').notNull(),
    /** Our contacts that it may be, as far as we know. Until it is read, only refusals are written to them. */
    contactIds: uuid('contact_ids').array().notNull().default([]),
    attempts: integer('attempts').notNull().default(1),
    firstAt: instant('first_at').notNull(),
    /** When to read it again. */
    dueAt: instant('due_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.backendId, t.externalId] }),
    index('reading_failures_due').on(t.businessId, t.backendId, t.dueAt),
  ],
)

/** What a reconciliation found, corrected, and left for review. */
export const reconciliations = pgTable(
  'reconciliations',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    backendId: uuid('backend_id').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    looked: integer('looked').notNull().default(0),
    takenIn: integer('taken_in').notNull().default(0),
    mended: integer('mended').notNull().default(0),
    forReview: integer('for_review').notNull().default(0),
    error: text('error'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    index('reconciliations_latest').on(t.businessId, t.backendId, t.startedAt),
  ],
)

/** Each attempt to deliver a signed webhook: the response, never what was sent. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    businessId: businessId(),
    /** The `webhook-id`: one for each version of a contact's state. */
    id: text('id').notNull(),
    attempt: integer('attempt').notNull(),
    backendId: uuid('backend_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    version: integer('version').notNull(),
    at: instant('at').notNull(),
    status: integer('status'),
    error: text('error'),
    tookMs: integer('took_ms').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id, t.attempt] }),
    index('webhook_deliveries_backend').on(t.businessId, t.backendId, t.at),
  ],
)

import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { businessId, bytes, instant } from './columns'

/** What a provider posted, as it came and encrypted: stored at once and processed later. One row for each POST. */
export const inbox = pgTable(
  'inbox',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    backendId: uuid('backend_id').notNull(),
    body: bytes('body').notNull(),
    /** SHA-256 of the raw bytes: the same POST sent again is one row. */
    bodyHash: text('body_hash').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** When to process it; null when it is done, or is not tried any more, which is seen by `lastError`. */
    dueAt: instant('due_at'),
    claimedUntil: instant('claimed_until'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    /** It holds nothing but statuses that say how far messages got: what people say goes first. */
    onlyProgress: boolean('only_progress').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    uniqueIndex('inbox_body').on(t.businessId, t.backendId, t.bodyHash),
    index('inbox_due')
      .on(t.businessId, t.dueAt)
      .where(sql`due_at is not null`),
    // One for each kind that is claimed by itself.
    index('inbox_words')
      .on(t.businessId, t.dueAt)
      .where(sql`due_at is not null and not only_progress`),
    index('inbox_progress')
      .on(t.businessId, t.dueAt)
      .where(sql`due_at is not null and only_progress and attempts = 0`),
    index('inbox_tried_progress')
      .on(t.businessId, t.dueAt)
      .where(sql`due_at is not null and only_progress and attempts > 0`),
  ],
)

/**
 * Events that leave no line in the ledger, by the keys of docs/reference/whatsapp.md, 1.1: an event that comes twice
 * counts once.
 */
export const seenEvents = pgTable(
  'seen_events',
  { businessId: businessId(), key: text('key').notNull(), at: instant('at').notNull() },
  (t) => [primaryKey({ columns: [t.businessId, t.key] }), index('seen_events_at').on(t.businessId, t.at)],
)

import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, bytes, instant } from './columns'

export const REVIEW_KINDS = ['unsure_message', 'drift', 'new_holder', 'number_changed', 'number_held'] as const

/** What a member of the business must judge. Bodies are encrypted and kept for a limited time. */
export const reviews = pgTable(
  'reviews',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: REVIEW_KINDS }).notNull(),
    contactId: uuid('contact_id'),
    backendId: uuid('backend_id'),
    /** The same matter is listed once. */
    dedupeKey: text('dedupe_key').notNull(),
    body: bytes('body').notNull(),
    createdAt: instant('created_at').notNull(),
    resolvedAt: instant('resolved_at'),
    /** What a member decided it to be; null: nobody has. */
    decision: jsonb('decision').$type<Record<string, unknown>>(),
    /** The member who decided; null: an operator, or nobody yet. */
    resolvedBy: uuid('resolved_by'),
    keepUntil: instant('keep_until').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    index('reviews_open').on(t.businessId, t.resolvedAt, t.createdAt),
    index('reviews_dedupe').on(t.businessId, t.dedupeKey),
    // By time alone: the worker looks for what is past its time, of all businesses.
    index('reviews_keep_until').on(t.keepUntil),
  ],
)

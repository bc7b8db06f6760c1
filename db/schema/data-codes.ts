import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/** The one-time code by which a person proves on their page that they have the number. One for each contact. */
export const dataCodes = pgTable(
  'data_codes',
  {
    businessId: businessId(),
    contactId: uuid('contact_id').notNull(),
    /** New with each code. The code is made from it and the pepper, and is stored nowhere. */
    id: uuid('id').notNull(),
    /** HMAC-SHA256 of the id and the code, keyed with the pepper. */
    digest: text('digest').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** How many codes were tried, right or wrong. */
    tries: integer('tries').notNull().default(0),
    /** When the right one was given; null: not yet. */
    usedAt: instant('used_at'),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.contactId] }), index('data_codes_expires').on(t.expiresAt)],
)

/** How many codes a contact, or the whole business (its own id), had in the hour that ends then. */
export const dataCodeCounts = pgTable(
  'data_code_counts',
  {
    businessId: businessId(),
    subject: uuid('subject').notNull(),
    count: integer('count').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.subject] }), index('data_code_counts_ends').on(t.endsAt)],
)

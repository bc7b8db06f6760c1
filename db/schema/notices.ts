import { boolean, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/**
 * The exact text shown, once for each hash: canonical JSON (RFC 8785), without personal data. Stored when published,
 * never by a GET.
 */
export const notices = pgTable(
  'notices',
  {
    businessId: businessId(),
    hash: text('hash').notNull(),
    locale: text('locale').notNull(),
    canonical: text('canonical').notNull(),
    publishedAt: instant('published_at').notNull(),
    /** Whether it is the present one in its language. */
    current: boolean('current').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.hash] })],
)

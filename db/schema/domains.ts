import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/** The host names under which a business shows its page. */
export const domains = pgTable(
  'domains',
  {
    businessId: businessId(),
    /** In lower case, in the form of the DNS (xn--…), without a port and without a dot at the end. */
    host: text('host').notNull(),
    /** What the business puts into the DNS to prove that the name is its own. It is no secret. */
    token: text('token').notNull(),
    /** Null: not proven yet, so nothing is shown under it. */
    provenAt: instant('proven_at'),
    /** Whether new links of the business have this name. */
    makesLinks: boolean('makes_links').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.host] }),
    index('domains_proven')
      .on(t.host)
      .where(sql`proven_at is not null`),
    uniqueIndex('domains_links')
      .on(t.businessId)
      .where(sql`makes_links`),
  ],
)

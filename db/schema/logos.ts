import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { businessId, bytes } from './columns'

/** Pictures a business shows on its page, by the SHA-256 of their bytes. */
export const logos = pgTable(
  'logos',
  {
    businessId: businessId(),
    hash: text('hash').notNull(),
    contentType: text('content_type').notNull(),
    content: bytes('content').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.hash] })],
)

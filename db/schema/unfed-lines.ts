import { integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { businessId } from './columns'

/**
 * Lines without a position in the feed. A row is written with its line, and removed by the worker when it gives the
 * position. This is exact for any order of commits; ids, sequences and times would let a late commit be missed.
 */
export const unfedLines = pgTable(
  'unfed_lines',
  { businessId: businessId(), contactId: uuid('contact_id').notNull(), seq: integer('seq').notNull() },
  (t) => [primaryKey({ columns: [t.businessId, t.contactId, t.seq] })],
)

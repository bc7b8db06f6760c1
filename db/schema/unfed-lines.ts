import { integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { businessId } from './columns'

/**
 * Lines that have no feed position yet. Written with the line, taken away by the worker when it gives the position:
 * exact for any order of commits, where ids, sequences and times would let a late committer be missed.
 */
export const unfedLines = pgTable(
  'unfed_lines',
  { businessId: businessId(), contactId: uuid('contact_id').notNull(), seq: integer('seq').notNull() },
  (t) => [primaryKey({ columns: [t.businessId, t.contactId, t.seq] })],
)

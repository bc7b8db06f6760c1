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

/**
 * The same for lines of an import, many in a row: of contacts whose chains begin in that transaction, from their first
 * line on. Nothing comes before such lines, so a row is fed whenever it is found.
 */
export const unfedBatches = pgTable(
  'unfed_batches',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    contactIds: uuid('contact_ids').array().notNull(),
    /** The place in its chain of each line, in the order of `contactIds`. */
    seqs: integer('seqs').array().notNull(),
  },
  (t) => [primaryKey({ name: 'unfed_batches_pk', columns: [t.businessId, t.id] })],
)

import { integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/** What carried a link. `number` is its short name in links (4 bytes, 0 = unknown). */
export const sources = pgTable(
  'sources',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind', { enum: ['template', 'campaign', 'flow'] }).notNull(),
    name: text('name').notNull(),
    /** What it was called before, the oldest first. A line of the ledger binds the name that it had then. */
    formerNames: text('former_names').array().notNull().default([]),
    /** Its id in the system it comes from: a flow's uuid, a template's id. */
    reference: text('reference'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    uniqueIndex('sources_number').on(t.businessId, t.number),
    uniqueIndex('sources_reference').on(t.businessId, t.kind, t.reference),
  ],
)

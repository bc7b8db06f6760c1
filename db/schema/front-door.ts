import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { businessId, bytes, instant } from './columns'

/**
 * A number that was typed at the front door of a business, until the worker has looked whose it is. It may be anybody's
 * number, typed by anybody, so it is encrypted, and the row is deleted as soon as it was looked at.
 */
export const frontDoorAsks = pgTable(
  'front_door_asks',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    /** The match key of the number, encrypted. */
    number: bytes('number').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    index('front_door_asks_created').on(t.businessId, t.createdAt),
  ],
)

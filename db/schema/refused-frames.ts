import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/** The sites that tried to show a page of the business in a frame and are not in its list; the newest few of each. */
export const refusedFrames = pgTable(
  'refused_frames',
  {
    businessId: businessId(),
    /** `https://shop.example`, as the browser named it. */
    origin: text('origin').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.origin] })],
)

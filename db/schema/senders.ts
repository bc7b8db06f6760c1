import { pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/** A business's WhatsApp number, by Meta's phone-number id. */
export const senders = pgTable(
  'senders',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    phoneNumberId: text('phone_number_id').notNull(),
    displayNumber: text('display_number').notNull(),
    name: text('name').notNull(),
    /** When WhatsApp last refused or did not deliver a message because nobody pays for it. */
    unpaidAt: instant('unpaid_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    uniqueIndex('senders_phone_number_id').on(t.businessId, t.phoneNumberId),
  ],
)

import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, bytes, instant } from './columns'

/** The personal data of a change: free text, written words, address. The ledger's line has only its salted digest. */
export const evidence = pgTable(
  'evidence',
  {
    businessId: businessId(),
    changeId: uuid('change_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    salt: bytes('salt').notNull(),
    /** Encrypted canonical JSON. */
    body: bytes('body').notNull(),
    /** The digest of the line once more; null in the shorter layout (db/layout.ts). */
    digest: text('digest'),
    keepUntil: instant('keep_until').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.changeId] }),
    index('evidence_keep_until').on(t.businessId, t.keepUntil),
  ],
)

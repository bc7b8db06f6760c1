import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { ACTORS, CHANGE_KINDS, METHODS, REASONS } from '@/lib/consent/types'
import { businessId, instant } from './columns'

/**
 * One line for each change, append-only: the application may insert and read, nothing else. The columns repeat the
 * content of `payload` for queries; `ledger:verify` compares them. The table is written often, so it has no foreign
 * keys; a test looks for orphans.
 */
export const ledger = pgTable(
  'ledger',
  {
    businessId: businessId(),
    contactId: uuid('contact_id').notNull(),
    seq: integer('seq').notNull(),
    changeId: uuid('change_id').notNull(),
    kind: text('kind', { enum: CHANGE_KINDS }).notNull(),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    actor: text('actor', { enum: ACTORS }).notNull(),
    method: text('method', { enum: METHODS }).notNull(),
    sourceId: uuid('source_id'),
    reason: text('reason', { enum: REASONS }),
    /** The change that this one undoes, or gives a reason for. */
    refersTo: uuid('refers_to'),
    payload: text('payload').notNull(),
    prev: text('prev').notNull(),
    hash: text('hash').notNull(),
    dedupeKey: text('dedupe_key'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.contactId, t.seq] }),
    uniqueIndex('ledger_dedupe_key').on(t.businessId, t.dedupeKey),
    index('ledger_change').on(t.businessId, t.changeId),
    index('ledger_recorded').on(t.businessId, t.recordedAt),
    index('ledger_reason')
      .on(t.businessId, t.reason, t.recordedAt, t.contactId, t.seq)
      .where(sql`reason is not null`),
    index('ledger_bare_digests')
      .on(t.businessId)
      .where(sql`dedupe_key like 'page:%' or dedupe_key like 'weni:%:missed:%'`),
  ],
)

/** The position of each committed line in a business's feed, given by the worker, one writer per business. */
export const feed = pgTable(
  'feed',
  {
    businessId: businessId(),
    position: bigint('position', { mode: 'number' }).notNull(),
    contactId: uuid('contact_id').notNull(),
    seq: integer('seq').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.position] }),
    uniqueIndex('feed_line').on(t.businessId, t.contactId, t.seq),
  ],
)

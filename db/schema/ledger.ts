import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { ACTORS, CHANGE_KINDS, METHODS, REASONS } from '@/lib/consent/types'
import { businessId, bytes, instant } from './columns'

/**
 * One line for each change, append-only: the application may insert and read, nothing else. The columns repeat the
 * content of the sealed text for queries; `ledger:verify` compares them. The text and its hashes are stored in one of
 * two forms (decision 237): as text, or packed (lib/ledger/packed), where bytes refer to what the columns hold. The
 * table is written often, so it has no foreign keys; a test looks for orphans.
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
    payload: text('payload'),
    prev: text('prev'),
    hash: text('hash'),
    /** In a packed line only where it is read again and can't be packed. */
    dedupeKey: text('dedupe_key'),
    packed: bytes('packed'),
    hashBytes: bytes('hash_bytes'),
    prevBytes: bytes('prev_bytes'),
    /** Of the dedupe key, as the sealed text has it; null in lines of the last release. */
    dedupe: uuid('dedupe'),
    packedKey: bytes('packed_key'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.contactId, t.seq] }),
    uniqueIndex('ledger_dedupe')
      .on(t.businessId, t.dedupe)
      .where(sql`dedupe is not null`),
    index('ledger_keys_alone')
      .on(t.businessId, t.dedupeKey)
      .where(sql`dedupe_key is not null and dedupe is null`),
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

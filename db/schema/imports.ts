import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, bytes, instant } from './columns'

export const IMPORT_STATUSES = ['receiving', 'queued', 'running', 'done', 'failed'] as const

/** Why a row is listed. `guessed`: it counts, and its number named no country. */
export const ISSUE_OUTCOMES = ['kept_out', 'refused', 'guessed'] as const

/** Consent from another system: a file that is received whole before its first row counts. The worker processes it. */
export const imports = pgTable(
  'imports',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    /** The API key that sent the file; null: a member did, or an operator. */
    apiKeyId: uuid('api_key_id'),
    memberId: uuid('member_id'),
    /** What the business calls it: the source of its rows. */
    name: text('name').notNull(),
    status: text('status', { enum: IMPORT_STATUSES }).notNull(),
    /** A code for why it failed; null when it did not. */
    problem: text('problem'),
    /** How the file is to be read: columns, default source, time zone. */
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    chunks: integer('chunks').notNull().default(0),
    /** The number of rows processed; a restarted worker continues from there. */
    rows: integer('rows').notNull().default(0),
    /** Of these: taken, said nothing new, kept out by a stronger answer, refused as unreadable. */
    taken: integer('taken').notNull().default(0),
    unchanged: integer('unchanged').notNull().default(0),
    keptOut: integer('kept_out').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    /**
     * Of the rows that were taken, said nothing new or were kept out: how many numbers were read as numbers of the
     * business's country.
     */
    guessed: integer('guessed').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    receivedAt: instant('received_at'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    /** When to process it; null once it has ended and its file is deleted. */
    dueAt: instant('due_at'),
    claimedUntil: instant('claimed_until'),
    claimedBy: uuid('claimed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    // By time alone: the worker looks for what is due of all businesses.
    index('imports_due')
      .on(t.dueAt)
      .where(sql`due_at is not null`),
    index('imports_created').on(t.createdAt),
  ],
)

/** The file, encrypted, in the order it came; deleted when the import is done. */
export const importChunks = pgTable(
  'import_chunks',
  {
    businessId: businessId(),
    importId: uuid('import_id').notNull(),
    place: integer('place').notNull(),
    body: bytes('body').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.importId, t.place] })],
)

/**
 * A row that was refused, kept out or read by a guess, and why. It does not hold the row's content, because the
 * business has the file.
 */
export const importIssues = pgTable(
  'import_issues',
  {
    businessId: businessId(),
    importId: uuid('import_id').notNull(),
    /** The row's number in the file; the header is row 1. */
    row: integer('row').notNull(),
    /** Several statements of one row may each have an issue. */
    place: integer('place').notNull().default(0),
    outcome: text('outcome', { enum: ISSUE_OUTCOMES }).notNull(),
    code: text('code').notNull(),
    /** The line that kept the row out: contact, number and change. */
    contactId: uuid('contact_id'),
    lineSeq: integer('line_seq'),
    changeId: uuid('change_id'),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.importId, t.row, t.place] })],
)

import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/**
 * For each backend and contact: the version of the contact's state (its head's seq) that the backend should have, and
 * what was last confirmed there. What to call is the difference.
 */
export const syncMarks = pgTable(
  'sync_marks',
  {
    businessId: businessId(),
    backendId: uuid('backend_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    version: integer('version').notNull(),
    /** The version last confirmed in the backend; 0: none yet. */
    confirmedVersion: integer('confirmed_version').notNull().default(0),
    /** The compact snapshot last confirmed there. */
    mirrored: jsonb('mirrored').$type<Record<string, unknown>>(),
    /** The contact's own id in the backend, once known. */
    externalId: text('external_id'),
    /** Whether a refusal waits to be delivered: those go first and never expire. */
    urgent: boolean('urgent').notNull().default(false),
    /** When to work on it; null: in step. */
    dueAt: instant('due_at'),
    /** When the first change that waits was committed: the age of what is late. */
    waitingSince: instant('waiting_since'),
    /** When the state changes by itself: a pause ends, a consent expires. */
    recheckAt: instant('recheck_at'),
    claimedUntil: instant('claimed_until'),
    claimedBy: uuid('claimed_by'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    /** Set after an outcome that is unknown: read back, and write again, not before 30 s later. */
    uncertainSince: instant('uncertain_since'),
    /** Why it was set aside; shown, and replayed on request. */
    setAside: text('set_aside'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.backendId, t.contactId] }),
    index('sync_marks_due')
      .on(t.businessId, t.backendId, t.urgent.desc(), t.dueAt)
      .where(sql`due_at is not null`),
    index('sync_marks_external')
      .on(t.businessId, t.backendId, t.externalId)
      .where(sql`external_id is not null`),
    index('sync_marks_recheck')
      .on(t.businessId, t.backendId, t.recheckAt)
      .where(sql`recheck_at is not null`),
  ],
)

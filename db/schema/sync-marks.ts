import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/**
 * For each backend and contact: the version of the contact's state (its head's seq) that the backend should hold, and
 * what was last confirmed there. The calls to make follow from the difference.
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
    /** Whether a refusal waits to be delivered: refusals go first and never expire. */
    urgent: boolean('urgent').notNull().default(false),
    /** When to deliver it; null when the backend is up to date. A claim leaves it as it is. */
    dueAt: instant('due_at'),
    /**
     * When the first waiting change was committed, or the first waiting refusal if there is one: the age of the delay.
     * While the contact is claimed: of what has come since. So whatever makes a mark due has to set it.
     */
    waitingSince: instant('waiting_since'),
    /** While the contact is claimed: since when it waited then. */
    waitedSince: instant('waited_since'),
    /** When the state changes by itself: a pause ends, a consent expires. */
    recheckAt: instant('recheck_at'),
    claimedUntil: instant('claimed_until'),
    claimedBy: uuid('claimed_by'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    /** Set after an unknown outcome: read the contact back, and write it again no sooner than 30 s later. */
    uncertainSince: instant('uncertain_since'),
    /** Why it was set aside. It is shown, and tried again by a replay on request. */
    setAside: text('set_aside'),
  },
  (t) => [
    primaryKey({ name: 'sync_marks_pk', columns: [t.businessId, t.contactId, t.backendId] }),
    index('sync_marks_due')
      .on(t.businessId, t.backendId, t.urgent.desc(), t.dueAt)
      .where(sql`due_at is not null`),
    index('sync_marks_external')
      .on(t.businessId, t.backendId, t.externalId)
      .where(sql`external_id is not null`),
    index('sync_marks_recheck')
      .on(t.businessId, t.backendId, t.recheckAt)
      .where(sql`recheck_at is not null`),
    index('sync_marks_set_aside_page')
      .on(t.businessId, t.backendId, t.contactId)
      .where(sql`set_aside is not null`),
    // By time alone: the worker looks for what is due, and what changes by itself, of all businesses. The condition on
    // the contact is true of every mark. Only the look repeats it, so claims cannot take this index for its order.
    index('sync_marks_due_by_time')
      .on(t.dueAt)
      .where(sql`due_at is not null and contact_id <> '00000000-0000-0000-0000-000000000000'`),
    index('sync_marks_recheck_at')
      .on(t.recheckAt)
      .where(sql`recheck_at is not null`),
  ],
)

import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/** What a member may do: docs/decisions/0144-callers-and-rights.md. */
export const ROLES = ['owner', 'editor', 'viewer'] as const

/** Somebody who works for the business. What they sign in with is their person's (users.ts). */
export const members = pgTable(
  'members',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    /** In lower case; once in a business, also while the member is disabled. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ROLES }).notNull(),
    createdAt: instant('created_at').notNull(),
    /** From when on the member may do nothing; null: may. */
    disabledAt: instant('disabled_at'),
    /** The person who signs in as this member. Null: nobody can yet. */
    userId: uuid('user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    uniqueIndex('members_email').on(t.businessId, t.email),
    uniqueIndex('members_user').on(t.businessId, t.userId),
    index('members_by_user').on(t.userId),
  ],
)

/** `operator`: somebody who types a command on the server. */
export const CALLER_KINDS = ['key', 'member', 'operator'] as const

/** What was changed in the business, and by whom. Rows are only ever added. */
export const auditLog = pgTable(
  'audit_log',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    callerKind: text('caller_kind', { enum: CALLER_KINDS }).notNull(),
    /** The API key or the member; null: an operator, whom we do not know. */
    callerId: uuid('caller_id'),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** What changed: small, without secrets and without personal data of contacts. */
    changes: jsonb('changes').$type<Record<string, unknown>>().notNull(),
    /** The IP address of the member who did it. Null: not known, or not a member. */
    fromIp: text('from_ip'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    index('audit_log_newest').on(t.businessId, t.at, t.id),
    index('audit_log_by_caller')
      .on(t.businessId, t.callerId, t.at, t.id)
      .where(sql`caller_id is not null`),
    index('audit_log_by_operator')
      .on(t.businessId, t.at, t.id)
      .where(sql`caller_id is null`),
    index('audit_log_by_subject').on(t.businessId, t.subjectKind, t.at, t.id),
  ],
)

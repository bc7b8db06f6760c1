import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, bytes, instant } from './columns'

export const BACKEND_KINDS = ['weni', 'whatsapp', 'webhook'] as const
export const BACKEND_STATUSES = ['active', 'paused', 'disabled'] as const

/** A connection to a messaging system. */
export const backends = pgTable(
  'backends',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: BACKEND_KINDS }).notNull(),
    name: text('name').notNull(),
    baseUrl: text('base_url').notNull(),
    /** Encrypted at rest with a key of the ring. */
    secret: bytes('secret').notNull(),
    /** SHA-256 of the bearer token that its calls to us carry, in hex. */
    inboundTokenHash: text('inbound_token_hash').notNull(),
    status: text('status', { enum: BACKEND_STATUSES }).notNull(),
    statusReason: text('status_reason'),
    statusAt: instant('status_at').notNull(),
    /** Until then the platform blocks the account, whatever the status is; null: not, or it was opened since. */
    blockedUntil: instant('blocked_until'),
    blockedReason: text('blocked_reason'),
    /** Before then no worker asks a paused backend whether it accepts requests again. */
    nextProbeAt: instant('next_probe_at'),
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] })],
)

/** How a topic is shown in a backend: by a contact field, a group, or both. */
export const mirrors = pgTable(
  'mirrors',
  {
    businessId: businessId(),
    backendId: uuid('backend_id').notNull(),
    topicId: uuid('topic_id').notNull(),
    fieldKey: text('field_key'),
    groupUuid: text('group_uuid'),
    groupName: text('group_name'),
    /** The group lists who refuses. */
    inverted: boolean('inverted').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.backendId, t.topicId] })],
)

/**
 * The requests made to a backend in the last hour, counted by the minute and shared by all workers: a burst may use at
 * once what is left, and no sliding hour ever has more than the limit. One row for each bucket (a scope of the
 * backend's limits).
 */
export const backendBudgets = pgTable(
  'backend_budgets',
  {
    businessId: businessId(),
    backendId: uuid('backend_id').notNull(),
    bucket: text('bucket').notNull(),
    /** The minute (counted from 1970) to which the last number of `used` belongs. */
    minute: integer('minute').notNull().default(0),
    /** Requests in each of the minutes up to `minute`, oldest first. */
    used: integer('used').array().notNull().default([]),
    /** A limit below the configured one that was learnt from a 429; null for none. It is forgotten after a while. */
    learnt: integer('learnt'),
    learntAt: instant('learnt_at'),
    /** Set from Retry-After: no request before this time. */
    blockedUntil: instant('blocked_until'),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.backendId, t.bucket] })],
)

import { date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, bytes, instant } from './columns'

export const KEY_MODES = ['live', 'test'] as const

/**
 * A key of the business API. Its token is shown once; only its hash is stored. Nothing but the last two columns
 * ever changes.
 */
export const apiKeys = pgTable(
  'api_keys',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** SHA-256 of the token, hex. */
    hash: text('hash').notNull(),
    scopes: text('scopes').array().notNull(),
    mode: text('mode', { enum: KEY_MODES }).notNull(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
    /** The last day (UTC) on which it was used, such as `2026-11-29`. Null: never, or not since this is recorded. */
    lastUsedOn: date('last_used_on'),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] }), index('api_keys_newest').on(t.businessId, t.createdAt, t.id)],
)

/** A write that may be sent again, by the key that its caller gave: kept for 24 hours, by API key and route. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    businessId: businessId(),
    apiKeyId: uuid('api_key_id').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of the request, hex: the same key with another request is refused. */
    requestHash: text('request_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Until when a request is being processed; a process that died loses the claim by itself. */
    claimedUntil: instant('claimed_until'),
    /** The response, once there is one. Its body is encrypted, because it may contain links. */
    status: integer('status'),
    body: bytes('body'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.apiKeyId, t.route, t.key] }),
    index('idempotency_keys_created').on(t.createdAt),
  ],
)

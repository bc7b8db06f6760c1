import { sql } from 'drizzle-orm'
import { integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { IDENTITY_KINDS, IDENTITY_ORIGINS } from '@/lib/consent/types'
import { businessId, bytes, instant } from './columns'

/**
 * How a contact is known. The value is what messages are sent to: an id exactly as the platform gave it, else the
 * digits of the number that was read. It is never text as it was typed, and never a made-up variant.
 */
export const identities = pgTable(
  'identities',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    contactId: uuid('contact_id').notNull(),
    kind: text('kind', { enum: IDENTITY_KINDS }).notNull(),
    /**
     * Null in the shorter layout: the digits of `canonical` (db/layout.ts), whatever it becomes. So who changes
     * `canonical` first writes the value that it stood for. Empty: nothing is sent to it.
     */
    value: text('value'),
    canonical: text('canonical').notNull(),
    matchKey: text('match_key').notNull(),
    givenBy: text('given_by', { enum: IDENTITY_ORIGINS }).notNull().default('typed'),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    /** Of the digest by which a line of the contact's chain binds this identity; null: no line has bound it yet. */
    salt: bytes('salt'),
  },
  (t) => [
    primaryKey({ name: 'identities_pk', columns: [t.businessId, t.contactId, t.id] }),
    uniqueIndex('identities_match_key')
      .on(t.businessId, t.matchKey)
      .where(sql`ended_at is null`),
  ],
)

/** What is kept of a released or erased identity: enough not to message it again, not enough to know it. */
export const suppressions = pgTable(
  'suppressions',
  {
    businessId: businessId(),
    /** HMAC-SHA256 of the match key with the pepper, hex. */
    hash: text('hash').notNull(),
    pepperId: integer('pepper_id').notNull(),
    cause: text('cause', { enum: ['released', 'erased'] }).notNull(),
    /** When the number was first released, or last erased. */
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.hash] })],
)

/**
 * Until when an erased person had an identity that had ended before the erasure (decision 229). It keeps their old Yes
 * from the next holder, and blocks nothing. Rows are only added.
 */
export const erasedHoldings = pgTable(
  'erased_holdings',
  {
    businessId: businessId(),
    /** HMAC-SHA256 of the match key with the pepper, hex. */
    hash: text('hash').notNull(),
    pepperId: integer('pepper_id').notNull(),
    heldUntil: instant('held_until').notNull(),
  },
  (t) => [primaryKey({ name: 'erased_holdings_pk', columns: [t.businessId, t.hash, t.heldUntil] })],
)

/** What a migration found in the stored numbers: corrected, or left for people to judge. Without the number. */
export const numberMends = pgTable(
  'number_mends',
  {
    businessId: businessId(),
    identityId: uuid('identity_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    outcome: text('outcome', { enum: ['mended', 'to_judge'] }).notNull(),
    /** A code for what was wrong. */
    cause: text('cause').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.identityId, t.cause] })],
)

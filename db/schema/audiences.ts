import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

export const AUDIENCE_STATUSES = ['receiving', 'answering', 'done', 'broken'] as const

/** One list that was asked about: the question and the counts, never the people. */
export const audiences = pgTable(
  'audiences',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    /** The API key that asked; null: a member did, or an operator. */
    apiKeyId: uuid('api_key_id'),
    memberId: uuid('member_id'),
    status: text('status', { enum: AUDIENCE_STATUSES }).notNull(),
    /** A code that says why it broke; null: it did not. */
    problem: text('problem'),
    /** Topic or template, sender and options, as asked. */
    question: jsonb('question').$type<Record<string, string | boolean | null>>().notNull(),
    rows: integer('rows').notNull().default(0),
    allowed: integer('allowed').notNull().default(0),
    unreadable: integer('unreadable').notNull().default(0),
    /** How many rows had each reason. */
    reasons: jsonb('reasons').$type<Record<string, number>>().notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    /** When its process last told of it; null: not yet. */
    seenAt: instant('seen_at'),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] }), index('audiences_created').on(t.createdAt)],
)

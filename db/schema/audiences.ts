import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

export const AUDIENCE_STATUSES = ['receiving', 'answering', 'done', 'broken'] as const

/** One list that was checked: the question and the counts, never the people. */
export const audiences = pgTable(
  'audiences',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    /** The API key that asked; null: a member did, or an operator. */
    apiKeyId: uuid('api_key_id'),
    memberId: uuid('member_id'),
    status: text('status', { enum: AUDIENCE_STATUSES }).notNull(),
    /** A code for why it failed; null when it did not. */
    problem: text('problem'),
    /** The topic or template, sender and options of the request. */
    question: jsonb('question').$type<Record<string, string | boolean | null>>().notNull(),
    rows: integer('rows').notNull().default(0),
    allowed: integer('allowed').notNull().default(0),
    unreadable: integer('unreadable').notNull().default(0),
    /** How many rows got each reason. */
    reasons: jsonb('reasons').$type<Record<string, number>>().notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    /** When its process last reported progress; null before the first report. */
    seenAt: instant('seen_at'),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] }), index('audiences_created').on(t.createdAt)],
)

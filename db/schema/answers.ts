import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { AnswerRegister, Lane } from '@/lib/consent/types'
import { LANES } from '@/lib/consent/types'
import { businessId, bytes, instant } from './columns'

/**
 * A contact's last answer about a topic. The columns hold the answer that counts; `lanes` holds all registers, and only
 * where there is more than one (rare). The table is written often, so it has no foreign keys; a test looks for orphans.
 *
 * A row has one of two layouts (decision 238). In the shorter one `terms` and `proof` stand for `lane`, `basis` and
 * `evidence`, and `since` is null where it is `at`; db/queries/contacts/answer-form.ts reads and writes both.
 */
export const answers = pgTable(
  'answers',
  {
    businessId: businessId(),
    contactId: uuid('contact_id').notNull(),
    topicId: uuid('topic_id').notNull(),
    answer: text('answer', { enum: ['in', 'out', 'none'] }),
    at: instant('at'),
    since: instant('since'),
    changeId: uuid('change_id'),
    notice: text('notice'),
    basis: text('basis'),
    expiresAt: instant('expires_at'),
    evidence: text('evidence'),
    lane: text('lane', { enum: LANES }),
    /** The time of the person's own Yes: only this passes a stop. */
    ownYesSince: instant('own_yes_since'),
    lanes: jsonb('lanes').$type<Partial<Record<Lane, AnswerRegister>>>(),
    pendingRequestId: uuid('pending_request_id'),
    pendingAskedAt: instant('pending_asked_at'),
    pendingExpiresAt: instant('pending_expires_at'),
    /** The lane, and whether the basis is consent, in one or two letters. */
    terms: text('terms', { enum: ['p', 'pc', 'o', 'oc', 'u', 'uc'] }),
    /** The digest of the evidence as bytes. */
    proof: bytes('proof'),
    /** The second of the contact's id, for lists in its order. Null in rows of the last release. */
    made: integer('made'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.contactId, t.topicId] }),
    index('answers_pending')
      .on(t.businessId, t.pendingExpiresAt)
      .where(sql`pending_request_id is not null`),
    index('answers_made')
      .on(t.businessId, t.topicId, t.answer, t.made)
      .where(sql`made is not null`),
  ],
)

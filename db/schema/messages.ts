import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/** What is counted by month: confirmations, answers and fresh links as free-form messages, and templates. */
export const SENT_KINDS = ['confirmation', 'answer', 'fresh_link', 'template'] as const

/**
 * `question`: may we send you this? `choices`: its topics as a list. `code`: the code that opens a person's data; the
 * change that a message names is then the id of the code. `receipt`: the receipt of that change.
 */
export const OUTBOX_KINDS = ['confirmation', 'fresh_link', 'answer', 'question', 'choices', 'code', 'receipt'] as const

export const STANDINGS = ['agreed', 'refused', 'unanswered', 'not_needed', 'no_topic'] as const

/**
 * Which message went to which contact, from which template, and what became of it: ties a reply to what caused it. No
 * texts. A row without a contact and a template is of a message that we know by its statuses only.
 */
export const sentMessages = pgTable(
  'sent_messages',
  {
    businessId: businessId(),
    /** The provider's id (wamid). */
    messageId: text('message_id').notNull(),
    contactId: uuid('contact_id'),
    templateId: uuid('template_id'),
    sourceId: uuid('source_id'),
    senderId: uuid('sender_id'),
    sentAt: instant('sent_at').notNull(),
    deliveredAt: instant('delivered_at'),
    readAt: instant('read_at'),
    failedAt: instant('failed_at'),
    /** What of it is in `template_days`: the days, in the time zone that the business had then; null: nothing. */
    sentDay: date('sent_day'),
    deliveredDay: date('delivered_day'),
    readCounted: boolean('read_counted').notNull().default(false),
    failedCounted: boolean('failed_counted').notNull().default(false),
    /** What the recipient had said about the topic of the template when it was sent; null: not looked at yet. */
    standing: text('standing', { enum: STANDINGS }),
    /** Set while something of it is not counted yet. */
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.messageId] }),
    index('sent_messages_due')
      .on(t.businessId, t.dueAt)
      .where(sql`due_at is not null`),
    index('sent_messages_contact')
      .on(t.businessId, t.contactId, t.sentAt)
      .where(sql`template_id is not null`),
    index('sent_messages_template')
      .on(t.businessId, t.templateId, t.sentDay, t.messageId)
      .where(sql`template_id is not null`),
    index('sent_messages_sent').on(t.businessId, t.sentAt),
    index('sent_messages_unknown')
      .on(t.businessId, t.sentAt)
      .where(sql`contact_id is null and template_id is null and source_id is null`),
  ],
)

/** How often a provider's code (131049, read, delivered …) came for a template on a day (UTC, `YYYY-MM-DD`). */
export const messageCounts = pgTable(
  'message_counts',
  {
    businessId: businessId(),
    day: text('day').notNull(),
    /** A template's id, or `unknown`. */
    template: text('template').notNull(),
    code: text('code').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.day, t.template, t.code] })],
)

/**
 * How many messages of ours were sent from a number in a month (UTC, `YYYY-MM`): Meta may bill them since October 2026.
 */
export const sentMonths = pgTable(
  'sent_months',
  {
    businessId: businessId(),
    backendId: uuid('backend_id').notNull(),
    senderId: uuid('sender_id').notNull(),
    month: text('month').notNull(),
    /** A kind of `outbox`, or `template`. */
    kind: text('kind', { enum: SENT_KINDS }).notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.backendId, t.senderId, t.month, t.kind] })],
)

/** Messages that Sayso itself sends in WhatsApp: a confirmation, a fresh link. */
export const outbox = pgTable(
  'outbox',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    backendId: uuid('backend_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    senderId: uuid('sender_id').notNull(),
    kind: text('kind', { enum: OUTBOX_KINDS }).notNull(),
    changeId: uuid('change_id'),
    createdAt: instant('created_at').notNull(),
    /** When to send it; null when it was sent or given up. */
    dueAt: instant('due_at'),
    claimedUntil: instant('claimed_until'),
    attempts: integer('attempts').notNull().default(0),
    messageId: text('message_id'),
    sentAt: instant('sent_at'),
    lastError: text('last_error'),
    /** When WhatsApp said that it could not deliver a message that it had taken, and its code; null: it did not. */
    failedAt: instant('failed_at'),
    failedCode: integer('failed_code'),
    /** When to give the conversation back to Meta's Business Agent; null when there is nothing to give back. */
    releaseDue: instant('release_due'),
    releaseTries: integer('release_tries').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    index('outbox_due')
      .on(t.businessId, t.backendId, t.dueAt)
      .where(sql`due_at is not null`),
    index('outbox_contact').on(t.businessId, t.contactId, t.createdAt),
    index('outbox_message')
      .on(t.businessId, t.messageId)
      .where(sql`message_id is not null`),
    index('outbox_release')
      .on(t.businessId, t.backendId, t.releaseDue)
      .where(sql`release_due is not null`),
  ],
)

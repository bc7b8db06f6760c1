import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { CATEGORIES } from '@/lib/consent/types'
import type { TemplateContent } from '@/lib/template-watch/content'
import { businessId, instant } from './columns'

/** A button of a template that opens an address ending in a variable. */
export interface UrlButton {
  /** Its place among all buttons of the template, as a message names it. */
  index: number
  /** As WhatsApp keeps it: `https://…/{{1}}`. */
  url: string
}

/** A WhatsApp template, tied to a topic. WhatsApp has no creation date, so `firstSeenAt` is ours. */
export const templates = pgTable(
  'templates',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    topicId: uuid('topic_id'),
    providerId: text('provider_id'),
    name: text('name').notNull(),
    language: text('language').notNull(),
    category: text('category', { enum: CATEGORIES }).notNull(),
    /** WhatsApp's own words; null until a webhook or a list has them. */
    status: text('status'),
    quality: text('quality'),
    firstSeenAt: instant('first_seen_at').notNull(),
    /** Its buttons that open an address with a variable; null until a list has them. */
    urlButtons: jsonb('url_buttons').$type<UrlButton[]>(),
    /** Its texts; null until a list has them. */
    content: jsonb('content').$type<TemplateContent>(),
    /** When the business paused it; null: it may be sent. */
    pausedAt: instant('paused_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    uniqueIndex('templates_name').on(t.businessId, t.name, t.language),
  ],
)

/** What happened to a template (status, quality, category), which a check of an earlier time reads. */
export const templateEvents = pgTable(
  'template_events',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    templateId: uuid('template_id').notNull(),
    kind: text('kind', { enum: ['status', 'quality', 'category', 'topic', 'components', 'pause'] }).notNull(),
    value: jsonb('value').$type<Record<string, unknown>>().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] })],
)

/** Which WhatsApp accounts have a template (the backends that are connected to them), and what each told of it last. */
export const templateAccounts = pgTable(
  'template_accounts',
  {
    businessId: businessId(),
    templateId: uuid('template_id').notNull(),
    backendId: uuid('backend_id').notNull(),
    /** When the account's list showed it last. */
    seenAt: instant('seen_at').notNull(),
    /** Null: this account has not told it yet. */
    category: text('category', { enum: CATEGORIES }),
    status: text('status'),
    quality: text('quality'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.templateId, t.backendId] }),
    index('template_accounts_account').on(t.businessId, t.backendId, t.templateId),
  ],
)

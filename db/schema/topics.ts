import { boolean, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { CATEGORIES, LISTED, POLICIES } from '@/lib/consent/types'
import type { Localized } from './businesses'
import { businessId, instant } from './columns'

export interface TopicText {
  name: string
  /** What comes, in a sentence. */
  description: string
  /** How often, in a sentence. */
  frequency: string
  /** Why it can't be switched off; required topics only. */
  reason?: string
  /** Why it is sent to people who were not asked, in the business's words; without it the page shows `legalBasis`. */
  basis?: string
}

/** The present topics to which people can agree. */
export const topics = pgTable(
  'topics',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    key: text('key').notNull(),
    category: text('category', { enum: CATEGORIES }).notNull(),
    policy: text('policy', { enum: POLICIES }).notNull(),
    /** The business states it when a marketing topic is sent until refused. */
    legalBasis: text('legal_basis'),
    texts: jsonb('texts').$type<Localized<TopicText>>().notNull(),
    position: integer('position').notNull(),
    paused: boolean('paused').notNull().default(false),
    /** Nothing is sent about it, because the business is being closed. */
    closed: boolean('closed').notNull().default(false),
    archivedAt: instant('archived_at'),
    version: integer('version').notNull().default(1),
    /** Not `always` only for `opt_in`: what is sent to people who never agreed is on the page of everybody. */
    listed: text('listed', { enum: LISTED }).notNull().default('always'),
    /** The numbers of the sources, for `sources`. */
    listedSources: integer('listed_sources').array().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] }), uniqueIndex('topics_key').on(t.businessId, t.key)],
)

/** What a topic was at a time: a check of an earlier time reads the version of that time. */
export const topicVersions = pgTable(
  'topic_versions',
  {
    businessId: businessId(),
    topicId: uuid('topic_id').notNull(),
    version: integer('version').notNull(),
    category: text('category', { enum: CATEGORIES }).notNull(),
    policy: text('policy', { enum: POLICIES }).notNull(),
    legalBasis: text('legal_basis'),
    texts: jsonb('texts').$type<Localized<TopicText>>().notNull(),
    paused: boolean('paused').notNull(),
    closed: boolean('closed').notNull().default(false),
    archivedAt: instant('archived_at'),
    validFrom: instant('valid_from').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.topicId, t.version] })],
)

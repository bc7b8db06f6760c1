import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** Texts in each of a business's languages. */
export type Localized<T> = Partial<Record<string, T>>

/** Who is responsible for the data: what a consent record (ISO/IEC TS 27560) names as its controller. */
export interface Controller {
  legalName: string
  address: string
  email: string
  jurisdiction: string
}

/** `as_marketing`: decided as marketing, by what holds for every topic (stop, pause, Meta's own stop). */
export const UNKNOWN_TEMPLATE = ['refuse', 'as_marketing'] as const
/**
 * `hold_marketing`: marketing waits; utility and authentication pass, as far as this process remembers which they are.
 */
export const GATEWAY_OUTAGE = ['hold_marketing', 'hold_all', 'pass_all'] as const

/**
 * `where_said`: a change is confirmed in the chat where it was made in the chat; the page confirms what it saved
 * itself.
 */
export const CHAT_CONFIRMATION = ['where_said', 'always', 'never'] as const

/** A tenant. `number` is its short name in links (4 bytes). */
export const businesses = pgTable(
  'businesses',
  {
    id: uuid('id').primaryKey(),
    number: integer('number').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** Grows with each change of topics, brand or settings; processes cache a configuration under this version. */
    configVersion: integer('config_version').notNull().default(1),
    color: text('color').notNull(),
    logoHash: text('logo_hash'),
    locales: text('locales').array().notNull(),
    defaultLocale: text('default_locale').notNull(),
    timeZone: text('time_zone').notNull(),
    /** Country of numbers written without one, ISO 3166-1 alpha-2. */
    country: text('country').notNull(),
    /** Digits of the WhatsApp number people write to, without +. */
    whatsappNumber: text('whatsapp_number').notNull(),
    /** The word to which the chat replies with a fresh link, by language. */
    linkKeywords: jsonb('link_keywords').$type<Localized<string>>().notNull(),
    /** The line that a chat shows below a link, by language; where there is none the page gives its own. */
    linkPreview: jsonb('link_preview').$type<Localized<string>>().notNull().default({}),
    privacyUrl: text('privacy_url'),
    /** How to reach a human: a URL (https:, mailto: or tel:). */
    helpUrl: text('help_url').notNull(),
    controller: jsonb('controller').$type<Controller>().notNull(),
    /** Origins that may show the page in a frame. */
    frameOrigins: text('frame_origins').array().notNull().default([]),
    /** The business whose test business this one is; test keys act on it. Null for a business of its own. */
    testOf: uuid('test_of'),
    /** How a message is decided whose template is tied to no topic. */
    unknownTemplate: text('unknown_template', { enum: UNKNOWN_TEMPLATE }).notNull().default('refuse'),
    /** What the gateway lets through while the database can't be asked. */
    gatewayOutage: text('gateway_outage', { enum: GATEWAY_OUTAGE }).notNull().default('hold_marketing'),
    /** Which changes are confirmed in the chat. */
    chatConfirmation: text('chat_confirmation', { enum: CHAT_CONFIRMATION }).notNull().default('where_said'),
    /** Whether a Yes to marketing waits until the person confirms it in WhatsApp. */
    confirmMarketing: boolean('confirm_marketing').notNull().default(false),
    /** How many days a link works in full; null: as many as the installation says. */
    linkLifetimeDays: integer('link_lifetime_days'),
    /** When the business will be closed; null: it will not be. Until then an owner can keep it. */
    closesAt: instant('closes_at'),
    /** When the worker closed it; null: it is not closed. */
    closedAt: instant('closed_at'),
    /** When everybody of a closed business had been erased; null: not yet. */
    erasedAt: instant('erased_at'),
    /**
     * Since when every check answers No, because a backup was restored that may lack refusals; null: it does not.
     */
    recoveringSince: instant('recovering_since'),
    /** When the last such time was ended; null: there was none. */
    recoveredAt: instant('recovered_at'),
    createdAt: instant('created_at').notNull(),
    /** From this time on, no line names a notice that the business did not publish. */
    noticesCheckedFrom: instant('notices_checked_from')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    uniqueIndex('businesses_number').on(t.number),
    uniqueIndex('businesses_slug').on(t.slug),
    index('businesses_closing')
      .on(t.closesAt)
      .where(sql`closes_at is not null and closed_at is null`),
    index('businesses_to_erase')
      .on(t.closedAt)
      .where(sql`closed_at is not null and erased_at is null`),
  ],
)

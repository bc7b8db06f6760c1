import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** Texts in each of a business's languages. */
export type Localized<T> = Partial<Record<string, T>>

/** Who answers for the data: what a consent record (ISO/IEC TS 27560) names as its controller. */
export interface Controller {
  legalName: string
  address: string
  email: string
  jurisdiction: string
}

/** `as_marketing`: decided by what holds for every topic (stop, pause, Meta's own stop), as marketing. */
export const UNKNOWN_TEMPLATE = ['refuse', 'as_marketing'] as const
/** `hold_marketing`: marketing waits, utility and authentication pass as far as is known from memory. */
export const GATEWAY_OUTAGE = ['hold_marketing', 'hold_all', 'pass_all'] as const

/**
 * `where_said`: a change is confirmed in the chat where it was said in the chat; the page tells what it saved itself.
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
    /** Grows with each change of topics, brand or settings; processes cache a configuration by it. */
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
    /** What a person sends to be answered with a fresh link, by language. */
    linkKeywords: jsonb('link_keywords').$type<Localized<string>>().notNull(),
    privacyUrl: text('privacy_url'),
    /** How to reach a human: a URL (https:, mailto: or tel:). */
    helpUrl: text('help_url').notNull(),
    controller: jsonb('controller').$type<Controller>().notNull(),
    /** Origins that may show the page in a frame. */
    frameOrigins: text('frame_origins').array().notNull().default([]),
    /** The business this one is the sandbox of: what test keys act on. Null: a business of its own. */
    testOf: uuid('test_of'),
    /** What a message of a template that is tied to no topic counts as. */
    unknownTemplate: text('unknown_template', { enum: UNKNOWN_TEMPLATE }).notNull().default('refuse'),
    /** What the gateway lets through while nothing can be asked. */
    gatewayOutage: text('gateway_outage', { enum: GATEWAY_OUTAGE }).notNull().default('hold_marketing'),
    /** Which changes are confirmed in the chat. */
    chatConfirmation: text('chat_confirmation', { enum: CHAT_CONFIRMATION }).notNull().default('where_said'),
    createdAt: instant('created_at').notNull(),
    /** From when on no line names a notice that the business did not publish. */
    noticesCheckedFrom: instant('notices_checked_from')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [uniqueIndex('businesses_number').on(t.number), uniqueIndex('businesses_slug').on(t.slug)],
)

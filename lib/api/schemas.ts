import { z } from 'zod'
import { withoutNul } from '@/lib/clean-text'
import { CATEGORIES, DECISION_REASONS, POLICIES } from '@/lib/consent/types'
import { LOCALES } from '@/lib/i18n/locales'
import { HELD_YEARS } from './json-schema'

/** Shapes that several endpoints share. Names on the wire are snake_case; times are ISO 8601 in UTC with milliseconds. */
export const Time = z.iso
  .datetime({ offset: true, abort: true })
  .meta({ description: 'ISO 8601 with an offset', examples: ['2026-11-25T12:00:00.000Z'] })
/** PostgreSQL and the ledger hold times from 1970 on; 9999-12-31 is the last that anybody can mean. */
export const isHeld = (time: string) => Date.parse(time) >= 0 && Date.parse(time) < Date.UTC(9999, 11, 31)
/** A time that somebody gives us. */
export const GivenTime = Time.refine(isHeld, 'must lie between 1970 and 9999').meta({ pattern: HELD_YEARS })
export const Id = z.uuid().meta({ description: 'A UUID in lower case' })
/** Ids are compared as text, and PostgreSQL prints them in lower case. */
export const IdParam = z.object({ id: z.uuid().transform((id) => id.toLowerCase()) })
/** For the reader of a body's schema: one of these fields, and not more. The rule itself is a refinement beside it. */
export const exactlyOne = (...names: string[]) => ({ oneOf: names.map((name) => ({ required: [name] })) })
export const Locale = z.enum(LOCALES)
export const TopicKey = z
  .string()
  .min(1)
  .max(64)
  .overwrite(withoutNul)
  .meta({ description: 'The key of a topic', examples: ['promotions'] })

/** A way to name a contact. */
export const ContactName = z
  .string()
  .min(1)
  .max(160)
  .overwrite(withoutNul)
  .meta({
    description: 'A phone number with its country code, a business-scoped user id (BSUID), or a contact id of ours',
    examples: ['+5511987650001'],
  })

/** Why a message may or may not be sent; beside the words of `decide` those for whom nothing could be decided. */
export const REASONS = [...DECISION_REASONS, 'unreadable', 'unknown_template'] as const
export const DecisionReason = z.enum(REASONS)

export const Decision = z.object({
  allowed: z.boolean(),
  reason: DecisionReason,
  until: Time.nullable().meta({ description: 'When a temporary No ends by itself' }),
})

export const TopicView = z
  .object({
    id: Id,
    key: TopicKey,
    category: z.enum(CATEGORIES),
    policy: z.enum(POLICIES),
    legal_basis: z.string().nullable(),
    paused: z.boolean().meta({ description: 'Whether the business has switched it off: nothing of it is sent' }),
    archived: z.boolean(),
    texts: z.record(
      z.string(),
      z.object({ name: z.string(), description: z.string(), frequency: z.string(), reason: z.string().optional() }),
    ),
  })
  .meta({ id: 'Topic' })

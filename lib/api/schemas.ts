import { z } from 'zod'
import { withoutNul } from '@/lib/clean-text'
import { CATEGORIES, DECISION_REASONS, LISTED, POLICIES } from '@/lib/consent/types'
import { LOCALES } from '@/lib/i18n/locales'
import { HELD_YEARS } from './json-schema'

/** A time in a response: ISO 8601 in UTC with milliseconds. This file has the schemas that several endpoints share. */
export const Time = z.iso
  .datetime({ offset: true, abort: true })
  .meta({ description: 'ISO 8601 with an offset', examples: ['2026-11-25T12:00:00.000Z'] })
/** Returns whether a time can be stored: from 1970 on, and before the last day of the year 9999. */
export const isHeld = (time: string) => Date.parse(time) >= 0 && Date.parse(time) < Date.UTC(9999, 11, 31)
/** A time in a request. */
export const GivenTime = Time.refine(isHeld, 'must lie between 1970 and 9999').meta({ pattern: HELD_YEARS })
export const Id = z.uuid().meta({ description: 'A UUID in lower case' })
/** An id in a path, in lower case: ids are compared as text, and PostgreSQL prints them in lower case. */
export const IdParam = z.object({ id: z.uuid().transform((id) => id.toLowerCase()) })
/** Returns the keywords that say "exactly one of these fields" to readers of a schema. A refinement checks the rule. */
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
    description:
      'A phone number with its country code, a business-scoped user id (BSUID), or Sayso’s id of the contact',
    examples: ['+5511987650001'],
  })

/**
 * Why a message may or may not be sent: the reasons of `decide`, two for when there was nothing to decide, and one for
 * when a decision could not be relied on.
 */
export const REASONS = [...DECISION_REASONS, 'unreadable', 'unknown_template', 'recovering'] as const
export const DecisionReason = z.enum(REASONS)

export const Decision = z.object({
  allowed: z.boolean(),
  reason: DecisionReason,
  until: Time.nullable().meta({ description: 'When a temporary No ends by itself; otherwise null' }),
})

export const TopicView = z
  .object({
    id: Id,
    key: TopicKey,
    category: z.enum(CATEGORIES),
    policy: z.enum(POLICIES),
    legal_basis: z.string().nullable(),
    paused: z
      .boolean()
      .meta({ description: 'Whether the business has paused the topic, so that no message of it may be sent' }),
    archived: z.boolean(),
    listed: z.enum(LISTED).meta({
      description:
        'Who sees the topic on their page without having agreed to it. `always`: everybody; `sources`: people whose link has one of `sources`; `never`: nobody, but by a link that names the topic. Who agreed to it sees it in any case. It changes nothing of what may be sent',
    }),
    sources: z.array(z.number().int()).meta({
      description: 'The numbers of the sources whose links show the topic; empty unless `listed` is `sources`',
    }),
    texts: z.record(
      z.string(),
      z.object({ name: z.string(), description: z.string(), frequency: z.string(), reason: z.string().optional() }),
    ),
  })
  .meta({ id: 'Topic' })

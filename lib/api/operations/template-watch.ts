import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { Id, Time } from '@/lib/api/schemas'
import { CATEGORIES, REASONS } from '@/lib/consent/types'

const TAG = 'Template watch'
const Day = z.iso.date().meta({ examples: ['2026-11-29'] })
const Days = z.coerce
  .number()
  .int()
  .min(1)
  .max(90)
  .default(30)
  .meta({ description: 'How many days, today included, in the time zone of the business' })
const NameParam = z.object({ name: plainText(512).meta({ description: 'The name of the template in WhatsApp' }) })
const UNKNOWN_TEMPLATE = {
  unknown_template: { status: 404, when: 'The business has no template of this name.' },
} as const

const Both = z.object({
  direct: z.int().meta({ description: 'The link or the reply names the template' }),
  window: z.int().meta({ description: 'The template was the last that arrived, at most 72 hours before' }),
})
const Counts = z.object({
  sent: z.int(),
  failed: z.int(),
  delivered: z.int(),
  read: z.int(),
  optouts: Both.meta({ description: 'Refusals, on the day of the delivery. The two are never added.' }),
  pauses: Both,
  standing: z
    .object({ agreed: z.int(), refused: z.int(), unanswered: z.int(), not_needed: z.int() })
    .meta({ description: 'What the recipients had said about the topic when the template was sent' }),
})
const State = z.enum(['too_little', 'fine', 'watch', 'harming'])
const Rate = z.object({ rate: z.number(), low: z.number(), high: z.number() }).nullable().meta({
  description: 'Refusals for each 1,000 deliveries, with Wilson’s interval at 95 %; null: nothing was delivered',
})
const Verdict = z
  .object({
    state: State,
    lower_bound: z.number().nullable().meta({ description: 'The ratio to the rest is at least this, at 99 %' }),
    ratio: z.number().nullable(),
    interval: z.object({ low: z.number(), high: z.number() }).nullable().meta({
      description: 'Of the ratio, at 95 %; an end without a bound is 0 or 1,000,000; null: nothing can be said',
    }),
    seen: z.int(),
    expected: z.number(),
    compared_with: z.enum(['others', 'own_past']),
    e: z.number().meta({ description: 'The evidence that the ratio is above 1.25 (docs/template-watch.md)' }),
    e_state: z.number().nullable().meta({
      description:
        'The same with half of the weight at a ratio of 3.25, by which `state` is `harming`; null until it is judged again after an update',
    }),
  })
  .nullable()
  .meta({ description: 'Null: it was not judged yet' })

export const WatchedView = z
  .object({
    name: z.string(),
    languages: z.array(z.string()),
    category: z.enum(CATEGORIES),
    status: z.string().nullable(),
    quality: z.string().nullable(),
    first_seen_at: Time,
    is_new: z.boolean().meta({ description: 'Whether one of its languages became known in the last seven days' }),
    state: State.meta({ description: 'The worse of its two verdicts' }),
    state_since: Time.nullable(),
    verdicts: z.object({ direct: Verdict, window: Verdict }),
    rates: z.object({ direct: Rate, window: Rate }),
    total: Counts,
  })
  .meta({ id: 'WatchedTemplate' })

export const watchBoardOperation = operation({
  id: 'readTemplateWatch',
  method: 'GET',
  path: '/template-watch',
  tag: TAG,
  summary: 'Which templates drive people away',
  description:
    'Returns every template with what was sent, who left after it and how sure it is that the template is the cause, the worst first. `judged_at` is null until something was judged.',
  scope: 'config:read',
  query: z.strictObject({ days: Days }),
  answer: z.object({
    days: z.array(Day),
    judged_at: Time.nullable(),
    total: Counts,
    templates: z.array(WatchedView),
  }),
  example: { query: '?days=30' },
})

const Ladder = z.object({
  language: z.string(),
  step: z.enum(['fine', 'warned', 'in_danger', 'paused', 'paused_open', 'disabled']),
  pauses: z.int(),
  ends_at: Time.nullable().meta({ description: 'When Meta’s pause ends; null: there is none, or Meta did not say' }),
  next: z
    .union([z.object({ pause_hours: z.int() }), z.literal('disabled'), z.null()])
    .meta({ description: 'What Meta does the next time' }),
})

export const watchTemplateOperation = operation({
  id: 'readWatchedTemplate',
  method: 'GET',
  path: '/template-watch/{name}',
  tag: TAG,
  summary: 'What one template does to people',
  description:
    'Returns one template day by day, why people left, what Meta does next, and what Meta says of it beside other templates.',
  scope: 'config:read',
  params: NameParam,
  query: z.strictObject({ days: Days }),
  answer: z.object({
    template: WatchedView,
    days: z.array(Counts.extend({ day: Day })),
    reasons: z.array(z.object({ reason: z.enum(REASONS), attribution: z.enum(['direct', 'window']), times: z.int() })),
    meta: z.array(Ladder),
    comparisons: z.array(
      z.object({
        with: z.string(),
        language: z.string(),
        window_end: Time,
        is_blocked_more: z.boolean().nullable().meta({ description: 'Null: Meta could not compare them' }),
        block_reason: z.string().nullable(),
      }),
    ),
  }),
  problems: UNKNOWN_TEMPLATE,
  missing: 'unknown_template',
  example: { params: { name: 'spring_sale' } },
})

export const lintTemplateOperation = operation({
  id: 'lintTemplate',
  method: 'GET',
  path: '/template-watch/{name}/lint',
  tag: TAG,
  summary: 'What is wrong with a template’s texts and buttons',
  description:
    'Returns findings with the rule that each is about, texts for a footer and a button, and the body of `POST /{waba-id}/message_templates` that creates the template with a button for preferences. `findings` is null until WhatsApp’s list has brought the texts.',
  scope: 'config:read',
  params: NameParam,
  answer: z.object({
    languages: z.array(
      z.object({
        language: z.string(),
        findings: z
          .array(
            z.object({
              rule: z.string(),
              weight: z.enum(['rule', 'advice']),
              part: z.string(),
              words: z.string().nullable(),
              count: z.object({ is: z.int(), at_most: z.int() }).nullable(),
              source: z.string(),
            }),
          )
          .nullable(),
        suggested: z.object({ language: z.string(), footer: z.string(), button: z.string() }),
        creation: z.record(z.string(), z.unknown()).nullable(),
        left_out: z.array(z.string()),
      }),
    ),
  }),
  problems: UNKNOWN_TEMPLATE,
  missing: 'unknown_template',
  example: { params: { name: 'spring_sale' } },
})

export const listAlertsOperation = operation({
  id: 'listTemplateAlerts',
  method: 'GET',
  path: '/template-alerts',
  tag: TAG,
  summary: 'What happened to templates',
  description:
    'Returns the alerts of a business, the newest first: the same that a signed webhook gets. To get the next page, send `next` as `after`.',
  scope: 'config:read',
  query: z.strictObject({
    after: z
      .string()
      .regex(/^\d{1,15}\.[0-9a-f-]{36}$/)
      .optional()
      .meta({ description: 'The `next` of the previous page' }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    alerts: z.array(
      z.object({
        id: Id,
        kind: z.enum([
          'harming',
          'quality_lowered',
          'paused_by_meta',
          'disabled_by_meta',
          'recategorised',
          'held_back_more',
        ]),
        template: z.object({ id: Id, name: z.string(), language: z.string() }).nullable(),
        facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
        occurred_at: Time,
      }),
    ),
    next: z.string().nullable().meta({ description: 'Null: this was the last page' }),
  }),
  example: {},
})

export const readSavesOperation = operation({
  id: 'readSaves',
  method: 'GET',
  path: '/template-saves',
  tag: TAG,
  summary: 'Who stayed after stopping everything',
  description:
    'Returns how many people stopped everything on the page, and how many of them took a pause or kept some topics instead, by their last reason.',
  scope: 'config:read',
  query: z.strictObject({ from: Day, to: Day, template: plainText(512).optional() }),
  answer: z.object({
    stops: z.int(),
    saved: z.object({ pause: z.int(), topics: z.int() }),
    reasons: z.array(z.object({ reason: z.enum(REASONS).nullable(), stops: z.int(), pause: z.int(), topics: z.int() })),
  }),
  problems: {
    ...UNKNOWN_TEMPLATE,
    invalid_days: { status: 400, when: '`from` is not a day before `to`, or more than 90 days lie between them.' },
  },
  example: { query: '?from=2026-11-01&to=2026-11-29' },
})

export const readQualityOperation = operation({
  id: 'readTemplateQuality',
  method: 'GET',
  path: '/template-quality',
  tag: TAG,
  summary: 'Meta’s quality in seven days',
  description: 'Returns how many templates Meta rated how at the end of each of the last seven days.',
  scope: 'config:read',
  answer: z.object({
    days: z.array(z.object({ day: Day, high: z.int(), medium: z.int(), low: z.int(), unrated: z.int() })),
  }),
  example: {},
})

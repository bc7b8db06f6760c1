import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { Id, Time } from '@/lib/api/schemas'
import { UNKNOWN_TOPIC } from '@/lib/api/unknown-things'
import { CATEGORIES } from '@/lib/consent/types'

const Name = plainText(512).meta({ description: 'The name of the template in WhatsApp', examples: ['spring_sale'] })

const Language = z
  .string()
  .regex(/^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,2}$/)
  .meta({ description: 'The language, with an underscore or a hyphen', examples: ['pt_BR', 'pt-BR'] })

export const TemplateView = z
  .object({
    id: Id,
    name: z.string(),
    language: z.string().meta({ description: 'The language, as WhatsApp’s webhooks write it', examples: ['pt-BR'] }),
    category: z.enum(CATEGORIES).meta({ description: 'The category that decides: marketing until another is known' }),
    status: z
      .string()
      .nullable()
      .meta({ description: 'The status in WhatsApp; null until WhatsApp reports it', examples: ['APPROVED'] }),
    quality: z
      .string()
      .nullable()
      .meta({ description: 'The quality rating in WhatsApp; null until WhatsApp reports it', examples: ['GREEN'] }),
    topic: z.object({ id: Id, key: z.string() }).nullable().meta({
      description:
        'The topic of the template. Null: it is tied to none, and `unknown_template` of the settings decides its messages',
    }),
    paused_at: Time.nullable().meta({
      description: 'When the business paused the template, so that no message of it may be sent; null: it has not',
    }),
    first_seen_at: Time.meta({
      description: 'When Sayso first saw the template. WhatsApp does not report when it was created.',
    }),
    last_events: z
      .array(
        z.object({
          kind: z.enum(['status', 'quality', 'category', 'topic', 'components', 'pause']),
          occurred_at: Time,
          value: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
        }),
      )
      .meta({ description: 'The five latest events of the template, the newest first' }),
  })
  .meta({ id: 'Template' })

export const listTemplatesOperation = operation({
  id: 'listTemplates',
  method: 'GET',
  path: '/templates',
  tag: 'Templates',
  summary: 'List WhatsApp templates and their topics',
  description:
    'Returns the templates in the order in which Sayso first saw them. `unmapped=true` returns those that are not tied to a topic: their messages are refused with `unknown_template`, unless the settings say otherwise. To get the next page, send `next` as `after`.',
  scope: 'config:read',
  query: z.strictObject({
    unmapped: z
      .enum(['true', 'false'])
      .transform((word) => word === 'true')
      .optional()
      .meta({ description: '`true`: only templates that are not tied to a topic; `false`: only those that are' }),
    name: Name.optional(),
    after: z
      .uuid()
      .transform((id) => id.toLowerCase())
      .optional()
      .meta({ description: 'The `next` of the previous page' }),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  answer: z.object({
    templates: z.array(TemplateView),
    next: Id.nullable().meta({ description: 'Null: this was the last page' }),
  }),
  example: { query: '?unmapped=true' },
})

export const mapTemplateOperation = operation({
  id: 'mapTemplate',
  method: 'PUT',
  path: '/templates',
  tag: 'Templates',
  summary: 'Tie a template to a topic',
  description:
    'From the response on, checks and the gateway decide messages of this template by the topic. A check about an earlier time still uses the topic of that time. ' +
    'Without `language`, every known language of the template is tied. A template that WhatsApp has not reported yet is created, and needs a `language`. Its `category` counts until WhatsApp reports one, which then always decides. ' +
    '`topic: null` unties the template.',
  scope: 'config:write',
  write: true,
  body: z.strictObject({
    name: Name,
    language: Language.optional(),
    topic: plainText(64).nullable().meta({ description: 'The key or id of the topic; null unties the template' }),
    category: z.enum(CATEGORIES).optional().meta({
      description: 'The category of a template that WhatsApp has not reported yet. The default is marketing.',
    }),
  }),
  answer: z.object({ templates: z.array(TemplateView) }),
  problems: {
    ...UNKNOWN_TOPIC,
    language_missing: { status: 400, when: 'No language of this template is known yet, so `language` is needed.' },
  },
  example: { body: { name: 'spring_sale', language: 'pt_BR', topic: 'promotions', category: 'marketing' } },
})

export const pauseTemplateOperation = operation({
  id: 'pauseTemplate',
  method: 'PATCH',
  path: '/templates',
  tag: 'Templates',
  summary: 'Pause or resume a template',
  description:
    'This is the kill switch of a template. With `paused: true` no message of it may be sent: every check that begins after the response returns `template_paused`, and the gateway holds it, unless the person refused anyway. ' +
    'Nobody’s answers change, and `paused: false` brings the decisions back. Without `language`, every known language of the template is paused or resumed. A call that changes nothing is allowed. ' +
    'What is sent to WhatsApp past Sayso is not held.',
  scope: 'config:write',
  write: true,
  body: z.strictObject({ name: Name, language: Language.optional(), paused: z.boolean() }),
  answer: z.object({ templates: z.array(TemplateView) }),
  problems: {
    unknown_template: { status: 404, when: 'No template of this name is known, or none in this language.' },
  },
  example: { body: { name: 'spring_sale', paused: true } },
})

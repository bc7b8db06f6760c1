import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { Id, Time } from '@/lib/api/schemas'
import { UNKNOWN_TOPIC } from '@/lib/api/unknown-things'
import { CATEGORIES } from '@/lib/consent/types'

const Name = plainText(512).meta({ description: 'The template’s name at WhatsApp', examples: ['spring_sale'] })

export const TemplateView = z
  .object({
    id: Id,
    name: z.string(),
    language: z.string().meta({ description: 'As WhatsApp’s webhooks write it', examples: ['pt-BR'] }),
    category: z.enum(CATEGORIES).meta({ description: 'What decides. Marketing until something else is known.' }),
    status: z
      .string()
      .nullable()
      .meta({ description: 'WhatsApp’s word; null until it told', examples: ['APPROVED'] }),
    quality: z
      .string()
      .nullable()
      .meta({ description: 'WhatsApp’s word; null until it told', examples: ['GREEN'] }),
    topic: z
      .object({ id: Id, key: z.string() })
      .nullable()
      .meta({ description: 'Null: tied to none. What a message of it counts as then is in the settings.' }),
    first_seen_at: Time.meta({ description: 'When Sayso first knew of it; WhatsApp tells no date' }),
    last_events: z
      .array(
        z.object({
          kind: z.enum(['status', 'quality', 'category', 'topic', 'components']),
          occurred_at: Time,
          value: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
        }),
      )
      .meta({ description: 'The five latest, newest first' }),
  })
  .meta({ id: 'Template' })

export const listTemplatesOperation = operation({
  id: 'listTemplates',
  method: 'GET',
  path: '/templates',
  tag: 'Templates',
  summary: 'WhatsApp templates and the topics they are tied to',
  description:
    'In the order in which they became known. `unmapped=true` lists those that are tied to no topic: messages of these are refused with `unknown_template` unless the settings say otherwise. Ask for the next page with `after` = `next`.',
  scope: 'config:read',
  query: z.strictObject({
    unmapped: z
      .enum(['true', 'false'])
      .transform((word) => word === 'true')
      .optional()
      .meta({ description: 'Only those tied to no topic; with `false` only the others' }),
    name: Name.optional(),
    after: z
      .uuid()
      .transform((id) => id.toLowerCase())
      .optional()
      .meta({ description: '`next` of the page before' }),
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
    'From the answer on, checks and the gateway decide messages of this template by the topic; a check about an earlier moment still goes by what held then. ' +
    'Without `language` it is done for every language of the name that is known. One that WhatsApp has not told of is made, and needs a `language`; its `category` counts until WhatsApp tells its own, which then always decides. ' +
    '`topic: null` unties it.',
  scope: 'config:write',
  write: true,
  body: z.strictObject({
    name: Name,
    language: z
      .string()
      .regex(/^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,2}$/)
      .optional()
      .meta({ description: 'Either way of writing it', examples: ['pt_BR', 'pt-BR'] }),
    topic: plainText(64).nullable().meta({ description: 'A topic’s key or id; null: none' }),
    category: z
      .enum(CATEGORIES)
      .optional()
      .meta({ description: 'Of a template that WhatsApp has not told of; marketing unless given' }),
  }),
  answer: z.object({ templates: z.array(TemplateView) }),
  problems: {
    ...UNKNOWN_TOPIC,
    language_missing: { status: 400, when: 'No language of this template is known yet, so one has to be given.' },
  },
  example: { body: { name: 'spring_sale', language: 'pt_BR', topic: 'promotions', category: 'marketing' } },
})

import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { Id, Time } from '@/lib/api/schemas'

const KINDS = ['template', 'campaign', 'flow'] as const

export const SourceView = z
  .object({
    id: Id.meta({ description: 'What `source` of links and audiences takes' }),
    number: z.number().int().meta({ description: 'Its short name inside links' }),
    kind: z.enum(KINDS),
    name: z.string(),
    reference: z.string().nullable().meta({ description: 'Its id in the system it comes from' }),
    created_at: Time,
  })
  .meta({ id: 'Source' })

export const listSourcesOperation = operation({
  id: 'listSources',
  method: 'GET',
  path: '/sources',
  tag: 'Sources',
  summary: 'What carries links',
  description:
    'Templates, campaigns and flows, in the order of their numbers. Ask for the next page with `after` = `next`.',
  scope: 'config:read',
  query: z.strictObject({
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(0)
      .meta({ description: '`next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  answer: z.object({
    sources: z.array(SourceView),
    next: z.number().int().nullable().meta({ description: 'Null: this was the last page' }),
  }),
})

export const nameSourceOperation = operation({
  id: 'nameSource',
  method: 'POST',
  path: '/sources',
  tag: 'Sources',
  summary: 'Name what will carry links',
  description:
    'Gives every refusal its cause: a link made with a source tells which campaign it came from. One `kind` and `reference` is one source, however often it is named; a new `name` replaces the old one.',
  scope: 'config:write',
  write: true,
  body: z.strictObject({
    kind: z.enum(KINDS),
    name: plainText(200),
    reference: plainText(200).meta({
      description: 'Its id in the system it comes from: a campaign’s id, a flow’s uuid',
    }),
  }),
  answer: SourceView,
  example: { body: { kind: 'campaign', name: 'Spring sale', reference: 'crm-2026-spring' } },
})

import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { Id, Time } from '@/lib/api/schemas'

const KINDS = ['template', 'campaign', 'flow'] as const

export const SourceView = z
  .object({
    id: Id.meta({ description: 'The id of the source, which `source` of links and audiences takes' }),
    number: z.number().int().meta({ description: 'The number by which links name the source' }),
    kind: z.enum(KINDS),
    name: z.string(),
    reference: z.string().nullable().meta({ description: 'The id of the source in the system it comes from' }),
    created_at: Time,
  })
  .meta({ id: 'Source' })

export const listSourcesOperation = operation({
  id: 'listSources',
  method: 'GET',
  path: '/sources',
  tag: 'Sources',
  summary: 'List the sources of links',
  description:
    'Returns the templates, campaigns and flows that carry links, in the order of their numbers. To get the next page, send `next` as `after`.',
  scope: 'config:read',
  query: z.strictObject({
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(0)
      .meta({ description: 'The `next` of the previous page' }),
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
  summary: 'Name a source of links',
  description:
    'Names a template, campaign or flow that will carry links. A change made with such a link names the source, so that you see which campaign people answered or refused. A `kind` and a `reference` together identify one source, however often the call is made; a new `name` replaces the old one.',
  scope: 'config:write',
  write: true,
  body: z.strictObject({
    kind: z.enum(KINDS),
    name: plainText(200),
    reference: plainText(200).meta({
      description: 'The id of the source in the system it comes from: the id of a campaign, the UUID of a flow',
    }),
  }),
  answer: SourceView,
  example: { body: { kind: 'campaign', name: 'Spring sale', reference: 'crm-2026-spring' } },
})

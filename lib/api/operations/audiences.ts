import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { DecisionReason, Id, IdParam, Locale, Time, TopicKey } from '@/lib/api/schemas'
import { UNKNOWN_AUDIENCE, UNKNOWN_LIVE_TOPIC, UNKNOWN_SENDER, UNKNOWN_SOURCE } from '@/lib/api/unknown-things'
import { UPLOAD_PROBLEMS } from '@/lib/api/upload-problems'

const column = plainText(200)

const AudienceQuery = z
  .strictObject({
    topic: TopicKey.or(z.uuid())
      .optional()
      .meta({ description: 'The key or id of a topic. Give either this or `template`.' }),
    template: plainText(512).optional().meta({ description: 'The name of a WhatsApp template' }),
    template_language: plainText(16).optional().meta({
      description: 'The language of the template, such as `es_MX`. Without it, all languages of the template count.',
    }),
    sender: plainText(64)
      .optional()
      .meta({ description: 'The WhatsApp number that will send: Sayso’s id of it, or Meta’s phone-number id' }),
    source: plainText(200)
      .optional()
      .meta({ description: 'The source that will carry the links, by its id or its reference (see POST /sources)' }),
    column: column.optional().meta({
      description:
        'The column that says who is meant, by phone number, BSUID or contact id, if its name does not show it',
    }),
    language_column: column.optional().meta({ description: 'The column of languages, if its name does not show it' }),
    language: Locale.optional().meta({
      description: 'The language of the links of rows that have none. Without it, each person’s own language is used.',
    }),
    only: z
      .literal('allowed')
      .optional()
      .meta({ description: 'Leaves out the rows to which the message may not be sent' }),
  })
  .refine(({ topic, template }) => (topic === undefined) !== (template === undefined), {
    message: 'name a topic or a template, one of them',
    path: ['topic'],
  })

export type AudienceQuery = z.infer<typeof AudienceQuery>

const shared = {
  path: '/audience',
  tag: 'Sending',
  summary: 'Ask to whom of a list a message may be sent',
  description:
    'Send a list of any size as CSV or NDJSON; the format is recognised by the content. The response has the same rows in the same format, each with `allowed`, `reason` and `preference_url` added at its end. Nothing else in a row is changed: delimiters, quotes and line ends stay as they were. The upload is UTF-8, with or without a byte order mark, or UTF-16 with one. The response is UTF-8.\n\n' +
    'The columns that say who is meant are recognised by their names, or named in `column`. In each row the first of these that is not empty counts: WhatsApp numbers (whatsapp, wa_id, URN:WhatsApp …), mobile numbers (mobile, celular, móvil …), other numbers (phone, teléfono, telefone, fone, msisdn …), then bsuid, then contact_id. A number without a country code is of the country that its row names as that of the number (`Country code`, `DDI`), else of the business’s. Where the row names the country of its person (`Country`, `País`), the number is of that country if its numbering plan knows it better than that of the business’s country, and else `unreadable`. If two columns fit equally well, the list is refused, and the problem names both. A table may have up to 1,000 columns. A row that can’t be read gets `allowed` false and the reason `unreadable`, and the other rows are decided as usual. A line of more than 65,536 characters comes back with empty cells, and an NDJSON line that is not an object as `{"line": …}`.\n\n' +
    'The response begins when the upload has ended, because ordinary clients send everything before they read. With the header `Sayso-Stream: duplex` it begins at once, and the client must read while it sends. Rows are decided about a thousand at a time, each at the moment it is processed: if a topic is paused meanwhile, the rows that follow are refused. **If something fails on the way, the connection breaks.** A response that ends cleanly is complete. The header `Sayso-Audience-Id` has the id for GET /audiences/{id}.\n\n' +
    '`preference_url` is filled in for contacts that Sayso knows, if the key also has the scope `links`. It is empty for everybody else, because this call stores no contacts; POST /links makes links for them.',
  scope: 'check',
  query: AudienceQuery,
  stream: {
    stream: ['text/csv', 'application/x-ndjson'],
    description: 'CSV with a header, or one JSON object per line. The header `Content-Type` may be left out.',
  },
  answerTypes: ['text/csv', 'application/x-ndjson'],
  problems: {
    ...UPLOAD_PROBLEMS,
    ...UNKNOWN_LIVE_TOPIC,
    ...UNKNOWN_SENDER,
    ...UNKNOWN_SOURCE,
    spool_full: {
      status: 429,
      when: 'The uploads of other calls fill the disk of the server. Send the list again a little later.',
    },
    too_many_audiences: {
      status: 429,
      when: 'Eight lists of the business are being processed already. Wait until one of them ends.',
    },
  },
} as const

export const putAudienceOperation = operation({
  ...shared,
  id: 'putAudience',
  method: 'PUT',
  example: { query: 'topic=promotions&only=allowed' },
})

export const postAudienceOperation = operation({
  ...shared,
  id: 'postAudience',
  method: 'POST',
  example: { query: 'topic=promotions' },
})

export const getAudienceOperation = operation({
  id: 'getAudience',
  method: 'GET',
  path: '/audiences/{id}',
  tag: 'Sending',
  summary: 'See how far a list is',
  description:
    'Returns the counts of a list so far, and none of its people. The status `done` means that the last row was sent; `broken` means that the response is not complete, and `problem` says why.',
  scope: 'check',
  params: IdParam,
  answer: z
    .object({
      id: Id,
      status: z.enum(['receiving', 'answering', 'done', 'broken']),
      problem: z.string().nullable().meta({
        description:
          'Why the response broke off: the code of a problem, `reader_gone` (the client closed the connection) or `process_ended` (the server was stopped)',
      }),
      question: z
        .record(z.string(), z.union([z.string(), z.boolean(), z.null()]))
        .meta({ description: 'The query of the call' }),
      rows: z.int().meta({ description: 'The rows decided so far' }),
      allowed: z.int(),
      unreadable: z.int(),
      reasons: z
        .partialRecord(DecisionReason, z.int())
        .meta({ description: 'The rows decided so far, counted by reason' }),
      created_at: Time,
      ended_at: Time.nullable(),
    })
    .meta({ id: 'Audience' }),
  problems: UNKNOWN_AUDIENCE,
  missing: 'unknown_audience',
})

import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { DecisionReason, Id, IdParam, Locale, Time, TopicKey } from '@/lib/api/schemas'

const column = plainText(200)

const AudienceQuery = z
  .object({
    topic: TopicKey.or(z.uuid()).optional().meta({ description: 'The key or id of a topic; or name a template' }),
    template: plainText(512).optional().meta({ description: 'The name of a WhatsApp template' }),
    template_language: plainText(16)
      .optional()
      .meta({ description: 'The template’s language, `es_MX`; without one, all of that name count' }),
    sender: plainText(64)
      .optional()
      .meta({ description: 'The number it will be sent from: our id, or Meta’s phone-number id' }),
    source: plainText(200)
      .optional()
      .meta({ description: 'What will carry the links: the id or reference of a source (POST /sources)' }),
    column: column
      .optional()
      .meta({ description: 'The column of phone numbers, BSUIDs or contact ids, where its name does not tell' }),
    language_column: column.optional().meta({ description: 'The column of languages, where its name does not tell' }),
    language: Locale.optional().meta({
      description: 'The language of the links where no column gives one; without it, what the person uses',
    }),
    only: z.literal('allowed').optional().meta({ description: 'Leaves the rows out that may not be sent to' }),
  })
  .refine(({ topic, template }) => (topic === undefined) !== (template === undefined), {
    message: 'name a topic or a template, one of them',
    path: ['topic'],
  })

export type AudienceQuery = z.infer<typeof AudienceQuery>

const shared = {
  path: '/audience',
  tag: 'Sending',
  summary: 'To whom of this list may it be sent?',
  description: `A list of any size comes in as CSV or NDJSON, told apart by its content; the same rows go out in the same format with \`allowed\`, \`reason\` and \`preference_url\` behind them. Nothing in a row is changed: delimiter, quotes and line ends stay as they came. Text is UTF-8, with or without a byte order mark, or UTF-16 with one; the answer is UTF-8.

The columns of who is meant are found by their names or given. Row by row the first that is not empty counts: WhatsApp numbers (whatsapp, wa_id, URN:WhatsApp …), mobile numbers (mobile, celular, móvil …), other numbers (phone, teléfono, telefone, fone, msisdn …), then bsuid, then contact_id. Two that are equally good are refused with both names. A table may have 1,000 columns. A row that can’t be read has \`allowed\` false and the reason \`unreadable\`, and the rest goes on: a line over 65,536 characters comes back with empty cells, an NDJSON line that is no object as \`{"line": …}\`.

The answer begins when the upload has ended, because ordinary clients send all before they read. With the header \`Sayso-Stream: duplex\` it begins at once; then the client must read while it sends. Each row’s decision is of the moment at which it was made, some thousand rows at a time: a topic that is switched off in the middle is off for the rows that follow. **When something fails in the middle the connection breaks**: an answer that ends cleanly is whole. \`Sayso-Audience-Id\` names it for GET /audiences/{id}.

\`preference_url\` is filled for people we know when the key has the scope \`links\` as well; it is empty for strangers, because nothing is written here (POST /links makes links for them).`,
  scope: 'check',
  query: AudienceQuery,
  stream: {
    stream: ['text/csv', 'application/x-ndjson'],
    description: 'CSV with a header, or one JSON object a line. The type may be left out.',
  },
  answerTypes: ['text/csv', 'application/x-ndjson'],
  problems: [
    { status: 400, code: 'unreadable_table', when: 'the file is no text, empty, or has no header' },
    {
      status: 400,
      code: 'columns_missing',
      when: 'no column is named like one of phone numbers, or none has the name given; the detail names the header',
    },
    {
      status: 400,
      code: 'columns_ambiguous',
      when: 'two columns may both be meant; the detail names them',
    },
    { status: 400, code: 'upload_broken', when: 'the upload broke off' },
    { status: 404, code: 'unknown_topic', when: 'the business has no such topic, or archived it' },
    { status: 404, code: 'unknown_sender', when: 'the business has no such number' },
    { status: 404, code: 'unknown_source', when: 'the business has no such source' },
    { status: 408, code: 'upload_stalled', when: 'nothing arrived for a minute' },
    { status: 413, code: 'too_large', when: 'the file is larger than the server takes (SPOOL_FILE_MB)' },
    { status: 429, code: 'spool_full', when: 'too many uploads lie on the disk' },
    { status: 429, code: 'too_many_audiences', when: 'eight of the business are being answered' },
  ],
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
  summary: 'What became of a list',
  description:
    'The counts so far of a list that was asked about: never the people. `done` says that the last row was given out; `broken` that the answer is not whole, and why.',
  scope: 'check',
  params: IdParam,
  answer: z
    .object({
      id: Id,
      status: z.enum(['receiving', 'answering', 'done', 'broken']),
      problem: z.string().nullable().meta({
        description:
          'Why it broke: a code as those of problems; `reader_gone`: the client went away; `process_ended`: the server was stopped',
      }),
      question: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
      rows: z.int().meta({ description: 'Rows decided so far' }),
      allowed: z.int(),
      unreadable: z.int(),
      reasons: z.partialRecord(DecisionReason, z.int()).meta({ description: 'Rows by reason' }),
      created_at: Time,
      ended_at: Time.nullable(),
    })
    .meta({ id: 'Audience' }),
})

import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import {
  GUESSED_MEANINGS,
  KEPT_OUT_MEANINGS,
  meanings,
  OUTCOME_MEANINGS,
  ROW_REFUSED_MEANINGS,
} from '@/lib/api/outcomes'
import { plainText } from '@/lib/api/plain-text'
import { Id, IdParam, Time, TopicKey } from '@/lib/api/schemas'
import { UNKNOWN_IMPORT, UNKNOWN_TOPIC } from '@/lib/api/unknown-things'
import { isUploadProblem, UPLOAD_PROBLEMS } from '@/lib/api/upload-problems'
import { METHODS } from '@/lib/consent/types'

/** 1 GiB: some ten million rows. */
export const IMPORT_LIMIT_BYTES = 1024 ** 3

const STATUSES = ['receiving', 'queued', 'running', 'done', 'failed'] as const
/** What a failed import may have as its `problem`: what is wrong with its file, or a failure of ours. */
const PROBLEMS = [...Object.keys(UPLOAD_PROBLEMS).filter(isUploadProblem), 'internal'] as const

export const ImportView = z
  .object({
    id: Id,
    name: z.string(),
    status: z.enum(STATUSES),
    problem: z.enum(PROBLEMS).or(z.string()).nullable().meta({ description: 'Why it failed' }),
    bytes: z.int(),
    rows: z.int().meta({ description: 'Rows worked off so far' }),
    total_rows: z.int().nullable().meta({ description: 'Rows of the file; null until all of it was received' }),
    taken: z.int().meta({ description: 'Answers that count as the file says, and are news' }),
    unchanged: z
      .int()
      .meta({ description: 'Answers that say what is on record already: sent before, or older than the same answer' }),
    kept_out: z.int().meta({ description: 'Answers that do not count because something else holds; see the report' }),
    refused: z.int().meta({ description: 'Rows and answers that could not be read; see the report' }),
    guessed: z.int().meta({
      description:
        'Answers whose number named no country and was read as one of yours, or looks mistyped; see the report',
    }),
    created_at: Time,
    received_at: Time.nullable(),
    started_at: Time.nullable(),
    ended_at: Time.nullable(),
  })
  .meta({ id: 'Import' })

const ColumnName = plainText(200).optional()

export const createImportOperation = operation({
  id: 'createImport',
  method: 'POST',
  path: '/imports',
  tag: 'Imports',
  summary: 'Import consent from another system',
  description: `A file of who said what, when, and how that can be proven. One row a person and topic, or one row a person with a column for each topic (named by its key).

The columns phone, topic, answer, when, proof and source are found by their names in English, Spanish or Portuguese, or named by the query. The best match counts, not the first: a column of WhatsApp numbers before one of mobile numbers before any other, row by row, so that an empty cell hides nothing. Two columns that are equally good are refused with both names. A column that says who refused (\`opted_out\`, \`do_not_contact\`, \`baja\`) is read the other way round: Yes in it is a No, and No in it says nothing; so is any column named for the answer that says so in its name (\`Marketing opt-out\`), and a name that may be read either way (\`blocked\`) is refused. A time counts only for the answer it belongs to: \`unsubscribed_at\` for a No, \`optin_time\` for a Yes, \`consent_date\` or \`answered_at\` for both, \`created_at\` and \`updated_at\` for none. Our own export can be imported as it is and changes nothing.

The whole file is received and looked through first: a file that can't be read is refused with 400 and nothing of it counts; an upload that breaks off is an import that \`failed\`. Then a worker works it off; \`GET /imports/{id}\` tells how far it is.

- **A Yes needs a time**, and proof if it is to lift an earlier No of an import or of the API. A Yes without proof counts only where nobody said anything else.
- **A No the person gave themselves stays.** A Yes of the file against it is kept out, and the report names the line that keeps it out.
- A No without a time counts as now. A date without a time counts for a Yes from its start, for a No to its end, in the business's time zone; times without an offset are of that zone too; a time in the future counts as now.
- Rows sent twice, in one file or in two, change nothing the second time.
- A number is read as everywhere in this API: with a + it names its country; without, it is taken as WhatsApp writes numbers and as one of \`country\` (else of the business's country), and what can be two people's is refused. What was read as the business's own without \`country\`, and what looks mistyped, is listed in the report as \`guessed\`.
- What spreadsheets do to numbers is undone: an apostrophe or formula around them, invisible marks, a \`.0\` behind them. Exponents (\`5.73E+11\`) have lost digits and are refused; two numbers in one cell too (\`phone_several\`).`,
  scope: 'imports',
  query: z.object({
    name: plainText(200)
      .optional()
      .meta({ description: 'What you call this import', examples: ['CRM, November'] }),
    topic: TopicKey.optional().meta({ description: 'The topic of rows that name none' }),
    answer: z.enum(['in', 'out']).optional().meta({ description: 'The answer of rows that have none' }),
    source: plainText(200).optional().meta({ description: 'Where rows come from that do not say' }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1)')
      .optional()
      .meta({ description: 'Of numbers without a country code; else the business’s country', examples: ['BR'] }),
    phone_column: ColumnName,
    topic_column: ColumnName,
    answer_column: ColumnName,
    when_column: ColumnName,
    proof_column: ColumnName,
    source_column: ColumnName,
  }),
  stream: {
    stream: ['text/csv', 'application/x-ndjson'],
    description:
      'CSV with commas, semicolons or tabs, or one JSON object a line; UTF-8, or UTF-16 with its mark. 1 GiB and 1,000 columns at most. Answers: yes/no, in/out, sí/não, true/false, 1/0, opt-in/opt-out, subscribed/unsubscribed. Times: ISO 8601, a date, or seconds or milliseconds since 1970.',
  },
  write: true,
  status: 202,
  answer: ImportView,
  problems: { ...UPLOAD_PROBLEMS, ...UNKNOWN_TOPIC },
  example: { query: 'name=CRM&source=crm' },
})

export const listImportsOperation = operation({
  id: 'listImports',
  method: 'GET',
  path: '/imports',
  tag: 'Imports',
  summary: 'The imports of the business, the newest first',
  description: 'Imports and their reports are kept for 90 days; what they changed stays in the ledger.',
  scope: 'imports',
  query: z.object({
    before: z.uuid().toLowerCase().optional().meta({ description: 'The `next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  answer: z.object({ imports: z.array(ImportView), next: Id.nullable() }),
})

export const getImportOperation = operation({
  id: 'getImport',
  method: 'GET',
  path: '/imports/{id}',
  tag: 'Imports',
  summary: 'How far an import is',
  description: 'Rows worked off, and what became of them. `done` and `failed` are final.',
  scope: 'imports',
  params: IdParam,
  answer: ImportView,
  problems: UNKNOWN_IMPORT,
  missing: 'unknown_import',
})

/** `<row>.<place>` */
const Place = z.string().regex(/^\d{1,9}\.\d{1,9}$/, 'must be the `next` of the page before')

const Issue = z.object({
  row: z.int().meta({ description: 'In the file; the header of a CSV is row 1' }),
  place: z
    .int()
    .meta({ description: 'Which answer of the row, from 0; more than one where a row has a column for each topic' }),
  outcome: z.enum(['kept_out', 'refused', 'guessed']).meta({
    description: `\`kept_out\`: ${OUTCOME_MEANINGS.kept_out}; \`refused\`: ${OUTCOME_MEANINGS.refused}; \`guessed\`: it was taken, and its number may be another person’s`,
  }),
  reason: z.string().meta({
    description: `Kept out: ${meanings(KEPT_OUT_MEANINGS)}. Guessed: ${meanings(GUESSED_MEANINGS)}. Refused: ${meanings(ROW_REFUSED_MEANINGS)}`,
  }),
  kept_out_by: z
    .object({ contact_id: Id, change_id: Id, occurred_at: Time, method: z.enum(METHODS) })
    .nullable()
    .meta({ description: 'The line of the ledger that keeps it out' }),
})

export const getImportReportOperation = operation({
  id: 'getImportReport',
  method: 'GET',
  path: '/imports/{id}/report',
  tag: 'Imports',
  summary: 'Every row that was refused, kept out or read by a guess, and why',
  description:
    'In the order of the file, also while the import runs. By row numbers and without what stands in them: you have the file. JSON in pages; with `format=csv` all of it as one CSV.',
  scope: 'imports',
  params: IdParam,
  query: z.object({
    format: z.enum(['json', 'csv']).default('json'),
    after: Place.optional().meta({ description: 'The `next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  answer: z.object({ issues: z.array(Issue), next: z.string().nullable() }),
  answerTypes: ['text/csv'],
  problems: UNKNOWN_IMPORT,
  missing: 'unknown_import',
})

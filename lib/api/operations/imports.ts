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
import { BUSINESS_CLOSING } from '@/lib/api/problems'
import { Id, IdParam, Time, TopicKey } from '@/lib/api/schemas'
import { UNKNOWN_IMPORT, UNKNOWN_TOPIC } from '@/lib/api/unknown-things'
import { isUploadProblem, UPLOAD_PROBLEMS } from '@/lib/api/upload-problems'
import { METHODS } from '@/lib/consent/types'

/** 1 GiB, which is about ten million rows. */
export const IMPORT_LIMIT_BYTES = 1024 ** 3

const STATUSES = ['receiving', 'queued', 'running', 'done', 'failed'] as const
/** The `problem` of a failed import: what is wrong with its file, or `internal` for a failure of Sayso. */
const PROBLEMS = [...Object.keys(UPLOAD_PROBLEMS).filter(isUploadProblem), 'internal'] as const

export const ImportView = z
  .object({
    id: Id,
    name: z.string(),
    status: z.enum(STATUSES),
    problem: z.enum(PROBLEMS).or(z.string()).nullable().meta({ description: 'Why the import failed' }),
    problem_detail: z.string().nullable().meta({
      description:
        'What is wrong with the columns of the file, where a newer version of Sayso took the import up and refused them. What was processed before stays recorded; send the file again for the rest',
    }),
    bytes: z.int(),
    rows: z.int().meta({ description: 'The rows processed so far' }),
    total_rows: z.int().nullable().meta({ description: 'The rows of the file; null until all of it was received' }),
    taken: z.int().meta({ description: 'Answers that are new and count as the file says' }),
    unchanged: z
      .int()
      .meta({ description: 'Answers that were sent before, or are older than the same answer on record' }),
    kept_out: z.int().meta({ description: 'Answers that do not count because something else holds: see the report' }),
    refused: z.int().meta({ description: 'Rows and answers that could not be read: see the report' }),
    guessed: z.int().meta({
      description:
        'Answers whose phone number had no country code and was read as one of your country, or looks mistyped: see the report',
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
  description:
    'Takes a file that says who answered what, when, and what proves it. It has one row for each person and topic, or one row for each person with a column for each topic (named by the topic’s key).\n\n' +
    'The columns phone, topic, answer, when, proof and source are recognised by their names in English, Spanish or Portuguese, or named in the query. The best match counts and not the first: in each row, a WhatsApp number comes before a mobile number, and a mobile number before any other, and an empty cell is passed over. If two columns fit equally well, the file is refused, and the problem names both.\n\n' +
    'A column that says who refused (`opted_out`, `do_not_contact`, `baja`) is read the other way round: Yes in it is a No, and No in it says nothing. So is a column that you name for the answer if its name says that it holds refusals (`Marketing opt-out`). A name that can be read either way (`blocked`), that only says what the answers are about (`Marketing`), or whose meaning is not known, is refused (`columns_ambiguous`); `yes_means` says what a Yes in it means. `yes_means` also holds for columns that are named by a topic, and not against a name that plainly says the contrary (`yes_means=agreed` for `opted_out`): such a file is refused, and so is one without a column of answers (`columns_missing`). A time counts only for the answer it belongs to: `unsubscribed_at` for a No, `optin_time` for a Yes, `consent_date` or `answered_at` for both, `created_at` and `updated_at` for neither. A Yes beside a refusal in its own row is refused (`refused_beside`), whichever columns you name: a time of refusal that is later or can’t be read, a No in another column of consent, or anything but a No or an earlier time in a column that is, or may be, one of refusals (`is_opted_out`, `Data do opt-out`, `blocked`; where "si no" in its name may mean "if not", a No too). In NDJSON this holds for keys that the first object lacks, and answers to topics under such keys are read too. Sayso’s own export can be imported as it is, and changes nothing.\n\n' +
    'The whole file is received and checked first. A file that can’t be read is refused with 400, and nothing of it counts. An upload that breaks off leaves an import with the status `failed`. After that a worker processes the rows; `GET /imports/{id}` returns how far it is.\n\n' +
    '- **A Yes needs a time**, and also proof if it is to lift an earlier No of an import or of the API. A Yes without proof counts only if there is no other answer.\n' +
    '- **A No that the person gave stays.** A Yes of the file against it is kept out, and the report names the line of the ledger that keeps it out.\n' +
    '- A No without a time counts as now. A date without a time counts from the start of the day for a Yes, and from its end for a No. Dates, and times without an offset, are in the time zone of the business. A time in the future counts as now.\n' +
    '- A row that is sent twice, in one file or in two, changes nothing the second time.\n' +
    '- Numbers are read as everywhere in this API. With a + a number names its country. Without one it is a number of the country that its row names as that of the number (a column such as `Country code` or `DDI`, with a dial code, an ISO code or a name). Else it is read as WhatsApp writes numbers, and as a number of `country` (or of the business’s country if `country` is not given).\n' +
    '- A number that may belong to two people is refused (`phone_unreadable`), and so is one of another country than its row names as that of the number.\n' +
    '- People keep their number when they move. If a row names only the country where its person lives (`Country`, `País`), the number is of the country whose numbering plan knows it better, there or yours (`country`, or the business’s), and is listed as `guessed`. If yours knows it better, a Yes is refused. If both know it equally well, as a mobile for instance, a No is refused as well, unless `country` is given: then it counts for the number of `country`.\n' +
    '- If the country of the number can’t be read, Yes and No are refused (`country_unreadable`). If the country where the person lives can’t be read, a Yes is refused; a No counts for the number of the business’s country, if it is one, and is listed as `guessed`. If `country` is given, neither is refused so: the number is read as one of `country`.\n' +
    '- The report also lists as `guessed` a number that was read as one of the business’s country because `country` was not given, and one of another country that looks mistyped.\n' +
    '- What spreadsheets add to numbers is removed: an apostrophe or a formula around them, invisible characters, a `.0` at the end. Numbers with an exponent (`5.73E+11`) have lost digits and are refused, and so are two numbers in one cell (`phone_several`).',
  scope: 'imports',
  query: z.strictObject({
    name: plainText(200)
      .optional()
      .meta({ description: 'Your name for this import', examples: ['CRM, November'] }),
    topic: TopicKey.optional().meta({ description: 'The key of the topic for rows that name none' }),
    answer: z.enum(['in', 'out']).optional().meta({ description: 'The answer for rows that have none' }),
    source: plainText(200).optional().meta({ description: 'The source for rows that name none' }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1)')
      .optional()
      .meta({
        description:
          'The country of numbers without a country code where their row names none, or none that can be read; the default is the country of the business',
        examples: ['BR'],
      }),
    phone_column: ColumnName,
    topic_column: ColumnName,
    answer_column: ColumnName,
    when_column: ColumnName,
    proof_column: ColumnName,
    source_column: ColumnName,
    yes_means: z.enum(['agreed', 'refused']).optional().meta({
      description:
        'What a Yes in the columns of answers means, where their names do not show it. `columns_ambiguous` if a name plainly says the contrary; `columns_missing` if the file has no column of answers',
    }),
  }),
  stream: {
    stream: ['text/csv', 'application/x-ndjson'],
    description:
      'CSV with commas, semicolons or tabs, or one JSON object per line, in UTF-8, or in UTF-16 with a byte order mark. At most 1 GiB and 1,000 columns. Answers: yes/no, in/out, sí/não, true/false, 1/0, opt-in/opt-out, subscribed/unsubscribed. Times: ISO 8601, a date, or seconds or milliseconds since 1970.',
  },
  write: true,
  status: 202,
  answer: ImportView,
  problems: { ...UPLOAD_PROBLEMS, ...UNKNOWN_TOPIC },
  thrown: BUSINESS_CLOSING,
  example: { query: 'name=CRM&source=crm' },
})

export const listImportsOperation = operation({
  id: 'listImports',
  method: 'GET',
  path: '/imports',
  tag: 'Imports',
  summary: 'List imports, the newest first',
  description: 'Imports and their reports are stored for 90 days. What they changed stays in the ledger.',
  scope: 'imports',
  query: z.strictObject({
    before: z.uuid().toLowerCase().optional().meta({ description: 'The `next` of the previous page' }),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  answer: z.object({ imports: z.array(ImportView), next: Id.nullable() }),
})

export const getImportOperation = operation({
  id: 'getImport',
  method: 'GET',
  path: '/imports/{id}',
  tag: 'Imports',
  summary: 'See how far an import is',
  description: 'Returns the rows processed so far and their outcomes. The statuses `done` and `failed` are final.',
  scope: 'imports',
  params: IdParam,
  answer: ImportView,
  problems: UNKNOWN_IMPORT,
  missing: 'unknown_import',
})

/** `<row>.<place>` */
const Place = z.string().regex(/^\d{1,9}\.\d{1,9}$/, 'must be the `next` of the page before')

const Issue = z.object({
  row: z.int().meta({ description: 'The number of the row in the file. The header of a CSV is row 1.' }),
  place: z.int().meta({
    description:
      'Which answer of the row it is, counted from 0. A row has several answers if the file has a column for each topic.',
  }),
  outcome: z.enum(['kept_out', 'refused', 'guessed']).meta({
    description: `\`kept_out\`: ${OUTCOME_MEANINGS.kept_out}; \`refused\`: ${OUTCOME_MEANINGS.refused}; \`guessed\`: it was taken, and its phone number may be another person’s`,
  }),
  reason: z.string().meta({
    description: `Of \`kept_out\`: ${meanings(KEPT_OUT_MEANINGS)}. Of \`guessed\`: ${meanings(GUESSED_MEANINGS)}. Of \`refused\`: ${meanings(ROW_REFUSED_MEANINGS)}`,
  }),
  kept_out_by: z
    .object({ contact_id: Id, change_id: Id, occurred_at: Time, method: z.enum(METHODS) })
    .nullable()
    .meta({ description: 'The line of the ledger that keeps the answer out' }),
})

export const getImportReportOperation = operation({
  id: 'getImportReport',
  method: 'GET',
  path: '/imports/{id}/report',
  tag: 'Imports',
  summary: 'List the rows that were refused, kept out or guessed, and why',
  description:
    'Returns the rows in the order of the file, also while the import is still running. Rows are named by their numbers and their contents are not repeated, because you have the file. JSON comes in pages; `format=csv` returns the whole report as one CSV.',
  scope: 'imports',
  params: IdParam,
  query: z.strictObject({
    format: z.enum(['json', 'csv']).default('json'),
    after: Place.optional().meta({ description: 'The `next` of the previous page' }),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  answer: z.object({ issues: z.array(Issue), next: z.string().nullable() }),
  answerTypes: ['text/csv'],
  problems: UNKNOWN_IMPORT,
  missing: 'unknown_import',
})

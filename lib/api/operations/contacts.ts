import { z } from 'zod'
import { CitedLine, ContactSummary, ContactView, TopicStanding } from '@/lib/api/contact-schemas'
import { HELD_YEARS } from '@/lib/api/json-schema'
import { operation } from '@/lib/api/operation'
import { KEPT_OUT_MEANINGS, meanings, OUTCOME_MEANINGS, REFUSED_MEANINGS, wordsOf } from '@/lib/api/outcomes'
import { freeText, plainText } from '@/lib/api/plain-text'
import { GivenTime, Id, IdParam, isHeld, Time, TopicKey } from '@/lib/api/schemas'
import { UNKNOWN_CONTACT, UNKNOWN_SENDER, UNKNOWN_SOURCE, UNKNOWN_TOPIC } from '@/lib/api/unknown-things'
import { withoutNul } from '@/lib/clean-text'
import { PAUSES } from '@/lib/consent/types'

const Names = z
  .array(z.string().max(160).overwrite(withoutNul))
  .min(1)
  .max(100)
  .meta({ description: 'Phone numbers with their country code, BSUIDs, or contact ids' })

export const lookUpContactsOperation = operation({
  id: 'lookUpContacts',
  method: 'POST',
  path: '/contacts/lookup',
  tag: 'Contacts',
  summary: 'Find contacts by phone number',
  description:
    'Finds contacts by their phone numbers, BSUIDs or ids. It is a POST, so that numbers stay out of addresses and logs, but it never creates a contact. The response has the order of the request. A contact that was merged is returned as the contact it was merged into. A number that its holder gave up, or whose holder was erased, has a status that says so, and no contact.',
  scope: 'contacts:read',
  body: z.strictObject({ contacts: Names }),
  answer: z.object({
    contacts: z.array(
      z.object({
        status: z.enum(['found', 'unknown', 'released', 'erased', 'unreadable']).meta({
          description:
            '`unknown`: the business has no such contact; `released`: the holder gave the number up, and nothing may be sent to it; `erased`: the holder was erased, and nothing may be sent; `unreadable`: the text is neither a phone number with its country code, nor a BSUID, nor an id',
        }),
        contact: ContactSummary.nullable(),
      }),
    ),
  }),
  example: { body: { contacts: ['+52 1 55 1234 1000', '+44 20 7946 0000'] } },
})

/** A contact of the demo. */
const DEMO_CONTACT = '01990000-0001-7000-8000-000000000001'

/** The most lines of history that one page may have. */
const HISTORY_LIMIT = 200

export const getContactOperation = operation({
  id: 'getContact',
  method: 'GET',
  path: '/contacts/{id}',
  tag: 'Contacts',
  summary: 'Read a contact: answers, decisions, history',
  description:
    'Returns what the person answered for each topic, whether a message may be sent now, and their history with the newest line first. Phone numbers are returned in full, because they are the business’s own data. A contact that was merged is returned as the contact it was merged into; `chain` reads the lines that stayed under the old id. The whole response is of one moment.',
  scope: 'contacts:read',
  params: IdParam,
  query: z.strictObject({
    before: z.coerce.number().int().min(1).max(2_147_483_647).optional().meta({
      description: 'The `next_before` of the previous page',
    }),
    limit: z.coerce.number().int().min(1).max(HISTORY_LIMIT).default(20).meta({
      description: 'The most lines of history to return',
    }),
    chain: z
      .uuid()
      .transform((id) => id.toLowerCase())
      .optional()
      .meta({ description: 'One of the ids in `merged_from`: returns the lines of that contact' }),
  }),
  answer: ContactView,
  problems: UNKNOWN_CONTACT,
  missing: 'unknown_contact',
  example: { params: { id: DEMO_CONTACT }, query: 'limit=5' },
})

const Said = z.enum(['in', 'out'])

const Evidence = z
  .strictObject({
    said: freeText(4000).meta({ description: 'What the person said or signed, in their words' }),
    where: freeText(500).meta({ description: 'Where the original can be found: a form, a call, a ticket' }),
    by: freeText(200).meta({ description: 'Who of the business recorded it' }),
  })
  .meta({
    description: 'What proves the statement. It is stored encrypted, for as long as the business keeps evidence.',
  })

const SaidAt = z
  .union([
    GivenTime,
    z.iso.date({ abort: true }).refine(isHeld, 'must lie between 1970 and 9999').meta({ pattern: HELD_YEARS }),
  ])
  .meta({
    description:
      'When the person said it. A date or a time in whole seconds is not exact: a No counts from the end of that day or second, a Yes from its start. A time in the future counts as now, and what you sent is kept as evidence.',
    examples: ['2026-11-20T15:04:05.120Z', '2026-11-20'],
  })

export const RecordPreferencesBody = z
  .strictObject({
    topics: z
      .record(TopicKey, Said)
      .refine((topics) => Object.keys(topics).length <= 100, 'has 100 topics at most')
      .optional()
      .meta({
        maxProperties: 100,
        description: 'The answer to each topic, by the topic’s key or id. Topics that are left out stay as they are.',
      }),
    stop: z.literal(true).optional().meta({ description: 'Stops all messages' }),
    return: z.literal(true).optional().meta({ description: 'Ends a stop. Only with method `agent`.' }),
    pause: z.enum(PAUSES).optional().meta({
      description: 'Pauses all messages. Only with method `agent`: a system that must silence a contact sends `stop`.',
    }),
    resume: z.literal(true).optional().meta({ description: 'Ends a pause. Only with method `agent`.' }),
    clear_provider_stop: z
      .strictObject({
        sender: plainText(64).meta({ description: 'Sayso’s id of the sender, or Meta’s phone-number id' }),
        reason: freeText(500),
      })
      .optional()
      .meta({
        description:
          'Records that WhatsApp’s own stop for one sender has ended, although WhatsApp did not report it. Without this, a lost “resume” event would leave the stop on for ever. It is not an opt-in. Only with method `agent`.',
      }),
    method: z.enum(['api', 'agent']).default('api').meta({
      description:
        '`agent`: somebody of the business records what the person asked for, and vouches for it with the evidence. This counts as the person’s own word, and also needs the scope `contacts:agent`. `api`: a system of the business reports it. Its Yes never lifts a No that the person gave.',
    }),
    said_at: SaidAt.optional(),
    evidence: Evidence.optional(),
    source: Id.optional().meta({ description: 'The id of the template, campaign or flow that led to it' }),
    expires_at: GivenTime.optional().meta({ description: 'When each Yes of this call ends' }),
  })
  .superRefine((body, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const isAgent = body.method === 'agent'
    const says = [body.stop, body.return, body.pause, body.resume, body.clear_provider_stop]
    if (says.every((each) => each === undefined) && Object.keys(body.topics ?? {}).length === 0)
      complain('topics', 'nothing is said')
    if (body.stop && body.return) complain('return', 'can’t stand beside stop')
    if (body.pause && body.resume) complain('resume', 'can’t stand beside pause')
    if (isAgent && !body.evidence) complain('evidence', 'is needed with method agent')
    for (const name of ['return', 'pause', 'resume', 'clear_provider_stop'] as const)
      if (body[name] !== undefined && !isAgent) complain(name, 'only the person asks for it: note it with method agent')
    if (body.expires_at && body.said_at && Date.parse(body.expires_at) <= Date.parse(body.said_at))
      complain('expires_at', 'must be later than said_at')
  })
  .meta({
    description: 'At least one statement must be given. `expires_at` must be later than `said_at`.',
    allOf: [
      {
        anyOf: [
          { required: ['topics'], properties: { topics: { minProperties: 1 } } },
          ...['stop', 'return', 'pause', 'resume', 'clear_provider_stop'].map((name) => ({ required: [name] })),
        ],
      },
      { not: { required: ['stop', 'return'] } },
      { not: { required: ['pause', 'resume'] } },
      {
        if: { required: ['method'], properties: { method: { const: 'agent' } } },
        then: { required: ['evidence'] },
        else: {
          not: { anyOf: ['return', 'pause', 'resume', 'clear_provider_stop'].map((name) => ({ required: [name] })) },
        },
      },
    ],
  })

/** A contact that was released or erased is a problem of the whole call and not of one statement. */
const { released: _, erased: __, ...STATEMENT_KEPT_OUT } = KEPT_OUT_MEANINGS

export const recordPreferencesOperation = operation({
  id: 'recordPreferences',
  method: 'PUT',
  path: '/contacts/{id}/preferences',
  tag: 'Contacts',
  summary: 'Record what a person said elsewhere',
  description:
    'Records what a person said on the phone, at a counter or in another system. It writes one line of the ledger, or two if a Yes and a No of an inexact time count from different moments, and returns the outcome of each statement with its reason. A Yes needs the time at which it was said; a No without a time counts as now. A Yes, a return or a resume from a time when somebody else had the contact’s number is theirs: it is kept out as `former_holder`, and no line is written of it. A statement that can’t be recorded is refused by itself, and the others are recorded. The same call can be sent again without changing anything: for 24 hours with the same Idempotency-Key, and without a limit with the same `said_at`.',
  scope: 'contacts:write',
  write: true,
  params: IdParam,
  body: RecordPreferencesBody,
  answer: z.object({
    contact_id: Id,
    changes: z
      .array(
        z.object({
          change_id: Id,
          occurred_at: Time.nullable().meta({
            description: 'The time from which the change counts; null for a repetition',
          }),
          repeated: z.boolean().meta({ description: 'Whether the same was sent before, so that nothing was written' }),
        }),
      )
      .meta({ description: 'The changes that were written; empty if there was nothing new' }),
    statements: z.array(
      z.object({
        on: z.enum(['topic', 'stop', 'return', 'pause', 'resume', 'provider_stop']),
        topic: TopicKey.nullable(),
        said: Said.nullable(),
        outcome: z.enum(wordsOf(OUTCOME_MEANINGS)).meta({ description: meanings(OUTCOME_MEANINGS) }),
        reason: z
          .enum([...wordsOf(STATEMENT_KEPT_OUT), ...wordsOf(REFUSED_MEANINGS)])
          .nullable()
          .meta({
            description: `Why the statement does not count. Of \`kept_out\`: ${meanings(STATEMENT_KEPT_OUT)}. Of \`refused\`: ${meanings(REFUSED_MEANINGS)}`,
          }),
        kept_out_by: CitedLine.nullable().meta({ description: 'The line of the ledger that keeps the statement out' }),
      }),
    ),
    topics: z.array(TopicStanding).meta({ description: 'The answers and decisions after this call' }),
  }),
  problems: {
    ...UNKNOWN_CONTACT,
    ...UNKNOWN_TOPIC,
    ...UNKNOWN_SOURCE,
    ...UNKNOWN_SENDER,
    topic_named_twice: { status: 400, when: 'A topic is named twice, for example by its key and by its id.' },
    contact_erased: { status: 409, when: 'The person was erased: nothing is stored about them any more.' },
    contact_released: { status: 409, when: 'The person gave the number up: it belongs to somebody else now.' },
  },
  missing: 'unknown_contact',
  example: {
    params: { id: DEMO_CONTACT },
    body: {
      topics: { promotions: 'in' },
      said_at: '2026-11-20T15:04:05.120Z',
      evidence: { said: 'Yes, send me the offers', where: 'Call 4711, recorded', by: 'Ana' },
    },
  },
})

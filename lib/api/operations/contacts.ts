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
  summary: 'Who is known by a number',
  description:
    'A POST, so that numbers stay out of addresses and logs. Answers in the order asked and never makes a contact. Contacts that were merged answer as who they are now. A number that its holder gave up, or of somebody who was erased, says so and names nobody.',
  scope: 'contacts:read',
  body: z.object({ contacts: Names }),
  answer: z.object({
    contacts: z.array(
      z.object({
        status: z.enum(['found', 'unknown', 'released', 'erased', 'unreadable']).meta({
          description:
            '`unknown`: has said nothing to this business; `released`, `erased`: nothing may be sent to it; `unreadable`: neither a number with its country code, nor a BSUID, nor an id',
        }),
        contact: ContactSummary.nullable(),
      }),
    ),
  }),
  example: { body: { contacts: ['+52 1 55 1234 1000', '+44 20 7946 0000'] } },
})

/** Somebody of the demo. */
const DEMO_CONTACT = '01990000-0001-7000-8000-000000000001'

/** The longest page of a history. */
const HISTORY_LIMIT = 200

export const getContactOperation = operation({
  id: 'getContact',
  method: 'GET',
  path: '/contacts/{id}',
  tag: 'Contacts',
  summary: 'A contact: answers, decisions, history',
  description:
    'What the person said for each topic, whether a message may be sent now, and their history, newest line first. Numbers are shown in full: they are the business’s own data. A contact that was merged answers as the one it was merged into; `chain` reads the lines that stayed under the old id. Everything is of one moment.',
  scope: 'contacts:read',
  params: IdParam,
  query: z.object({
    before: z.coerce.number().int().min(1).max(2_147_483_647).optional().meta({
      description: '`next_before` of the page before',
    }),
    limit: z.coerce.number().int().min(1).max(HISTORY_LIMIT).default(20).meta({ description: 'Lines of history' }),
    chain: z
      .uuid()
      .transform((id) => id.toLowerCase())
      .optional()
      .meta({ description: 'One of `merged_from`: its lines' }),
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
    where: freeText(500).meta({ description: 'Where it can be found: a form, a call, a ticket' }),
    by: freeText(200).meta({ description: 'Who took it down' }),
  })
  .meta({ description: 'Kept encrypted beside the ledger for as long as the business keeps evidence' })

const SaidAt = z
  .union([
    GivenTime,
    z.iso.date({ abort: true }).refine(isHeld, 'must lie between 1970 and 9999').meta({ pattern: HELD_YEARS }),
  ])
  .meta({
    description:
      'When the person said it. A time in whole seconds, or a date, is not exact: a No counts at its end, a Yes at its start. Times in the future are cut to now; the claim is kept.',
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
        description: 'By key or id. Topics that are not named stay as they are.',
      }),
    stop: z.literal(true).optional().meta({ description: 'Stop everything' }),
    return: z.literal(true).optional().meta({ description: 'Take a stop back; with method `agent` only' }),
    pause: z.enum(PAUSES).optional().meta({ description: 'With method `agent` only; who must be silenced says stop' }),
    resume: z.literal(true).optional().meta({ description: 'End a pause; with method `agent` only' }),
    clear_provider_stop: z
      .strictObject({
        sender: plainText(64).meta({ description: 'Our id of the sender, or Meta’s phone-number id' }),
        reason: freeText(500),
      })
      .optional()
      .meta({
        description:
          'WhatsApp’s own stop at one sender is over, though WhatsApp did not tell: a missed “resume” would otherwise last for ever. No opt-in. With method `agent` only.',
      }),
    method: z.enum(['api', 'agent']).default('api').meta({
      description:
        '`agent`: somebody of the business notes what the person asked for, and answers for it with the evidence. This counts as the person’s own word, and needs the scope `contacts:agent` besides. `api`: a system of the business knows; its Yes never lifts a No that the person gave.',
    }),
    said_at: SaidAt.optional(),
    evidence: Evidence.optional(),
    source: Id.optional().meta({ description: 'The source that led to it' }),
    expires_at: GivenTime.optional().meta({ description: 'When a Yes of this call ends' }),
  })
  .superRefine((body, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const isAgent = body.method === 'agent'
    const says = [body.stop, body.return, body.pause, body.resume, body.clear_provider_stop]
    if (says.every((each) => each === undefined) && Object.keys(body.topics ?? {}).length === 0)
      complain('topics', 'nothing is said')
    if (body.stop && body.return) complain('return', 'can’t stand beside stop')
    if (body.pause && body.resume) complain('resume', 'can’t stand beside pause')
    if (isAgent && !body.evidence) complain('evidence', 'is needed for what an agent notes')
    for (const name of ['return', 'pause', 'resume', 'clear_provider_stop'] as const)
      if (body[name] !== undefined && !isAgent) complain(name, 'only the person asks for it: note it with method agent')
    if (body.expires_at && body.said_at && Date.parse(body.expires_at) <= Date.parse(body.said_at))
      complain('expires_at', 'must be later than said_at')
  })
  .meta({
    description: 'Something must be said. `expires_at` must be later than `said_at`.',
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

/** Who was released or erased is a problem of the whole call. */
const { released: _, erased: __, ...STATEMENT_KEPT_OUT } = KEPT_OUT_MEANINGS

export const recordPreferencesOperation = operation({
  id: 'recordPreferences',
  method: 'PUT',
  path: '/contacts/{id}/preferences',
  tag: 'Contacts',
  summary: 'Record what a person said elsewhere',
  description:
    'On the phone, at a counter, in another system. Writes one line of the ledger (two, where a Yes and a No of one inexact time differ) and answers what was kept and why. A Yes needs its time; a No without one counts as now. What can’t be is told by statement, and nothing else is lost with it. The same call sent again changes nothing: with the same Idempotency-Key, or with the same `said_at`, for ever.',
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
          occurred_at: Time.nullable().meta({ description: 'When it counts from; null for a repetition' }),
          repeated: z.boolean().meta({ description: 'The same was sent before; nothing was written' }),
        }),
      )
      .meta({ description: 'The lines written; none when nothing new was said' }),
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
            description: `Kept out: ${meanings(STATEMENT_KEPT_OUT)}. Refused: ${meanings(REFUSED_MEANINGS)}`,
          }),
        kept_out_by: CitedLine.nullable().meta({ description: 'The line that stands against it' }),
      }),
    ),
    topics: z.array(TopicStanding).meta({ description: 'How the topics stand after it' }),
  }),
  problems: {
    ...UNKNOWN_CONTACT,
    ...UNKNOWN_TOPIC,
    ...UNKNOWN_SOURCE,
    ...UNKNOWN_SENDER,
    topic_named_twice: { status: 400, when: 'A topic is named twice, for example by its key and by its id.' },
    contact_erased: { status: 409, when: 'The person was erased: nothing is kept about them any more.' },
    contact_released: { status: 409, when: 'The number is not this person’s any more.' },
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

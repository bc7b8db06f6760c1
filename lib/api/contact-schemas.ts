import { z } from 'zod'
import { ACTORS, ANSWERS, CHANGE_KINDS, IDENTITY_KINDS, METHODS, REASONS } from '@/lib/consent/types'
import { KEPT_OUT_MEANINGS, meanings, OUTCOME_MEANINGS, wordsOf } from './outcomes'
import { Decision, Id, Locale, Time, TopicKey } from './schemas'

const { refused: _, ...LINE_OUTCOMES } = OUTCOME_MEANINGS

/** The schemas of one contact: its present answers and decisions, and the lines of its history. */

export const Actor = z.enum(ACTORS).meta({
  description:
    'Who made the change. `contact`: the person; `member`: somebody who works for the business; `business`: a system of the business, through this API; `backend`: a messaging backend; `provider`: WhatsApp itself; `import`: an imported file; `system`: Sayso',
})
export const Method = z.enum(METHODS).meta({ description: 'How the change reached Sayso' })
export const Hash = z.string().meta({ description: 'SHA-256, 64 hex digits' })

export const EffectView = z
  .object({
    on: z.enum(['topic', 'stop', 'pause', 'provider_stop', 'confirmation', 'release', 'erasure']),
    topic: TopicKey.nullable(),
    topic_id: Id.nullable(),
    sender_id: Id.nullable(),
    said: z
      .enum(['in', 'out', 'withdrawn', 'stop', 'return', 'pause', 'resume', 'asked', 'closed', 'released', 'erased'])
      .meta({
        description:
          'What the change says. `withdrawn`: an undo took back the person’s first answer to the topic; `asked`: the person was asked to confirm a Yes; `closed`: that request for confirmation ended',
      }),
    outcome: z.enum(['taken', 'unchanged', 'kept_out']).meta({ description: meanings(LINE_OUTCOMES) }),
    reason: z
      .enum(wordsOf(KEPT_OUT_MEANINGS))
      .nullable()
      .meta({
        description: `Why the statement is kept out, if the line records it. \`said_later\`: ${KEPT_OUT_MEANINGS.said_later}. Null beside the outcome \`kept_out\`: a No holds, only the person may say this, or what was confirmed had ended`,
      }),
    until: Time.nullable().meta({
      description:
        'When a pause, a Yes or a request for confirmation ends; null when it has no end, as a pause until the person resumes',
    }),
  })
  .meta({ id: 'Effect' })

export const SourceView = z
  .object({ id: Id, kind: z.enum(['template', 'campaign', 'flow']), name: z.string() })
  .meta({ id: 'NamedSource' })

export const LineView = z
  .object({
    seq: z.int().meta({ description: 'The place of the line in the contact’s chain, counted from 1' }),
    change_id: Id,
    kind: z.enum(CHANGE_KINDS),
    occurred_at: Time.meta({ description: 'When it happened. This is the time that counts.' }),
    recorded_at: Time.meta({ description: 'When Sayso wrote the line' }),
    actor: Actor,
    method: Method,
    source: SourceView.nullable().meta({
      description: 'The template, campaign or flow that carried the link or message',
    }),
    reason: z.enum(REASONS).nullable(),
    refers_to: Id.nullable().meta({ description: 'The earlier change that this one undoes or gives a reason for' }),
    effects: z.array(EffectView).nullable().meta({
      description:
        'What the change did. Null if the stored line can’t be read: GET /contacts/{id}/evidence says what is wrong with it',
    }),
    notice: Hash.nullable().meta({
      description: 'The hash of the text that was shown. GET /contacts/{id}/evidence returns the whole text.',
    }),
    evidence: z.enum(['none', 'kept', 'deleted']).meta({
      description:
        'Whether evidence of the change, such as the form or the message, was stored and still exists. `deleted`: it existed and was deleted',
    }),
    hash: Hash,
  })
  .meta({ id: 'Line' })

export const IdentityView = z
  .object({
    kind: z.enum(IDENTITY_KINDS),
    value: z
      .string()
      .meta({ description: 'A phone number in full (E.164), a BSUID, or the contact’s id in a backend' }),
    since: Time,
    ended_at: Time.nullable(),
  })
  .meta({ id: 'Identity' })

export const ProviderStopView = z
  .object({
    sender_id: Id,
    phone_number_id: z.string().nullable().meta({ description: 'Meta’s phone-number id of the sender' }),
    sender: z.string().nullable().meta({ description: 'The name of the sender' }),
    on: z.boolean(),
    at: Time,
    change_id: Id.nullable(),
  })
  .meta({ id: 'ProviderStop' })

export const TopicStanding = z
  .object({
    topic: TopicKey,
    topic_id: Id,
    archived: z.boolean(),
    answer: z
      .enum(ANSWERS)
      .nullable()
      .meta({ description: 'Null: the person has not answered, and the topic’s policy decides' }),
    said_by: z.enum(['person', 'other', 'other_without_proof']).nullable().meta({
      description:
        'Who gave the answer that counts. `person`: the person; `other`: an import, the API or a backend, with proof; `other_without_proof`: one of these, without proof',
    }),
    said_at: Time.nullable(),
    change_id: Id.nullable(),
    notice: Hash.nullable(),
    expires_at: Time.nullable(),
    decision: Decision.meta({ description: 'Whether a message of this topic may be sent now, from any sender' }),
  })
  .meta({ id: 'TopicStanding' })

export const ContactView = z
  .object({
    id: Id.meta({
      description:
        'The contact’s present id. If the contact was merged into another one, this is the id of the other one and not the id in the path.',
    }),
    merged_from: z.array(Id).meta({ description: 'Ids of contacts that turned out to be the same person' }),
    created_at: Time,
    locale: Locale.nullable(),
    identities: z.array(IdentityView),
    stop: z.object({ on: z.boolean(), at: Time, since: Time, change_id: Id.nullable() }).nullable().meta({
      description:
        'Whether the person stopped all messages (`on`: true) or came back after a stop (`on`: false). Null: they never stopped',
    }),
    pause: z
      .object({
        on: z.boolean(),
        until: Time.nullable().meta({
          description: 'When the pause ends. Null while `on` is true: it lasts until the person resumes',
        }),
        at: Time,
        change_id: Id.nullable(),
      })
      .nullable(),
    provider_stops: z.array(ProviderStopView).meta({ description: 'WhatsApp’s own “stop offers”, for each sender' }),
    released_at: Time.nullable().meta({
      description: 'When the person gave the number up: since then it belongs to somebody else',
    }),
    erased_at: Time.nullable(),
    topics: z.array(TopicStanding),
    history: z.object({
      chain: Id.meta({ description: 'The id of the contact whose chain these lines belong to' }),
      lines: z.array(LineView),
      next_before: z
        .int()
        .nullable()
        .meta({ description: 'Send it as `before` to get the next page. Null: there are no more lines' }),
    }),
  })
  .meta({ id: 'Contact' })

export const ContactSummary = z
  .object({
    id: Id,
    locale: Locale.nullable(),
    created_at: Time,
    stopped: z.boolean(),
    paused_until: Time.nullable().meta({
      description: 'When the pause ends. Null: there is no pause, or (`paused` is true) it has no end',
    }),
    paused: z.boolean(),
    released_at: Time.nullable(),
    erased_at: Time.nullable(),
  })
  .meta({ id: 'ContactSummary' })

/** The line of the ledger that keeps a statement out. */
export const CitedLine = z
  .object({
    change_id: Id,
    contact_id: Id,
    seq: z.int(),
    occurred_at: Time,
    recorded_at: Time,
    actor: Actor,
    method: Method,
  })
  .meta({ id: 'CitedLine' })

import { z } from 'zod'
import { ACTORS, ANSWERS, CHANGE_KINDS, IDENTITY_KINDS, METHODS, REASONS } from '@/lib/consent/types'
import { KEPT_OUT_MEANINGS, meanings, OUTCOME_MEANINGS, wordsOf } from './outcomes'
import { Decision, Id, Locale, Time, TopicKey } from './schemas'

const { refused: _, ...LINE_OUTCOMES } = OUTCOME_MEANINGS

/** Shapes of one contact: how it stands, and the lines of its history. */

export const Actor = z.enum(ACTORS).meta({
  description:
    'Who said it: the person (`contact`), somebody of the business (`member`), a system of the business (`business`: this API), a messaging backend, WhatsApp itself (`provider`), an import, or Sayso (`system`)',
})
export const Method = z.enum(METHODS).meta({ description: 'How it was said' })
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
        description: '`withdrawn`: an undo took the only answer back; `closed`: a request for confirmation ended',
      }),
    outcome: z.enum(['taken', 'unchanged', 'kept_out']).meta({ description: meanings(LINE_OUTCOMES) }),
    reason: z
      .enum(wordsOf(KEPT_OUT_MEANINGS))
      .nullable()
      .meta({
        description: `Why it is kept out, as far as the line tells. \`said_later\`: ${KEPT_OUT_MEANINGS.said_later}; null beside \`kept_out\`: a No holds, or only the person may say it`,
      }),
    until: Time.nullable().meta({ description: 'End of a pause, a Yes or a request; null also for “until I resume”' }),
  })
  .meta({ id: 'Effect' })

export const SourceView = z
  .object({ id: Id, kind: z.enum(['template', 'campaign', 'flow']), name: z.string() })
  .meta({ id: 'NamedSource' })

export const LineView = z
  .object({
    seq: z.int().meta({ description: 'Place in the contact’s chain, from 1' }),
    change_id: Id,
    kind: z.enum(CHANGE_KINDS),
    occurred_at: Time.meta({ description: 'When it happened; this is what counts' }),
    recorded_at: Time.meta({ description: 'When it was written down' }),
    actor: Actor,
    method: Method,
    source: SourceView.nullable().meta({ description: 'What carried the link or message' }),
    reason: z.enum(REASONS).nullable(),
    refers_to: Id.nullable().meta({ description: 'The change that is undone, or that a reason is given for' }),
    effects: z.array(EffectView).nullable().meta({
      description: 'Null where the stored line can’t be read: ask for the evidence, which says what is wrong',
    }),
    notice: Hash.nullable().meta({
      description: 'The text that was shown, by its hash; the evidence holds it in full',
    }),
    evidence: z
      .enum(['none', 'kept', 'deleted'])
      .meta({ description: 'Whether there is more to prove it, and whether it still exists' }),
    hash: Hash,
  })
  .meta({ id: 'Line' })

export const IdentityView = z
  .object({
    kind: z.enum(IDENTITY_KINDS),
    value: z.string().meta({ description: 'A number in full as E.164, a BSUID, or the id in a backend' }),
    since: Time,
    ended_at: Time.nullable(),
  })
  .meta({ id: 'Identity' })

export const ProviderStopView = z
  .object({
    sender_id: Id,
    phone_number_id: z.string().nullable().meta({ description: 'Meta’s id of the number' }),
    sender: z.string().nullable().meta({ description: 'The number’s name' }),
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
    answer: z.enum(ANSWERS).nullable().meta({ description: 'Null: nothing was said; the topic’s policy decides' }),
    said_by: z
      .enum(['person', 'other', 'other_without_proof'])
      .nullable()
      .meta({ description: 'Whose word counts: the person’s own, or that of an import, an API or a backend' }),
    said_at: Time.nullable(),
    change_id: Id.nullable(),
    notice: Hash.nullable(),
    expires_at: Time.nullable(),
    decision: Decision.meta({ description: 'Whether a message of this topic may be sent now, from any sender' }),
  })
  .meta({ id: 'TopicStanding' })

export const ContactView = z
  .object({
    id: Id.meta({ description: 'The contact’s id now: one that was merged answers under the id it was merged into' }),
    merged_from: z.array(Id).meta({ description: 'Contacts that turned out to be the same person' }),
    created_at: Time,
    locale: Locale.nullable(),
    identities: z.array(IdentityView),
    stop: z
      .object({ on: z.boolean(), at: Time, since: Time, change_id: Id.nullable() })
      .nullable()
      .meta({ description: '“Stop everything”, or a return from it (`on`: false)' }),
    pause: z
      .object({
        on: z.boolean(),
        until: Time.nullable().meta({ description: 'Null beside `on`: until they resume' }),
        at: Time,
        change_id: Id.nullable(),
      })
      .nullable(),
    provider_stops: z.array(ProviderStopView).meta({ description: 'WhatsApp’s own “stop offers”, by sender' }),
    released_at: Time.nullable().meta({ description: 'Since then the number is somebody else’s' }),
    erased_at: Time.nullable(),
    topics: z.array(TopicStanding),
    history: z.object({
      chain: Id.meta({ description: 'The contact whose chain these lines are of' }),
      lines: z.array(LineView),
      next_before: z.int().nullable().meta({ description: 'Send as `before` for the next page; null: no more lines' }),
    }),
  })
  .meta({ id: 'Contact' })

export const ContactSummary = z
  .object({
    id: Id,
    locale: Locale.nullable(),
    created_at: Time,
    stopped: z.boolean(),
    paused_until: Time.nullable().meta({ description: 'Null also for a pause without an end, see `paused`' }),
    paused: z.boolean(),
    released_at: Time.nullable(),
    erased_at: Time.nullable(),
  })
  .meta({ id: 'ContactSummary' })

/** The line that stands against something that was said. */
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

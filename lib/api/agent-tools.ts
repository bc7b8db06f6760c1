import { z } from 'zod'
import { LISTED } from '@/lib/consent/types'
import { TopicStanding } from './contact-schemas'
import type { Operation } from './operation'
import { checkContactsOperation, Template } from './operations/check'
import { getContactOperation, lookUpContactsOperation, recordPreferencesOperation } from './operations/contacts'
import { makeLinksOperation } from './operations/links'
import { listTopicsOperation } from './operations/topics'
import { OUTCOME_MEANINGS, meanings, wordsOf } from './outcomes'
import { freeText, plainText } from './plain-text'
import { ContactName, Decision, GivenTime, Id, Locale, Time, TopicKey } from './schemas'

/**
 * A tool for the AI agents of a business, as data. Each tool is made of operations of the API, so it has their scopes,
 * limits and rules. No tool takes a Yes, a return or anything else that lifts a refusal.
 */
export interface AgentTool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  name: string
  title: string
  /** What the agent reads to decide when to use the tool. */
  description: string
  /** The operations that the tool calls. A key sees the tool if it has all of their scopes. */
  operations: readonly Operation[]
  /**
   * It says "exactly one of these" in words only: the APIs of some language models take no `oneOf` at the top of the
   * schema of a tool. A refinement checks it.
   */
  input: Input
  output: Output
  /** Whether the tool changes nothing that counts as consent. */
  isReadOnly: boolean
}

/** Keeps the exact types of a tool while checking its shape. */
const tool = <Input extends z.ZodType, Output extends z.ZodType>(definition: AgentTool<Input, Output>) => definition

const Contact = ContactName.meta({
  description:
    'Who it is about: a phone number with its country code, a WhatsApp business-scoped user id (BSUID), or Sayso’s id of the contact',
})
const Topic = plainText(64).meta({
  description: 'The key of a topic of messages, such as promotions. The tool list_topics returns the keys.',
})

export const mayIMessageTool = tool({
  name: 'may_i_message',
  title: 'May I message this person?',
  description:
    'Says whether a message about a topic, or a WhatsApp template, may be sent to a person now. Call it before every message that you begin. If allowed is false, do not send the message and do not try to persuade the person.',
  operations: [checkContactsOperation],
  input: z
    .strictObject({ contact: Contact, topic: Topic.optional(), template: Template.optional() })
    .refine(({ topic, template }) => (topic === undefined) !== (template === undefined), {
      message: 'Give either topic or template.',
      path: ['topic'],
    }),
  output: Decision,
  isReadOnly: true,
})

export const getLinkTool = tool({
  name: 'get_preference_link',
  title: 'Get the person’s preference link',
  description:
    'Returns the link to the page on which this person chooses what they receive. Send it only to this person, in their own chat: anybody who has the link can change their choices. To say Yes, to come back after a stop or to resume, a person uses this link; no tool can do it for them.',
  operations: [makeLinksOperation],
  input: z.strictObject({
    contact: Contact,
    language: Locale.optional().meta({ description: 'The language in which the page opens. The default is theirs.' }),
  }),
  output: z.object({
    url: z.url(),
    expires_at: Time.nullable().meta({ description: 'After this time the link can only stop messages' }),
  }),
  isReadOnly: true,
})

export const whatWasChosenTool = tool({
  name: 'what_did_they_choose',
  title: 'What did this person choose?',
  description:
    'Returns what a person answered to each topic, whether they stopped or paused all messages, and whether a message of each topic may be sent now. A person who is not known has not answered anything.',
  operations: [lookUpContactsOperation, getContactOperation],
  input: z.strictObject({ contact: Contact }),
  output: z.object({
    status: z.enum(['found', 'unknown', 'released', 'erased']).meta({
      description:
        '`unknown`: the business has no such contact; `released`: the person gave the number up; `erased`: the person was erased. After the last two nothing may be sent',
    }),
    stopped: z.boolean().meta({ description: 'Whether the person stopped all messages' }),
    paused: z.boolean().meta({ description: 'Whether the person paused all messages' }),
    paused_until: Time.nullable(),
    topics: z.array(TopicStanding.pick({ topic: true, answer: true, said_by: true, said_at: true, decision: true })),
  }),
  isReadOnly: true,
})

export const recordNoTool = tool({
  name: 'record_no',
  title: 'Record a No',
  description:
    'Records that a person does not want messages of some topics, or no messages at all. Use it as soon as they say so, in any words. It can record nothing but a No: it can’t agree, return or resume for anybody. If the person means everything, or if you are not sure which topic they mean, set everything to true.',
  operations: [lookUpContactsOperation, makeLinksOperation, recordPreferencesOperation],
  input: z
    .strictObject({
      contact: Contact,
      topics: z.array(Topic).min(1).max(20).optional().meta({ description: 'The topics that the person refuses' }),
      everything: z.literal(true).optional().meta({ description: 'The person wants no messages at all' }),
      said: freeText(4000).optional().meta({
        description: 'What the person said, in their own words. It is stored encrypted, as proof.',
      }),
      said_at: GivenTime.optional().meta({
        description: 'When they said it. The default is now. With the same time, the same call can be sent again.',
      }),
    })
    .refine(({ topics, everything }) => (topics === undefined) !== (everything === undefined), {
      message: 'Give either topics or everything.',
      path: ['topics'],
    }),
  output: z.object({
    contact_id: Id,
    statements: z.array(
      z.object({
        topic: TopicKey.nullable().meta({ description: 'Null: all messages' }),
        outcome: z.enum(wordsOf(OUTCOME_MEANINGS)).meta({ description: meanings(OUTCOME_MEANINGS) }),
        reason: z.string().nullable(),
      }),
    ),
    topics: z.array(TopicStanding.pick({ topic: true, answer: true, decision: true })).meta({
      description: 'What holds for each topic after the call',
    }),
  }),
  isReadOnly: false,
})

export const listTopicsTool = tool({
  name: 'list_topics',
  title: 'List the topics',
  description:
    'Returns the topics of messages that the business has, with their keys. The policy says what holds for a person who has not answered: opt_in, nothing is sent; opt_out, messages are sent; required, it can’t be switched off. A topic whose listed is not always is for some people only: name it to nobody who did not speak of it first.',
  operations: [listTopicsOperation],
  input: z.strictObject({}),
  output: z.object({
    topics: z.array(
      z.object({
        key: TopicKey,
        name: z.string(),
        description: z.string(),
        category: z.string(),
        policy: z.string(),
        paused: z.boolean(),
        listed: z.enum(LISTED),
      }),
    ),
  }),
  isReadOnly: true,
})

/** Every tool, in the order in which an agent needs them. */
export const AGENT_TOOLS: readonly AgentTool[] = [
  mayIMessageTool,
  getLinkTool,
  whatWasChosenTool,
  recordNoTool,
  listTopicsTool,
]

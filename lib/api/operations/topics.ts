import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { BUSINESS_CLOSING } from '@/lib/api/problems'
import { exactlyOne, TopicView } from '@/lib/api/schemas'
import { UNKNOWN_SOURCE, UNKNOWN_TOPIC } from '@/lib/api/unknown-things'
import { LISTED } from '@/lib/consent/types'

const TopicParam = z.object({
  topic: plainText(64).meta({ description: 'The topic’s id or its key', examples: ['promotions'] }),
})

export const listTopicsOperation = operation({
  id: 'listTopics',
  method: 'GET',
  path: '/topics',
  tag: 'Topics',
  summary: 'List the topics',
  description: 'Returns the topics of the business in the order of the preference page, with archived topics last.',
  scope: 'config:read',
  answer: z.object({ topics: z.array(TopicView) }),
})

export const getTopicOperation = operation({
  id: 'getTopic',
  method: 'GET',
  path: '/topics/{topic}',
  tag: 'Topics',
  summary: 'Read a topic',
  description: 'Returns one topic, by its id or its key.',
  scope: 'config:read',
  params: TopicParam,
  answer: TopicView,
  problems: UNKNOWN_TOPIC,
  missing: 'unknown_topic',
  example: { params: { topic: 'promotions' } },
})

export const changeTopicOperation = operation({
  id: 'changeTopic',
  method: 'PATCH',
  path: '/topics/{topic}',
  tag: 'Topics',
  summary: 'Pause a topic, or set who sees it',
  description:
    '`paused` is the kill switch of a topic. With `paused: true` no message of the topic may be sent: every check that begins after the response returns `topic_paused`, whatever the person agreed to. ' +
    'Nobody’s answers change, and `paused: false` brings the decisions back. The records in the backends follow within minutes. A call that changes nothing is allowed. ' +
    'A required topic can’t be paused, because by definition it reaches everybody. ' +
    '`listed` sets who sees the topic on their page without having agreed to it; with `sources`, the links of which sources show it. It changes nothing of what may be sent. ' +
    'Only a topic whose policy is `opt_in` can be for some people only, because everybody must find the switch of what they may be sent without a Yes. ' +
    'Send `paused` or `listed`, one at a time.',
  scope: 'config:write',
  write: true,
  params: TopicParam,
  body: z
    .strictObject({
      paused: z
        .boolean()
        .optional()
        .meta({ description: 'Whether the topic is paused, so that no message of it may be sent' }),
      listed: z.enum(LISTED).optional().meta({ description: 'Who sees the topic without having agreed to it' }),
      sources: z
        .array(plainText(200))
        .min(1)
        .max(50)
        .optional()
        .meta({ description: 'The sources whose links show it, by their id or reference; for `sources` only' }),
    })
    .refine(({ paused, listed }) => (paused === undefined) !== (listed === undefined), {
      message: 'Give either paused or listed.',
      path: ['paused'],
    })
    .refine(({ listed, sources }) => (listed === 'sources') === (sources !== undefined), {
      message: 'Give sources if listed is sources, and only then.',
      path: ['sources'],
    })
    .meta(exactlyOne('paused', 'listed')),
  answer: TopicView,
  problems: {
    ...UNKNOWN_TOPIC,
    ...UNKNOWN_SOURCE,
    topic_required: { status: 409, when: 'A required topic reaches everybody and can’t be paused.' },
    not_opt_in: {
      status: 409,
      when: 'People who never agreed may be sent the topic, so everybody must see it. Only a topic whose policy is `opt_in` can be for some people only.',
    },
    last_topic: { status: 409, when: 'It is the only topic that everybody sees, and a page needs one.' },
  },
  thrown: BUSINESS_CLOSING,
  missing: 'unknown_topic',
  example: { params: { topic: 'promotions' }, body: { paused: true } },
})

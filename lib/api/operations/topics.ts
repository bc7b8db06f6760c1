import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { TopicView } from '@/lib/api/schemas'
import { UNKNOWN_TOPIC } from '@/lib/api/unknown-things'

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
  summary: 'Pause or resume a topic for everybody',
  description:
    'This is the kill switch of a topic. With `paused: true` no message of the topic may be sent: every check that begins after the response returns `topic_paused`, whatever the person agreed to. ' +
    'Nobody’s answers change, and `paused: false` brings the decisions back. The records in the backends follow within minutes. A call that changes nothing is allowed. ' +
    'A required topic can’t be paused, because by definition it reaches everybody.',
  scope: 'config:write',
  write: true,
  params: TopicParam,
  body: z.strictObject({
    paused: z.boolean().meta({ description: 'Whether the topic is paused, so that no message of it may be sent' }),
  }),
  answer: TopicView,
  problems: {
    ...UNKNOWN_TOPIC,
    topic_required: { status: 409, when: 'A required topic reaches everybody and can’t be paused.' },
  },
  missing: 'unknown_topic',
  example: { params: { topic: 'promotions' }, body: { paused: true } },
})

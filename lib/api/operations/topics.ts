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
  summary: 'The topics of the business',
  description: 'In the order of the preference page; archived ones last.',
  scope: 'config:read',
  answer: z.object({ topics: z.array(TopicView) }),
})

export const getTopicOperation = operation({
  id: 'getTopic',
  method: 'GET',
  path: '/topics/{topic}',
  tag: 'Topics',
  summary: 'One topic',
  description: 'By its id or by its key.',
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
  summary: 'The kill switch: hold a topic back, or let it go on',
  description:
    'With `paused: true` nothing of the topic is sent from now on: every check that begins after the answer says `topic_paused`, whatever a person agreed to. ' +
    'Nobody’s answers change, and `paused: false` lets everything be as it was. Backends’ records follow within minutes. Saying what holds already changes nothing. ' +
    'Saying so of a required topic is refused: those reach everybody, by their own definition.',
  scope: 'config:write',
  write: true,
  params: TopicParam,
  body: z.strictObject({ paused: z.boolean().meta({ description: 'Whether nothing of it may be sent' }) }),
  answer: TopicView,
  problems: {
    ...UNKNOWN_TOPIC,
    topic_required: { status: 409, when: 'A required topic reaches everybody and can’t be held back.' },
  },
  missing: 'unknown_topic',
  example: { params: { topic: 'promotions' }, body: { paused: true } },
})

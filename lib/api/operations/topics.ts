import { z } from 'zod'
import { operation } from '../operation'
import { TopicView } from '../schemas'

export const listTopics = operation({
  id: 'listTopics',
  method: 'GET',
  path: '/topics',
  tag: 'Topics',
  summary: 'The topics of the business',
  description: 'In the order of the preference page; archived ones last.',
  scope: 'config:read',
  answer: z.object({ topics: z.array(TopicView) }),
})

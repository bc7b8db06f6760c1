import { listTopicsOperation } from '@/lib/api/operations/topics'
import { serve } from '@/lib/http/endpoint/serve'
import { readTopics } from '@/lib/services/business/read-topics'
import { presentTopic } from './_present/topic'

export const GET = serve(listTopicsOperation, async ({ deps, caller }) => {
  const topics = await readTopics(deps, caller.businessId)
  return { body: { topics: topics.map(presentTopic) } }
})

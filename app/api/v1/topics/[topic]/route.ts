import { changeTopicOperation, getTopicOperation } from '@/lib/api/operations/topics'
import { notFound, serve } from '@/lib/http/endpoint/serve'
import { setTopicPaused } from '@/lib/services/business/pause-topic'
import { findTopic } from '@/lib/services/business/read-topics'
import { presentTopic } from '../_present/topic'

export const GET = serve(getTopicOperation, async ({ deps, caller, params, requestId }) => {
  const topic = await findTopic(deps, caller.businessId, params.topic)
  return topic ? { body: presentTopic(topic) } : notFound(requestId)
})

export const PATCH = serve(changeTopicOperation, async ({ deps, caller, params, body }) => {
  return { body: presentTopic(await setTopicPaused(deps, caller, params.topic, body.paused)) }
})

import { changeTopic, getTopic } from '@/lib/api/operations/topics'
import { notFound, serve } from '@/lib/http/endpoint/serve'
import { findTopic } from '@/lib/services/business/read-topics'
import { switchTopic } from '@/lib/services/business/pause-topic'
import { presentTopic } from '../_present/topic'

export const GET = serve(getTopic, async ({ deps, caller, params, requestId }) => {
  const topic = await findTopic(deps, caller.businessId, params.topic)
  return topic ? { body: presentTopic(topic) } : notFound(requestId)
})

export const PATCH = serve(changeTopic, async ({ deps, caller, params, body }) => {
  return { body: presentTopic(await switchTopic(deps, caller.businessId, params.topic, body.paused)) }
})

import { changeTopicOperation, getTopicOperation } from '@/lib/api/operations/topics'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { listTopic } from '@/lib/services/business/list-topic'
import { setTopicPaused } from '@/lib/services/business/pause-topic'
import { readTopic } from '@/lib/services/business/read-topics'
import { presentTopic } from '../_present/topic'

export const GET = serve(getTopicOperation, async ({ deps, caller, params, requestId }) => {
  const topic = await readTopic(deps, caller.businessId, params.topic)
  return topic ? { body: presentTopic(topic) } : problemFor(getTopicOperation, { outcome: 'unknown_topic' }, requestId)
})

export const PATCH = serve(changeTopicOperation, async ({ deps, caller, params, body, requestId }) => {
  const { paused, listed = 'always', sources = [] } = body
  const result =
    paused === undefined
      ? await listTopic(deps, caller, params.topic, { listed, sources })
      : await setTopicPaused(deps, caller, params.topic, paused)
  if (result.outcome !== 'set') return problemFor(changeTopicOperation, result, requestId)
  return { body: presentTopic(result.topic) }
})

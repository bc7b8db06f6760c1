import { GET as topics } from '@/app/api/v1/topics/route'
import { listTopicsTool } from '@/lib/api/agent-tools'
import { listTopicsOperation } from '@/lib/api/operations/topics'
import { serveTool } from '@/lib/http/mcp/mcp-server'

export const listTopics = serveTool(listTopicsTool, async (_, call) => {
  const listed = await call(listTopicsOperation, topics, {})
  const live = listed.topics
    .filter(({ archived }) => !archived)
    .map(({ key, texts, category, policy, paused, listed }) => {
      const { name = key, description = '' } = texts['en'] ?? Object.values(texts)[0] ?? {}
      return { key, name, description, category, policy, paused, listed }
    })
  return { says: `The business has ${live.length} topics.`, data: { topics: live } }
})

import { getLinkTool } from '@/lib/api/agent-tools'
import { ToolProblem } from '@/lib/http/mcp/call-operation'
import { serveTool } from '@/lib/http/mcp/mcp-server'
import { linkOf, NO_LINK } from './link-of'

export const getLink = serveTool(getLinkTool, async ({ contact, language }, call) => {
  const { url, expires_at, problem } = await linkOf(call, contact, language)
  if (url === null) throw new ToolProblem(problem ?? 'unreadable', NO_LINK[problem ?? 'unreadable'])
  return { says: 'This is the person’s link. Send it to this person only.', data: { url, expires_at } }
})

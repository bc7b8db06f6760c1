import { POST as check } from '@/app/api/v1/check/route'
import { mayIMessageTool } from '@/lib/api/agent-tools'
import { checkContactsOperation } from '@/lib/api/operations/check'
import { REASON_MEANINGS } from '@/lib/api/reason-meanings'
import { ToolProblem } from '@/lib/http/mcp/call-operation'
import { serveTool } from '@/lib/http/mcp/mcp-server'

export const mayIMessage = serveTool(mayIMessageTool, async ({ contact, topic, template }, call) => {
  const decision = await call(checkContactsOperation, check, { body: { contact, topic, template } })
  if ('results' in decision) throw new ToolProblem('invalid_body', 'One contact can be asked about at a time.')
  const { meaning } = REASON_MEANINGS[decision.reason]
  return { says: `${decision.allowed ? 'Yes, you may.' : 'No, do not send it.'} ${meaning}`, data: decision }
})

import { GET as getContact } from '@/app/api/v1/contacts/[id]/route'
import { POST as lookUp } from '@/app/api/v1/contacts/lookup/route'
import { whatWasChosenTool } from '@/lib/api/agent-tools'
import { getContactOperation, lookUpContactsOperation } from '@/lib/api/operations/contacts'
import { ToolProblem } from '@/lib/http/mcp/call-operation'
import { serveTool } from '@/lib/http/mcp/mcp-server'
import { NO_LINK } from './link-of'

const SAYS = {
  unknown: 'The business does not know this person: they have not answered anything.',
  released: NO_LINK.released,
  erased: NO_LINK.erased,
} as const

export const whatWasChosen = serveTool(whatWasChosenTool, async ({ contact }, call) => {
  const { contacts } = await call(lookUpContactsOperation, lookUp, { body: { contacts: [contact] } })
  const [found] = contacts
  if (!found || found.status === 'unreadable') throw new ToolProblem('unreadable', NO_LINK.unreadable)
  const { status } = found
  if (status !== 'found' || !found.contact) {
    const none = { status, stopped: status !== 'unknown', paused: false, paused_until: null, topics: [] }
    return { says: status === 'found' ? SAYS.unknown : SAYS[status], data: none }
  }
  const { id, stopped, paused, paused_until } = found.contact
  const { topics } = await call(getContactOperation, getContact, { params: { id }, query: '?limit=1' })
  const allowed = topics.filter(({ decision }) => decision.allowed).map(({ topic }) => topic)
  return {
    says: allowed.length > 0 ? `Messages may be sent now about: ${allowed.join(', ')}.` : 'No message may be sent now.',
    data: { status, stopped, paused, paused_until, topics: topics.filter(({ archived }) => !archived) },
  }
})

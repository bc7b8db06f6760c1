import { PUT as recordPreferences } from '@/app/api/v1/contacts/[id]/preferences/route'
import { POST as lookUp } from '@/app/api/v1/contacts/lookup/route'
import { recordNoTool } from '@/lib/api/agent-tools'
import { lookUpContactsOperation, recordPreferencesOperation } from '@/lib/api/operations/contacts'
import { type CallOperation, ToolProblem } from '@/lib/http/mcp/call-operation'
import { serveTool } from '@/lib/http/mcp/mcp-server'
import { linkOf, NO_LINK } from './link-of'

const WHERE = 'A conversation with an AI agent of the business'
const BY = 'The AI agent, through record_no'

/**
 * Records a No, as what a system of the business reports (method `api`), and not in the person's name (method `agent`):
 * what may be said in their name may also lift a No, and no AI agent may do that.
 */
export const recordNo = serveTool(recordNoTool, async ({ contact, topics, everything, said, said_at }, call) => {
  const id = await contactOf(call, contact)
  const recorded = await call(recordPreferencesOperation, recordPreferences, {
    params: { id },
    body: {
      ...(topics ? { topics: Object.fromEntries(topics.map((topic) => [topic, 'out' as const])) } : {}),
      ...(everything ? { stop: true as const } : {}),
      ...(said_at === undefined ? {} : { said_at }),
      ...(said === undefined ? {} : { evidence: { said, where: WHERE, by: BY } }),
    },
  })
  const statements = recorded.statements.map(({ topic, outcome, reason }) => ({ topic, outcome, reason }))
  const open = statements.filter(({ outcome }) => outcome === 'kept_out' || outcome === 'refused')
  return { says: saysOf(open), data: { contact_id: recorded.contact_id, statements, topics: recorded.topics } }
})

/** Returns the id of a contact. One who is not known becomes a contact: a No is never lost because nobody is there. */
async function contactOf(call: CallOperation, contact: string): Promise<string> {
  const { contacts } = await call(lookUpContactsOperation, lookUp, { body: { contacts: [contact] } })
  const known = contacts[0]?.contact?.id
  if (known !== undefined) return known
  const { contact_id, problem } = await linkOf(call, contact)
  if (contact_id === null) throw new ToolProblem(problem ?? 'unreadable', NO_LINK[problem ?? 'unreadable'])
  return contact_id
}

function saysOf(open: readonly { topic: string | null; reason: string | null }[]): string {
  if (open.length === 0) return 'The No is recorded, and holds from now on.'
  const named = open.map(({ topic, reason }) => `${topic ?? 'all messages'} (${reason})`).join(', ')
  return `Not recorded: ${named}. A topic that is required can’t be refused. With said_later the person has agreed since: record it again without said_at if they refuse now.`
}

import { serveMcp } from '@/lib/http/mcp/serve-mcp'
import { getLink } from './_tools/get-link'
import { listTopics } from './_tools/list-topics'
import { mayIMessage } from './_tools/may-i-message'
import { recordNo } from './_tools/record-no'
import { whatWasChosen } from './_tools/what-was-chosen'

/** What the AI agents of a business call (docs/agents.md). */
export const POST = serveMcp([mayIMessage, getLink, whatWasChosen, recordNo, listTopics])

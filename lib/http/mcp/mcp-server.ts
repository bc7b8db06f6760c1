import { type CallToolResult, McpServer, type McpRequestContext } from '@modelcontextprotocol/server'
import type { z } from 'zod'
import type { AgentTool } from '@/lib/api/agent-tools'
import type { Scope } from '@/lib/api/scopes'
import { log } from '@/lib/log'
import type { KeyCaller } from '@/lib/services/callers/caller'
import { type CallOperation, operationCaller, ToolProblem } from './call-operation'

/** What a tool returns: a sentence for the agent, and the same as data. */
export interface ToolAnswer<Output> {
  says: string
  data: Output
}

/** A tool with what it does. */
export interface ServedTool {
  tool: AgentTool
  run: (input: unknown, call: CallOperation) => Promise<ToolAnswer<unknown>>
}

/**
 * Ties a tool to what it does; the types of its input and output are those of its schemas. What the output does not
 * name is left out, however much an operation returned.
 */
export const serveTool = <Input extends z.ZodType, Output extends z.ZodType>(
  tool: AgentTool<Input, Output>,
  run: (input: z.infer<Input>, call: CallOperation) => Promise<ToolAnswer<z.infer<Output>>>,
): ServedTool => ({
  tool,
  async run(input, call) {
    const { says, data } = await run(input as z.infer<Input>, call)
    return { says, data: tool.output.parse(data) }
  },
})

/** The request that a server is made for, as it travels through the SDK. */
export interface McpAsked {
  request: Request
  requestId: string
  caller: KeyCaller
}

const INSTRUCTIONS =
  'Sayso keeps what people want a business to send them on WhatsApp. Before you begin a message, ask may_i_message, and do not send it if allowed is false. ' +
  'When a person says that they do not want messages, call record_no at once. You can record a No and nothing else: a person who wants more messages gets their link (get_preference_link) and chooses by themselves. ' +
  'Do not show one person what another person chose.'

/**
 * Returns the server for one request: it knows nothing of other requests. It has the tools for which the key has the
 * scopes.
 */
export function mcpServerFor(tools: readonly ServedTool[], { authInfo }: McpRequestContext): McpServer {
  const asked = authInfo?.extra?.['asked'] as McpAsked
  const server = new McpServer({ name: 'sayso', title: 'Sayso', version: '1' }, { instructions: INSTRUCTIONS })
  for (const { tool, run } of tools) {
    if (!scopesOf(tool).every((scope) => asked.caller.scopes.includes(scope))) continue
    const { title, description, input: inputSchema, output: outputSchema, isReadOnly } = tool
    const annotations = {
      title,
      readOnlyHint: isReadOnly,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    }
    server.registerTool(tool.name, { title, description, inputSchema, outputSchema, annotations }, (input) =>
      answer(tool.name, asked, () => run(input, operationCaller(asked.request, asked.requestId))),
    )
  }
  return server
}

/** The scopes that a tool needs. */
export const scopesOf = (tool: AgentTool): Scope[] => [...new Set(tool.operations.map(({ scope }) => scope))]

const FAILED =
  'Sayso failed, and nothing can be said about this person. Send no message, and call the tool again later.'

/** Returns what a tool returned in the form of the protocol. What it throws never reaches the agent as it is. */
async function answer(
  name: string,
  { requestId }: McpAsked,
  run: () => Promise<ToolAnswer<unknown>>,
): Promise<CallToolResult> {
  try {
    const { says, data } = await run()
    const structuredContent = data as Record<string, unknown>
    return {
      content: [
        { type: 'text', text: says },
        { type: 'text', text: JSON.stringify(data) },
      ],
      structuredContent,
    }
  } catch (error) {
    if (error instanceof ToolProblem) return refusal(error.message)
    log.error({ err: error, operation: name, requestId }, 'a tool for AI agents failed')
    return refusal(FAILED)
  }
}

const refusal = (text: string): CallToolResult => ({ content: [{ type: 'text', text }], isError: true })

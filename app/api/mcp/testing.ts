import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { POST } from './route'

/** What a tool returned to a client. */
export interface ToolAnswer {
  isError?: boolean
  structuredContent?: Record<string, unknown>
  /** The sentence that a language model reads. */
  says: string
}

/**
 * Connects the protocol's own client to the route, as if over HTTP.
 * @param mode `auto`: the protocol of 2026-07-28; `legacy`: the one that begins with `initialize`
 */
export async function connectAgent(token: string, mode: 'auto' | 'legacy' = 'auto') {
  const client = new Client({ name: 'a test', version: '1' }, { versionNegotiation: { mode } })
  const transport = new StreamableHTTPClientTransport(new URL('http://sayso.test/api/mcp'), {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
    // GET and DELETE belong to sessions. The web server refuses them with 405 (lib/routes.mjs).
    fetch: async (url, init) =>
      init?.method === 'POST' ? POST(new Request(url, init)) : new Response(null, { status: 405 }),
  })
  await client.connect(transport)
  const tool = async (name: string, input: Record<string, unknown> = {}): Promise<ToolAnswer> => {
    const result = await client.callTool({ name, arguments: input })
    const [first] = result.content
    return {
      ...(result.isError ? { isError: true } : {}),
      ...(result.structuredContent ? { structuredContent: result.structuredContent as Record<string, unknown> } : {}),
      says: first?.type === 'text' ? first.text : '',
    }
  }
  return { client, tool }
}

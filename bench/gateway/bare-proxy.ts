import { createForwarder } from '@/lib/backends/gateway/forward'
import { readGraphPath, upstreamUrl } from '@/lib/backends/gateway/graph-path'
import { env } from '@/lib/env'
import { responseFrom } from '@/lib/http/graph-response'

export const dynamic = 'force-dynamic'

const forwarder = createForwarder(env().ALLOW_PRIVATE_BACKENDS)

/**
 * The route against which the gateway's time is measured: it forwards in the same way, with the body read whole as
 * well, but checks no consent. It is part of no product build: bench/site.ts puts it into the copy as
 * app/api/bench/graph/[...path]/route.ts.
 */
export async function POST(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const path = readGraphPath(pathname.replace(/^\/api\/bench\/graph/, ''))
  if (!path) return new Response(null, { status: 404 })
  const body = Buffer.from(await request.arrayBuffer())
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  const url = upstreamUrl(`${env().SANDBOX_URL}/graph/v24.0/`, path, search)
  const answer = await forwarder.forward({ method: 'POST', url, headers, body, timeoutMs: 30_000 })
  return answer.ok ? responseFrom(answer) : new Response(null, { status: 502 })
}

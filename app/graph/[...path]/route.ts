import { after } from 'next/server'
import { env } from '@/lib/env'
import { clientIp } from '@/lib/http/client-ip'
import { responseFrom } from '@/lib/http/graph-response'
import { log } from '@/lib/log'
import { answerGraph, internalError } from '@/lib/services/gateway/answer-graph'
import { webDeps } from '@/lib/services/runtime'

export const dynamic = 'force-dynamic'

/** In front of Meta's Graph API: `/graph/v24.0/…` goes on to `https://graph.facebook.com/v24.0/…`, messages of templates only if consented. */
async function handle(request: Request): Promise<Response> {
  try {
    const { method, headers, body, signal } = request
    const { pathname, search } = new URL(headers.get('x-sayso-target') ?? request.url, request.url)
    const below = pathname.replace(/^\/graph/, '')
    const address = clientIp(headers, env().TRUSTED_PROXY_HOPS) ?? headers.get('x-sayso-peer')
    const answer = await answerGraph(webDeps(), { method, pathname: below, search, headers, body, signal, address })
    const { after: later } = answer
    if (later) after(() => later)
    return responseFrom(answer)
  } catch (err) {
    log.error({ err }, 'a call of the gateway failed')
    return responseFrom(internalError())
  }
}

export {
  handle as GET,
  handle as HEAD,
  handle as POST,
  handle as PUT,
  handle as PATCH,
  handle as DELETE,
  handle as OPTIONS,
}

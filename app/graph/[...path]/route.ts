import { env } from '@/lib/env'
import { clientGone } from '@/lib/http/client-gone'
import { clientIp } from '@/lib/http/client-ip'
import { responseFrom } from '@/lib/http/graph-response'
import { type Asked, type Entry, handleRequest, requestIdOf } from '@/lib/http/handle-request'
import { log } from '@/lib/log'
import { goOnAfterResponse } from '@/lib/pending-work.mjs'
import { answerGraph, internalError } from '@/lib/services/gateway/answer-graph'

export const dynamic = 'force-dynamic'

interface GraphRequest extends Asked {
  request: Request
}

/**
 * Passes calls on to Meta's Graph API, from `/graph/v24.0/…` to `https://graph.facebook.com/v24.0/…`. Template messages
 * are only passed on if they may be sent. The use case itself checks who calls, how often, and the size, because a
 * token may be in the body, and a body that is not a message is passed on as a stream.
 */
const gateway: Entry<GraphRequest, string | null, undefined, Response> = {
  failure: 'a call of the gateway failed',
  recognise: (_, { request: { headers } }) =>
    clientIp(headers, env().TRUSTED_PROXY_HOPS) ?? headers.get('x-sayso-peer'),
  async run(deps, address, _, { request: { method, url, headers, body, signal }, requestId }) {
    const { pathname, search } = new URL(headers.get('x-sayso-target') ?? url, url)
    const below = pathname.replace(/^\/graph/, '')
    const answer = await answerGraph(deps, { method, pathname: below, search, headers, body, signal, address })
    const { after: later } = answer
    if (later)
      goOnAfterResponse(later, (err) => log.error({ err, requestId }, 'work after a message of the gateway failed'))
    return responseFrom(answer)
  },
  failed: (failure) => (failure === 'client_gone' ? clientGone() : responseFrom(internalError())),
}

const handle = (request: Request): Promise<Response> =>
  handleRequest(gateway, { request, requestId: requestIdOf(request) })

export {
  handle as GET,
  handle as HEAD,
  handle as POST,
  handle as PUT,
  handle as PATCH,
  handle as DELETE,
  handle as OPTIONS,
}

import { NotFoundView } from '@/components/public/NotFoundView'
import { env } from '@/lib/env'
import { clientGone } from '@/lib/http/client-gone'
import { foreignHost } from '@/lib/http/foreign-host'
import { type Asked, type Entry, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { LOCALES, negotiateLocale } from '@/lib/i18n/locales'
import { businessOfHost } from '@/lib/services/domains/find-host'
import { plainPage } from '../_page/plain-page'
import { frontPage } from './_front/front-page'

interface FrontRequest extends Asked {
  request: Request
  path: readonly string[] | undefined
}

/**
 * Serves the root address, and every address that does not exist, because Next's own page for those has scripts and
 * lacks our content security policy. Under a host name that is not ours, the root is served if it is a business's.
 */
const front: Entry<FrontRequest, null, undefined, Response> = {
  failure: 'the first page failed',
  recognise: async (deps, { request, path }) => {
    const host = foreignHost(request)
    if (host === null || path !== undefined || (await businessOfHost(deps, host)) !== null) return null
    return new Refusal(await plainPage(<NotFoundView frame={frameOf(request)} />, 404))
  },
  run: (_deps, _who, _input, { request, path }) =>
    path === undefined
      ? frontPage(frameOf(request), foreignHost(request) === null)
      : plainPage(<NotFoundView frame={frameOf(request)} />, 404),
  failed: (failure) =>
    failure === 'client_gone'
      ? clientGone()
      : new Response('Unavailable', { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '30' } }),
}

const frameOf = (request: Request) => ({
  locale: negotiateLocale(request.headers.get('accept-language'), LOCALES),
  languages: [],
  canonicalUrl: `${env().BASE_URL}/`,
})

export async function GET(request: Request, { params }: { params: Promise<{ path?: string[] }> }): Promise<Response> {
  return handleRequest(front, { request, requestId: requestIdOf(request), path: (await params).path })
}

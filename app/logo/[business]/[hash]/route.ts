import { clientGone } from '@/lib/http/client-gone'
import { foreignHost } from '@/lib/http/foreign-host'
import { type Asked, type Entry, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { findLogo } from '@/lib/services/business/find-logo'
import { businessOfHost } from '@/lib/services/domains/find-host'

interface LogoRequest extends Asked {
  request: Request
  business: string
  hash: string
}

const YEAR_SECONDS = 31_536_000

/**
 * Serves the logo of a business by the hash of its bytes, so the response never changes. It has a content security
 * policy of its own, because an SVG could hold scripts.
 */
const logo: Entry<LogoRequest, null, number, Response> = {
  failure: 'a logo could not be shown',
  // Anybody may see the logo, because it is on every page of the business.
  recognise: () => null,
  read: (_deps, _who, { business, hash }) =>
    /^\d{1,9}$/.test(business) && /^[0-9a-f]{64}$/.test(hash) ? Number(business) : new Refusal(notFound()),
  async run(deps, _, business, { request, hash }) {
    const host = foreignHost(request)
    if (host !== null && (await businessOfHost(deps, host)) !== (await deps.configs.businessId(business)))
      return notFound()
    const found = await findLogo(deps, business, hash)
    if (!found) return notFound()
    return new Response(new Uint8Array(found.content), {
      headers: {
        'Content-Type': found.contentType,
        'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`,
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
      },
    })
  },
  failed(failure) {
    if (failure === 'client_gone') return clientGone()
    if (failure === 'unexpected') return plain('Something went wrong', 500)
    return plain('Unavailable', 503, { 'Retry-After': '5' })
  },
}

const plain = (text: string, status: number, headers: Record<string, string> = {}) =>
  new Response(text, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
const notFound = () => plain('Not found', 404)

export async function GET(
  request: Request,
  { params }: { params: Promise<{ business: string; hash: string }> },
): Promise<Response> {
  return handleRequest(logo, { request, requestId: requestIdOf(request), ...(await params) })
}
